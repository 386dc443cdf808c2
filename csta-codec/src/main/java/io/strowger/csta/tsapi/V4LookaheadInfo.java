package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;

import io.strowger.csta.codec.Max;

/** Where an interflowed call waited before, private data versions 2 to 4. */
public record V4LookaheadInfo(Interflow type, Priority priority, int hours, int minutes, int seconds,
        @Max(DEVICE_ID) String sourceVDN) {
    /** The call was not interflowed. */
    public static final V4LookaheadInfo NONE = new V4LookaheadInfo(Interflow.LAI_NO_INTERFLOW,
            Priority.LAI_NOT_IN_QUEUE, 0,
            0, 0, "");
}
