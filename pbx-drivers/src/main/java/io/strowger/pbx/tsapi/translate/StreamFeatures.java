package io.strowger.pbx.tsapi.translate;

import io.strowger.core.model.MonitorKind;
import io.strowger.csta.tsapi.PrivateData;
import java.util.OptionalInt;

/**
 * What was agreed for one stream, and what a request may refer to.
 *
 * @param version
 *            of private data, 0 = none
 * @param vendor
 *            under which private data is sent
 * @param apiVersion
 *            as the server confirmed it
 * @param monitors
 *            finds the monitors that stand
 * @param passwords
 *            finds passwords
 */
public record StreamFeatures(int version, String vendor, String apiVersion, Monitors monitors, Passwords passwords) {
    /** The API version whose route selects and ends cannot be refused. */
    private static final String API_WITHOUT_INVOKE_ID = "1";

    /** A stream without monitors and passwords. */
    public static StreamFeatures of(int version, String apiVersion) {
        return new StreamFeatures(version, PrivateData.ECS, apiVersion, (device, kind) -> OptionalInt.empty(),
                name -> null);
    }

    /** Whether route selects and ends carry an invoke id, so that they can be refused. */
    boolean isRouteRefusable() {
        return !apiVersion.equals(API_WITHOUT_INVOKE_ID);
    }

    /** The monitors of the stream. */
    @FunctionalInterface
    public interface Monitors {
        /** The cross reference of a monitor that stands. */
        OptionalInt crossReference(String deviceId, MonitorKind kind);
    }

    /** The passwords that the static settings have by name. */
    @FunctionalInterface
    public interface Passwords {
        /** The password, or null. */
        String password(String name);
    }
}
