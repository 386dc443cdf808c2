package io.strowger.tools.simulation;

import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.CallbackChanged;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.ContactId;
import io.strowger.tools.simulation.CallLedger.Entry;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The life of every callback, from its facts alone: it goes from state to state as one can, is offered to one agent at a time and he to no other customer, reaches nobody
 * no more often than the centre tries, ends once, and its row in the call log says how. No number is dialled at the switch more often than a fact says.
 */
final class CallbackAudit {
    private static final Map<CallbackState, Set<CallbackState>> NEXT = next();

    private static final class Life {
        private final String number;
        private final ContactId first;
        private CallbackState state;
        private String agentId = "";
        private int attempts;
        private ContactDisposition ended;
        private int rows;

        Life(CallbackChanged begins) {
            number = begins.number();
            first = begins.first();
        }
    }

    private final Services services;
    private final Problems problems;
    private final Map<ContactId, Life> live = new LinkedHashMap<>();
    private final Map<ContactId, Life> over = new HashMap<>();
    private final Map<String, ContactId> ofNumber = new HashMap<>();
    /** Whom an agent is to call, or calls. */
    private final Map<String, ContactId> ofAgent = new HashMap<>();
    /** How often a fact said that somebody was being called. */
    private final Map<String, Integer> dialled = new TreeMap<>();
    private final Map<String, Integer> calledAtSwitch = new TreeMap<>();

    CallbackAudit(Services services, Problems problems) {
        this.services = services;
        this.problems = problems;
    }

    private static Map<CallbackState, Set<CallbackState>> next() {
        Set<CallbackState> withoutHim = EnumSet.of(CallbackState.EXPIRED, CallbackState.CANCELLED,
                CallbackState.CALLED_AGAIN);
        Map<CallbackState, Set<CallbackState>> map = new EnumMap<>(CallbackState.class);
        map.put(CallbackState.SCHEDULED, with(withoutHim, CallbackState.WAITING));
        map.put(CallbackState.WAITING, with(withoutHim, CallbackState.OFFERED, CallbackState.SCHEDULED,
                CallbackState.PAUSED, CallbackState.EXHAUSTED));
        map.put(CallbackState.OFFERED, EnumSet.of(CallbackState.DIALLING, CallbackState.WAITING));
        map.put(CallbackState.DIALLING, EnumSet.of(CallbackState.TALKING, CallbackState.WAITING));
        map.put(CallbackState.TALKING, EnumSet.of(CallbackState.DONE));
        map.put(CallbackState.PAUSED, with(withoutHim, CallbackState.WAITING, CallbackState.SCHEDULED));
        return map;
    }

    private static Set<CallbackState> with(Set<CallbackState> some, CallbackState... more) {
        EnumSet<CallbackState> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }

    // ---- the facts

    void accept(Fact fact, long nanos) {
        if (fact instanceof CallbackChanged changed) {
            changed(changed, nanos);
        } else if (fact instanceof Fact.ContactEnded ended) {
            Life life = live.containsKey(ended.contact()) ? live.get(ended.contact()) : over.get(ended.contact());
            if (life != null) {
                life.ended = ended.disposition();
            }
        }
    }

    private void changed(CallbackChanged now, long nanos) {
        Life life = live.get(now.callback());
        if (life == null) {
            life = begins(now);
        } else if (!NEXT.get(life.state).contains(now.state())) {
            wrong("from " + life.state + " to", now);
        }
        if (!now.number().equals(life.number)) {
            wrong("another number than " + life.number, now);
        }
        attempts(life, now);
        agent(life, now);
        if (now.state() == CallbackState.OFFERED && !services.isOpen(nanos / VirtualTime.NANOS_PER_MILLI)) {
            wrong("at a closed hour", now);
        }
        if (now.state() == CallbackState.DIALLING) {
            dialled.merge(Services.NUMBERS.dialled(now.number()), 1, Integer::sum);
        }
        life.state = now.state();
        if (now.state().isOver()) {
            live.remove(now.callback());
            ofNumber.remove(now.number());
            over.put(now.callback(), life);
        }
    }

    private Life begins(CallbackChanged now) {
        if (over.containsKey(now.callback())) {
            wrong("ended before", now);
        }
        if (now.state() != CallbackState.WAITING && now.state() != CallbackState.SCHEDULED) {
            wrong("begins so", now);
        }
        ContactId other = ofNumber.put(now.number(), now.callback());
        if (other != null) {
            wrong("the second to this number, beside " + other, now);
        }
        Life life = new Life(now);
        live.put(now.callback(), life);
        return life;
    }

    /** One more exactly when nobody was reached. */
    private void attempts(Life life, CallbackChanged now) {
        boolean failed = now.state() == CallbackState.PAUSED || now.attempts() != life.attempts;
        if (failed && (now.attempts() != life.attempts + 1 || life.state != CallbackState.WAITING)
                || now.attempts() > services.callbacks().attempts()
                || now.state() == CallbackState.PAUSED && now.attempts() == services.callbacks().attempts()
                || now.state() == CallbackState.EXHAUSTED && now.attempts() != services.callbacks().attempts()) {
            wrong("attempts, were " + life.attempts + " of " + services.callbacks().attempts(), now);
        }
        life.attempts = now.attempts();
    }

    /** It is one agent's from when it is offered to him until he talks, and he has no other one meanwhile. */
    private void agent(Life life, CallbackChanged now) {
        boolean his = now.state() == CallbackState.OFFERED || now.state() == CallbackState.DIALLING
                || now.state() == CallbackState.TALKING;
        if (his == now.agentId().isEmpty()) {
            wrong("whose is it", now);
        }
        if (his && !life.agentId.isEmpty() && !life.agentId.equals(now.agentId())) {
            wrong("was agent " + life.agentId + "'s", now);
        }
        if (!life.agentId.isEmpty() && !his) {
            ofAgent.remove(life.agentId, now.callback());
        }
        if (his && now.state() != CallbackState.TALKING) {
            ContactId other = ofAgent.put(now.agentId(), now.callback());
            if (other != null && !other.equals(now.callback())) {
                wrong("the agent has " + other + " to call", now);
            }
        } else if (his) {
            ofAgent.remove(now.agentId(), now.callback());
        }
        life.agentId = his ? now.agentId() : "";
    }

    private void wrong(String why, CallbackChanged now) {
        problems.add("CALLBACK, " + why + ": " + now);
    }

    // ---- the books

    /** Nobody is in a call: what is over has its row, and the switch has called nobody too often. */
    void check(List<Entry> entries, List<CallRecord> records) {
        for (CallRecord record : records) {
            if (record instanceof ContactRecord contact) {
                row(contact);
            }
        }
        over.forEach((id, life) -> {
            if (life.ended != null && life.rows != 1) {
                problems.add("CALLBACK, rows in the call log are " + life.rows + ": " + id + " to " + life.number);
            }
            boolean reached = life.ended != null && life.ended != ContactDisposition.NOT_REACHED;
            if (reached != (life.state == CallbackState.DONE)) {
                problems.add("CALLBACK, " + life.state + ", and its contact " + life.ended + ": " + id);
            }
        });
        for (Entry entry : entries) {
            if (!entry.incoming && dialled.containsKey(entry.called)) {
                int calls = calledAtSwitch.merge(entry.called, 1, Integer::sum);
                if (calls > dialled.get(entry.called)) {
                    problems.add("CALLBACK, called " + calls + " times at the switch, said "
                            + dialled.get(entry.called) + ": " + entry);
                }
            }
        }
        over.clear();
        dialled.clear();
        calledAtSwitch.clear();
    }

    private void row(ContactRecord contact) {
        Life life = over.get(contact.contact());
        if (life == null) {
            return;
        }
        life.rows++;
        if (contact.disposition() != life.ended || life.first != null && !life.first.equals(contact.callbackOf())) {
            problems.add("CALLBACK, its row says another thing than its facts, " + life.ended + " of " + life.first
                    + ": " + contact);
        }
    }

    /** All is over and time enough has passed. */
    void quiet() {
        live.forEach((id, life) -> problems.add("CALLBACK NEVER ENDED: " + id + " to " + life.number + ", "
                + life.state));
    }
}
