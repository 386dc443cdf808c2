package io.strowger.core.state;

import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import java.util.List;

/**
 * A device as the switch itself last described it, beside what is believed of it: {@link Device} and the connections of {@link Call}s.
 *
 * @param link that the switch said it on
 * @param saidNanos when it last gave a description that no event had overtaken; 0 = never
 * @param saidSequence input by which it gave it
 * @param said the connections of that description
 * @param suspicion a description that differs from what is believed and waits for a second one; null = none
 * @param score how often both views were compared
 * @param last the last difference; null = there was none
 */
public record SwitchView(DeviceKey key, String link, long saidNanos, long saidSequence, List<Said> said,
        Suspicion suspicion, Score score,
        Difference last) {

    /** A connection at the device. */
    public record Said(int callId, LocalConnectionState state) implements Comparable<Said> {
        @Override
        public int compareTo(Said other) {
            int order = Integer.compare(callId, other.callId);
            return order != 0 ? order : state.compareTo(other.state);
        }

        @Override
        public String toString() {
            return callId + " " + state;
        }
    }

    /** @param sequence input after which it was asked; an event since then voids the suspicion */
    public record Suspicion(long sequence, List<Said> said) {}

    /**
     * @param checks comparisons that no event had overtaken
     * @param differences of those
     */
    public record Score(long checks, long differences) {}

    /** @param text what was believed and what the switch said, for people */
    public record Difference(long nanos, long sequence, String text) {}

    public static SwitchView of(DeviceKey key) {
        return new SwitchView(key, "", 0, 0, List.of(), null, new Score(0, 0), null);
    }

    /** Both views are the same now. */
    public SwitchView agreed(String byLink, long nanos, long sequence, List<Said> now) {
        return new SwitchView(key, byLink, nanos, sequence, now, null,
                new Score(score.checks() + 1, score.differences()), last);
    }

    /** They were not, and what is believed was repaired. */
    public SwitchView differed(String byLink, List<Said> now, Difference difference) {
        return new SwitchView(key, byLink, difference.nanos(), difference.sequence(), now, null,
                new Score(score.checks() + 1, score.differences() + 1), difference);
    }

    /** Described for the first time since the switch could not be asked: that is no comparison. */
    public SwitchView learned(String byLink, long nanos, long sequence, List<Said> now) {
        return new SwitchView(key, byLink, nanos, sequence, now, null, score, last);
    }

    public SwitchView suspected(Suspicion value) {
        return new SwitchView(key, link, saidNanos, saidSequence, said, value, score, last);
    }
}
