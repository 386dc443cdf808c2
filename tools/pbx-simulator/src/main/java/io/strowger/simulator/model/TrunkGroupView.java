package io.strowger.simulator.model;

/** Free and used circuits of a trunk group. */
public record TrunkGroupView(int idleTrunks, int usedTrunks) {}
