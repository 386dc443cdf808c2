package io.strowger.simulator.model;

/** One step of a vector. Steps are numbered from 1. */
public sealed interface VectorStep {
    /** Wait, hearing something, for a number of seconds; 0 goes on at once. */
    record Wait(int seconds, Treatment hearing) implements VectorStep {}

    /** Ask the application that registered the VDN where the call shall go, and go on with the next step meanwhile. */
    record AdjunctRouting() implements VectorStep {}

    /** Go to a step when the condition holds, else to the next step. */
    record Goto(int step, Condition condition) implements VectorStep {}

    /** Queue the call to a skill; the vector goes on while the call waits. */
    record QueueTo(String skill, Priority priority) implements VectorStep {}

    /** Play an announcement of the given length. */
    record Announcement(String extension, int seconds) implements VectorStep {}

    /** The caller hears busy; the call is lost. */
    record Busy() implements VectorStep {}

    /** The call is dropped. */
    record Disconnect() implements VectorStep {}

    /** The vector ends; a call that waits nowhere is dropped. */
    record Stop() implements VectorStep {}

    /** The call goes to a station, VDN or outside number; an impossible destination goes on with the next step. */
    record RouteTo(String destination) implements VectorStep {}

    /** When a goto branches. */
    sealed interface Condition {
        /** Always. */
        record Unconditionally() implements Condition {}

        /** As long as this step has branched fewer times than this for the call (a looping counter). */
        record FewerTimesThan(int times) implements Condition {}

        /** When no agent is logged in to the skill. */
        record Unstaffed(String skill) implements Condition {}
    }

    /** Priority of a queued call. */
    enum Priority {
        LOW, MEDIUM, HIGH, TOP
    }
}
