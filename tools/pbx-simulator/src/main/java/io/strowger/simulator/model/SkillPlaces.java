package io.strowger.simulator.model;

import java.util.List;

/** Skills named by their place in the list of the active VDN. */
final class SkillPlaces {
    /** The names, in order. */
    static final List<String> LIST = List.of("1st", "2nd", "3rd");

    private SkillPlaces() {}

    /** The skill that a name means for a VDN's list: the name itself unless it is a place; empty for a free place. */
    static String resolve(String name, List<String> skillsOfVdn) {
        int place = LIST.indexOf(name);
        if (place < 0) {
            return name;
        }
        return place < skillsOfVdn.size() ? skillsOfVdn.get(place) : "";
    }
}
