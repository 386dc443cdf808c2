package io.strowger.core.route;

/**
 * Where agents are, as far as it matters for bringing contacts to them. Agents of one place stand together in a skill, so that a place that cannot be reached costs
 * one question, however many they are.
 *
 * @param switchName of their stations
 * @param location of their stations, empty = none
 */
public record Place(String switchName, String location) {
    public static final Place NONE = new Place("", "");
}
