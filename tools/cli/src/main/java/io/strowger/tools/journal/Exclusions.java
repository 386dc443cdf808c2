package io.strowger.tools.journal;

import io.strowger.core.fact.RouteWitness.Candidate;
import io.strowger.core.fact.RouteWitness.Exclusion;

/** A sentence for each reason why an agent who has the skill was not eligible. */
final class Exclusions {
    private Exclusions() {}

    static String sentence(Candidate candidate) {
        String sentence = sentence(candidate.exclusion());
        return candidate.detail().isEmpty() ? sentence : sentence + " (" + candidate.detail() + ")";
    }

    static String sentence(Exclusion exclusion) {
        return switch (exclusion) {
            case null -> "could not be chosen, for a reason that a newer version gave";
            case NONE -> "could have been chosen";
            case NOT_READY -> "was not ready";
            case RESERVED -> "was reserved for another contact";
            case ON_A_CALL -> "was on a call";
            case AFTER_CALL_WORK -> "was in after-call work";
            case DESKTOP_GONE -> "was ready, but the desktop's connection was gone";
            case STATION_BUSY -> "was ready, but there was a call at the station";
            case STATION_OUT_OF_SERVICE -> "was ready, but the station was out of service or not monitored";
            case LINK_DOWN ->
                "was ready, but the link to the switch was down, or had come up and the switch had not said yet what he was";
            case PENDING_NOT_READY -> "was about to become not ready";
            case ALREADY_TRIED -> "had been tried for this contact before and did not answer";
            case OTHER_SWITCH -> "was at another switch than the call";
            case TRUNKS_BUSY -> "was at another switch than the call, and no trunk to it was free";
            case QUARANTINED -> "was ready, but the switch was being asked what is true of the station";
            case GUARD_TIME -> "was ready, but in the guard time after the last contact";
            case RESERVE -> "was ready, but is a reserve, and the skill was not overloaded enough";
            case LEVEL -> "was ready, but the level is worse than what was asked for";
            case NOT_NAMED -> "was ready, but the contact asked for others by name";
            case CAPACITY -> "was ready, but had no room for a contact of this medium beside what he had";
            case AUTO_RESERVE ->
                "was ready, but the skill had had more than its part of his time, and was not overloaded";
            case OTHER_LOCATION ->
                "was ready, but at another location than the caller, for whom those there were asked alone";
        };
    }
}
