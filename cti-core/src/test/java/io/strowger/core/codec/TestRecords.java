package io.strowger.core.codec;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A family of records that uses every kind of component. */
final class TestRecords {

    @Doc("The state of a Connection.")
    enum State {
        NULL, INITIATE, @Doc("Alerting,\nat a device.")
        ALERTING, CONNECTED
    }

    @Doc("One of every kind.")
    record Scalars(int count, long serial, boolean flag, double ratio, @Doc("As dialled.") String calledDevice,
            State state, Bytes userToUser) {}

    record Id(long high, long low) {}

    record Nothing() {}

    record Nested(Id id, Nothing nothing, Scalars scalars, Event event) {}

    record Lists(List<Integer> counts, List<Long> serials, List<Boolean> flags, List<Double> ratios,
            List<String> texts, List<State> states, List<Bytes> parts, List<Id> ids, List<Event> events) {}

    record Maps(Map<String, String> texts, SortedMap<String, Id> ids, Map<String, Event> events) {}

    /** Contains itself. */
    record Tree(String name, Tree left, List<Tree> others) {}

    /** Field numbers out of the order of the components and wide enough for tags of two bytes. */
    record Renumbered(@Tag(2000) int last, @Tag(16) String middle, @Tag(1) int first) {}

    /** Refuses some values. */
    record Positive(int value) {

        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("value " + value);
            }
        }
    }

    @Doc("What happened.")
    sealed interface Event permits Delivered, Cleared, Feature {}

    @Tag(1)
    record Delivered(Id call, String device, List<Event> caused) implements Event {}

    @Tag(15)
    record Cleared() implements Event {}

    /** A sealed interface below another. */
    sealed interface Feature extends Event permits Forwarding, DoNotDisturb {}

    @Tag(16)
    record Forwarding(String to) implements Feature {}

    @Tag(300)
    record DoNotDisturb(boolean on) implements Feature {}

    private TestRecords() {}
}
