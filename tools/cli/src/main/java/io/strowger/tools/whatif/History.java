package io.strowger.tools.whatif;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.input.Input;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.WorkMode;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a journal tells of arrivals, callers' patience, handling times, and who worked when. Read once, in one pass over inputs and facts. */
final class History {
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Map<ContactId, Open> contacts = new LinkedHashMap<>();
    private final Map<Integer, ContactId> byCallId = new HashMap<>();
    private final Map<String, ContactId> wrapping = new HashMap<>();
    private final Map<String, Long> wrapSince = new HashMap<>();
    private final TreeMap<String, List<Duty.Change>> duties = new TreeMap<>();
    private final List<Fact.VariableSet> variables = new ArrayList<>();
    private final List<Long> variableTimes = new ArrayList<>();
    private final Map<String, Input.LookUpAnswered> lookUps = new HashMap<>();
    private final Figures recorded = new Figures();
    private Site site = Site.EMPTY;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos;
    private int passedOver;

    /** A contact as far as it is known. */
    private static final class Open {
        private String switchName = "";
        private String vdn = "";
        private String ani = "";
        private String dnis = "";
        private String digits = "";
        private Bytes userToUser = Bytes.EMPTY;
        private long asked = -1;
        private long answered = -1;
        private long ring = -1;
        private long talk = -1;
        private long wrap = -1;
        private long ended = -1;
        private boolean abandoned;

        private Arrival arrival() {
            long waited = answered >= 0 ? answered - asked : ended - asked;
            return new Arrival(switchName, vdn, ani, dnis, digits, userToUser, asked, ring, talk, wrap,
                    abandoned ? ended - asked : -1, waited);
        }
    }

    /** Reads a journal; both readers stand at its beginning, and the caller closes them. */
    static History of(Reader<JournalledInput> inputs, Reader<JournalledFact> facts) {
        History history = new History();
        JournalledFact fact = facts.next();
        for (JournalledInput input = inputs.next(); input != null; input = inputs.next()) {
            history.input(input);
            while (fact != null && fact.inputSequence() <= input.sequence()) {
                history.fact(fact);
                fact = facts.next();
            }
        }
        return history;
    }

    private void input(JournalledInput journalled) {
        if (!(INPUT.decode(journalled.payload()) instanceof Decoded.Value<Input>(Input input))) {
            return;
        }
        switch (input) {
            case Input.ConfigurationApplied in -> site = in.site();
            case Input.ConfigurationScheduled in -> site = in.site();
            case Input.LookUpAnswered in -> lookUps.put(in.lookUp() + "/" + in.key(), in);
            case Input.RouteRequested in -> {
                pendingRequest = in;
                pendingNanos = journalled.timeNanos();
                return;
            }
            default -> {
                // Nothing that the engine would not make again.
            }
        }
        pendingRequest = null;
    }

    /** The request whose facts come next. */
    private Input.RouteRequested pendingRequest;
    private long pendingNanos;

    private void fact(JournalledFact journalled) {
        if (!(FACT.decode(journalled.payload()) instanceof Decoded.Value<Fact>(Fact fact))) {
            return;
        }
        long at = journalled.timeNanos();
        firstNanos = Math.min(firstNanos, at);
        lastNanos = Math.max(lastNanos, at);
        recorded.add(fact, at);
        switch (fact) {
            case Fact.ContactStarted f -> {
                Open open = new Open();
                open.switchName = f.call().switchName();
                open.vdn = f.vdn();
                open.ani = f.ani();
                open.dnis = f.dnis();
                contacts.put(f.contact(), open);
                byCallId.put(f.call().callId(), f.contact());
            }
            case Fact.ContactQueued f -> queued(f, at);
            case Fact.SegmentAnswered f -> answered(f, at);
            case Fact.SegmentEnded f -> segmentEnded(f, at);
            case Fact.ContactEnded f -> {
                Open open = contacts.get(f.contact());
                if (open != null) {
                    open.ended = at;
                    open.abandoned = f.disposition() == ContactDisposition.ABANDONED && open.answered < 0;
                }
            }
            case Fact.AgentLoggedOn f -> change(f.agentId(),
                    new Duty.Change(at, Duty.Kind.LOG_ON, f.switchName(), f.station(), 0));
            case Fact.AgentLoggedOff f -> change(f.agentId(),
                    new Duty.Change(at, Duty.Kind.LOG_OFF, f.switchName(), f.station(), f.reasonCode()));
            case Fact.AgentStateChanged f -> agentChanged(f, at);
            case Fact.VariableSet f -> {
                variables.add(f);
                variableTimes.add(at);
            }
            default -> {
                // Made anew by the engine.
            }
        }
    }

    private void queued(Fact.ContactQueued f, long at) {
        Open open = contacts.get(f.contact());
        if (open == null || open.asked >= 0) {
            return;
        }
        open.asked = at;
        if (pendingRequest != null) {
            open.asked = pendingNanos;
            open.vdn = pendingRequest.currentRoute().number();
            open.digits = pendingRequest.data().collectedDigits();
            open.userToUser = pendingRequest.data().userToUser();
        }
    }

    private void answered(Fact.SegmentAnswered f, long at) {
        Open open = contacts.get(f.contact());
        if (open != null && open.answered < 0) {
            open.answered = at;
            open.ring = f.ringMillis() * NANOS_PER_MILLI;
        }
    }

    private void segmentEnded(Fact.SegmentEnded f, long at) {
        Open open = contacts.get(f.contact());
        if (open != null && open.answered < 0) {
            open.ring = f.ringMillis() * NANOS_PER_MILLI;
        }
        if (open != null && open.answered >= 0 && open.talk < 0) {
            open.talk = at - open.answered;
            open.wrap = 0;
            wrapping.put(f.agentId(), f.contact());
        }
    }

    private void change(String agentId, Duty.Change change) {
        duties.computeIfAbsent(agentId, id -> new ArrayList<>()).add(change);
    }

    private void agentChanged(Fact.AgentStateChanged f, long at) {
        if (f.to() == AgentState.AFTER_CALL_WORK) {
            wrapSince.put(f.agentId(), at);
        } else if (f.from() == AgentState.AFTER_CALL_WORK) {
            Long since = wrapSince.remove(f.agentId());
            ContactId worked = wrapping.remove(f.agentId());
            Open open = worked == null ? null : contacts.get(worked);
            if (since != null && open != null) {
                open.wrap = at - since;
            }
        }
        WorkMode before = f.previous() == null ? null : f.previous().workMode();
        if (before == f.workMode() && f.workMode() != WorkMode.AUX) {
            return;
        }
        switch (f.workMode()) {
            case AUX -> {
                if (before != WorkMode.LOGGED_OUT || f.reasonCode() != 0) {
                    change(f.agentId(), new Duty.Change(at, Duty.Kind.NOT_READY, "", "", f.reasonCode()));
                }
            }
            // After his after-call work he is ready again by the engine, or by the wrap-up time of the contact.
            case AUTO_IN, MANUAL_IN -> {
                if (before != WorkMode.ACW) {
                    change(f.agentId(), new Duty.Change(at,
                            f.workMode() == WorkMode.AUTO_IN ? Duty.Kind.READY_AUTO : Duty.Kind.READY_MANUAL, "", "",
                            0));
                }
            }
            case ACW, LOGGED_OUT -> {
                // The first is of the contact, the second has a fact of its own.
            }
        }
    }

    /** Contacts that a VDN of the configuration asked for, in the order of their times. */
    List<Arrival> arrivals() {
        List<Arrival> arrivals = new ArrayList<>();
        passedOver = 0;
        for (Open open : contacts.values()) {
            boolean known = site.vdns().stream().anyMatch(
                    vdn -> vdn.switchName().equals(open.switchName) && vdn.deviceId().equals(open.vdn));
            if (open.asked < 0) {
                continue;
            }
            if (!known || open.ended < 0 && open.answered < 0) {
                passedOver++;
                continue;
            }
            if (open.ended < 0) {
                open.ended = lastNanos;
            }
            arrivals.add(open.arrival());
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atNanos));
        return arrivals;
    }

    /** Contacts that asked for an agent another way, or of which the journal does not tell the end. Known after {@link #arrivals}. */
    int passedOver() {
        return passedOver;
    }

    List<Duty> duties() {
        List<Duty> list = new ArrayList<>();
        duties.forEach((agentId, changes) -> list.add(new Duty(agentId, List.copyOf(changes))));
        return list;
    }

    /** The configuration that was in force last. */
    Site site() {
        return site;
    }

    long firstNanos() {
        return firstNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    /** What was recorded, in the same figures that a run gives. */
    Figures recorded() {
        return recorded;
    }

    /** The answer that a look-up had in the journal; null when it was never asked for this key. */
    Input.LookUpAnswered lookUp(String lookUp, String key) {
        return lookUps.get(lookUp + "/" + key);
    }

    /** What people set, with the times. */
    void variables(VariableReader reader) {
        for (int i = 0; i < variables.size(); i++) {
            reader.set(variableTimes.get(i), variables.get(i));
        }
    }

    /** Takes what people set. */
    interface VariableReader {
        void set(long atNanos, Fact.VariableSet set);
    }
}
