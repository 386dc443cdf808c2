package io.strowger.simulator.wire;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.TsapiMessage;

/**
 * Requests that are refused on purpose.
 *
 * @param eventType the request's number in the CSTA table; {@link #ANY} for every request
 * @param device the device that a request must name; empty for every device
 * @param probability how likely such a request is refused, above 0 to 1
 * @param answer what it gets: a universal failure of the switch or of the server
 */
public record Refusal(int eventType, String device, double probability, TsapiMessage answer) {
    /** Every request. */
    public static final int ANY = 0;

    public Refusal {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability of a refusal: " + probability);
        }
        if (!(answer instanceof Csta.UniversalFailureConf) && !(answer instanceof Acs.UniversalFailureConf)) {
            throw new IllegalArgumentException("a refusal is a universal failure, not " + answer);
        }
    }

    /** Always, by the switch. */
    public static Refusal of(int eventType, String device, CSTAUniversalFailure failure) {
        return new Refusal(eventType, device, 1, new Csta.UniversalFailureConf(failure));
    }

    /** Always, by the server in front of it. */
    public static Refusal of(int eventType, String device, ACSUniversalFailure failure) {
        return new Refusal(eventType, device, 1, new Acs.UniversalFailureConf(failure));
    }

    boolean matches(int type, String named) {
        return (eventType == ANY || eventType == type) && (device.isEmpty() || device.equals(named));
    }

    boolean sameAs(Refusal other) {
        return eventType == other.eventType && device.equals(other.device);
    }
}
