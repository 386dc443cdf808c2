package io.strowger.tools.simulation;

import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.Party;
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

    /** @param calls all that the switch has */
    void look(List<LiveCall> calls, long now) {
        Map<String, List<Span>> before = new HashMap<>(present);
        present.clear();
        for (LiveCall call : calls) {
            for (Party party : call.parties()) {
                if (party.device().kind() == Device.Kind.STATION) {
                    String station = party.device().id();
                    int callId = party.connection().callId();
                    Span was = taken(before.get(station), callId, party.state());
                    present.computeIfAbsent(station, s -> new ArrayList<>(2))
                            .add(was != null ? was : new Span(callId, party.state(), now, Long.MAX_VALUE));
                }
            }
        }
        before.forEach((station, spans) -> spans.forEach(span -> past.computeIfAbsent(station, s -> new ArrayList<>())
                .add(new Span(span.callId(), span.state(), span.from(), now))));
    }

    /** Takes a connection that has stayed as it was out of those that there were. */
    private static Span taken(List<Span> spans, int callId, ConnectionState state) {
        for (int i = 0; spans != null && i < spans.size(); i++) {
            if (spans.get(i).callId() == callId && spans.get(i).state() == state) {
                return spans.remove(i);
            }
        }
        return null;
    }

    /** Gives back the room of what ended before the moment. */
    void forgetBefore(long nanos) {
        past.values().forEach(spans -> spans.removeIf(span -> span.until() < nanos));
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
