package io.strowger.tools.simulation;

import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.StationView;
import io.strowger.simulator.model.Switch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The switch's own account of what its stations did, kept by looking at them after everything that it does. No link is involved. */
final class StationBook {
    /**
     * A connection of a station that stayed in one state; times in virtual nanoseconds.
     *
     * @param until Long.MAX_VALUE while it lasts
     */
    record Span(int callId, ConnectionState state, long from, long until) {
        /** How much of it lies between the two moments. */
        long within(long begin, long end) {
            return Math.max(0, Math.min(until, end) - Math.max(from, begin));
        }
    }

    private final Map<String, List<Span>> past = new HashMap<>();
    private final Map<String, List<Span>> present = new HashMap<>();

    void look(Switch pbx, long now) {
        for (StationView station : pbx.stations()) {
            look(station, now);
        }
    }

    private void look(StationView station, long now) {
        List<Span> open = present.computeIfAbsent(station.extension(), s -> new ArrayList<>());
        if (open.isEmpty() && station.connections().isEmpty()) {
            return;
        }
        List<Span> still = new ArrayList<>();
        for (Party party : station.connections()) {
            Span same = open.stream().filter(span -> span.callId() == party.connection().callId()
                    && span.state() == party.state()).findFirst().orElse(null);
            still.add(same != null
                    ? same
                    : new Span(party.connection().callId(), party.state(), now, Long.MAX_VALUE));
        }
        for (Span span : open) {
            if (!still.contains(span)) {
                past.computeIfAbsent(station.extension(), s -> new ArrayList<>())
                        .add(new Span(span.callId(), span.state(), span.from(), now));
            }
        }
        present.put(station.extension(), still);
    }

    /** Every span of a station that reaches into the time between the two moments. */
    List<Span> within(String station, long begin, long end) {
        List<Span> found = new ArrayList<>();
        for (Map<String, List<Span>> book : List.of(past, present)) {
            for (Span span : book.getOrDefault(station, List.of())) {
                if (span.within(begin, end) > 0) {
                    found.add(span);
                }
            }
        }
        return found;
    }
}
