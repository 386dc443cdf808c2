package io.strowger.simulator.model;

/** What a caller hears during a wait step. */
public enum Treatment {
    SILENCE, RINGBACK, MUSIC
}
