package io.strowger.calllog;

/**
 * Turns off what Chronicle does besides keeping records: it announces itself, reports its use to its vendor and starts
 * a thread that watches the disk in its own way. Properties that were set from outside stay as they are.
 */
final class ChronicleSwitches {

    static {
        for (String name : new String[]{"chronicle.analytics.disable", "chronicle.announcer.disable",
            "chronicle.disk.monitor.disable"}) {
            if (System.getProperty(name) == null) {
                System.setProperty(name, "true");
            }
        }
    }

    private ChronicleSwitches() {}

    /** Must be called before the first class of Chronicle is loaded. */
    static void apply() {
        // The work is done when this class is initialised.
    }
}
