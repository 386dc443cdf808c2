package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;

import io.strowger.csta.codec.Max;

/** Where an interflowed call waited before, from private data version 5. */
public record LookaheadInfo(Interflow type, Priority priority, int hours, int minutes, int seconds,
        @Max(DEVICE_ID) String sourceVDN, Unicode uSourceVDN) {
    /** The call was not interflowed. */
    public static final LookaheadInfo NONE = new LookaheadInfo(Interflow.LAI_NO_INTERFLOW, Priority.LAI_NOT_IN_QUEUE, 0,
            0,
            0, "", Unicode.EMPTY);
}
