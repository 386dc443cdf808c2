package io.strowger.csta.tsapi;

/** State of one link of the switch. */
public record LinkStatusEntry(int linkID, LinkState linkState) {}
