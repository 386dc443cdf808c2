package io.strowger.simulator.model;

/** What a dialled number means. */
sealed interface Destination {
    /** A station, or the station of a logged-in agent. */
    record ToStation(Station station) implements Destination {}

    /** A VDN. */
    record ToVdn(SwitchPlan.VdnPlan vdn) implements Destination {}

    /** A skill. */
    record ToSkill(SkillQueue skill) implements Destination {}

    /** An announcement. */
    record ToAnnouncement(AcdPlan.AnnouncementPlan announcement) implements Destination {}

    /** An outside number. */
    record ToOutside(String number) implements Destination {}

    /** Nothing. */
    record Unknown() implements Destination {}
}
