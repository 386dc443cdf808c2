package io.strowger.pbx;

/** The steps by which a link comes up, in their order. Constants are only appended. */
public enum LinkStep {
    /** What the switch can do. */
    CAPABILITIES("asks for the switch's capabilities"),
    /** How the switch is, and that it tells when that changes. */
    SYSTEM_STATUS("asks how the switch is"),
    /** The switch's time of day, held against this machine's. */
    CLOCK("compares the clocks"),
    /** The devices of the login; done counts devices. */
    DEVICE_LIST("lists the devices of the login"),
    /** Monitors; done are those that stand. */
    MONITORS("sets monitors"),
    /** Route registrations; done are those that stand. */
    REGISTRATIONS("registers for routing"),
    /** What the engine asks after once the link is up, until the first time that nothing is left to answer. */
    SNAPSHOTS("answers the engine's snapshots"),
    /** What the engine asks after later. */
    RECONCILE("answers the engine's later snapshots");

    private final String sentence;

    LinkStep(String sentence) {
        this.sentence = sentence;
    }

    /** In words. */
    public String sentence() {
        return sentence;
    }
}
