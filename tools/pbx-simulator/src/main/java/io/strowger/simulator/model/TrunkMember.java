package io.strowger.simulator.model;

/**
 * One circuit of a trunk group.
 *
 * @param group the group's number, such as {@code 801}
 * @param member the circuit's number within the group, from 1
 */
public record TrunkMember(String group, int member) {
    /** The device id of this circuit, such as {@code T801#3}. */
    public String deviceId() {
        return "T" + group + "#" + member;
    }
}
