package io.strowger.calllog.fold;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.WorkMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A centre whose facts are told as the engine tells them, by hand or from chance. */
final class Centre {
    static final long OBJECTIVE = 20_000;

    final FactScript script;
    private final List<Agent> agents = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private int contacts;

    private static final class Agent {
        private final String id;
        private WorkMode mode = WorkMode.LOGGED_OUT;
        private CallActivity activity = CallActivity.NONE;
        private int reason;
        private long since;
        private long loggedOn;
        private Waiting with;
        private long rang;
        private long answered;
        private int ownCall;

        private Agent(String id) {
            this.id = id;
        }
    }

    private static final class Waiting {
        private final int number;
        private List<String> skills;
        private long since;
        private int segment;

        private Waiting(int number, List<String> skills) {
            this.number = number;
            this.skills = skills;
        }
    }

    Centre(String start, int agentCount) {
        script = new FactScript(start);
        for (int i = 1; i <= agentCount; i++) {
            agents.add(new Agent("100" + i));
        }
    }

    /** Facts of random hours; in the end all is over. */
    static List<FactScript.Step> random(Random random, String start, int events) {
        Centre centre = new Centre(start, 4);
        for (int i = 0; i < events; i++) {
            centre.script.after(random.nextInt(20) == 0 ? random.nextInt(3_600_000) : random.nextInt(90_000));
            centre.something(random);
        }
        centre.script.after(1_800_000).input(new Fact.StateHashed(1));
        return centre.script.steps;
    }

    private void something(Random random) {
        Agent agent = agents.get(random.nextInt(agents.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> arrives(random);
            case 2 -> waitingOne(random);
            case 3 -> script.input(new Fact.HelpRequested(agent.id, null, "", 1));
            default -> agent(agent, random);
        }
    }

    private void arrives(Random random) {
        Waiting contact = new Waiting(++contacts, random.nextInt(3) == 0
                ? List.of("sales", "support")
                : List.of(random.nextBoolean() ? "sales" : "support"));
        contact.since = script.now();
        waiting.add(contact);
        script.arrives(contact.number);
        script.input(FactScript.counted(Fact.VdnCounter.TO_AGENT, contact.number), queued(contact));
    }

    private static Fact queued(Waiting contact) {
        return new Fact.ContactQueued(id(contact), contact.skills.get(0), 5, contact.skills);
    }

    private static ContactId id(Waiting contact) {
        return FactScript.contact(contact.number);
    }

    /** One that waits gives up, goes elsewhere, or is asked for more widely. */
    private void waitingOne(Random random) {
        if (waiting.isEmpty()) {
            return;
        }
        Waiting contact = waiting.get(random.nextInt(waiting.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                waiting.remove(contact);
                script.input(waitEnded(contact, contact.skills.get(0), false),
                        script.ended(contact.number, ContactDisposition.ABANDONED, script.now() - contact.since));
            }
            case 2 -> {
                waiting.remove(contact);
                script.input(script.ended(contact.number,
                        random.nextBoolean() ? ContactDisposition.OUTFLOW : ContactDisposition.UNKNOWN, 0));
            }
            case 3 -> {
                contact.skills = List.of("backup");
                script.input(queued(contact));
            }
            default -> {
                List<String> more = new ArrayList<>(contact.skills);
                if (!more.contains("backup")) {
                    more.add("backup");
                }
                contact.skills = more;
                script.input(new Fact.PlanStepReached(id(contact), "plan", 2, true, 1, List.copyOf(more)));
            }
        }
    }

    private Fact waitEnded(Waiting contact, String skill, boolean answered) {
        return new Fact.WaitEnded(id(contact), skill, answered, script.now() - contact.since, OBJECTIVE);
    }

    private void agent(Agent agent, Random random) {
        if (agent.mode == WorkMode.LOGGED_OUT) {
            agent.loggedOn = script.now();
            List<String> skills = random.nextBoolean() ? List.of("sales", "support", "backup") : List.of("support");
            script.input(new Fact.AgentLoggedOn(agent.id, FactScript.SWITCH, "5" + agent.id),
                    changes(agent, WorkMode.AUX, CallActivity.NONE, 1000), new Fact.AgentServes(agent.id, skills));
        } else if (agent.with != null) {
            withContact(agent, random);
        } else if (agent.activity != CallActivity.NONE) {
            script.input(changes(agent, agent.mode, CallActivity.NONE, agent.reason),
                    new Fact.CallEnded(FactScript.call(agent.ownCall), null, "NONE", script.now(), script.now()));
        } else if (random.nextInt(12) == 0) {
            script.input(new Fact.AgentLoggedOff(agent.id, FactScript.SWITCH, "5" + agent.id, 0,
                    script.now() - agent.loggedOn), changes(agent, WorkMode.LOGGED_OUT, CallActivity.NONE, 0));
        } else if (random.nextInt(4) == 0) {
            ownCall(agent, random.nextBoolean());
        } else if (agent.mode == WorkMode.AUTO_IN && !waiting.isEmpty()) {
            rings(agent, random);
        } else {
            WorkMode[] modes = {WorkMode.AUX, WorkMode.ACW, WorkMode.AUTO_IN, WorkMode.AUTO_IN};
            script.input(changes(agent, modes[random.nextInt(modes.length)], CallActivity.NONE, random.nextInt(12)));
        }
    }

    private void ownCall(Agent agent, boolean placed) {
        agent.ownCall = 100_000 + ++contacts;
        Fact call = placed
                ? new Fact.AgentCalled(agent.id, FactScript.call(agent.ownCall), "0555", null)
                : new Fact.CallAnswered(FactScript.call(agent.ownCall), "5" + agent.id);
        script.input(call, changes(agent, agent.mode,
                placed ? CallActivity.EXTENSION_OUT : CallActivity.EXTENSION_IN, agent.reason));
    }

    private void rings(Agent agent, Random random) {
        Waiting contact = waiting.remove(random.nextInt(waiting.size()));
        agent.with = contact;
        agent.rang = script.now();
        agent.answered = 0;
        script.input(new Fact.SegmentStarted(id(contact), ++contact.segment, FactScript.call(contact.number), agent.id,
                FactScript.SWITCH, "5" + agent.id, contact.skills.get(random.nextInt(contact.skills.size())),
                script.now() - contact.since), changes(agent, agent.mode, CallActivity.RINGING, 0));
    }

    private void withContact(Agent agent, Random random) {
        Waiting contact = agent.with;
        long rang = (agent.answered == 0 ? script.now() : agent.answered) - agent.rang;
        if (agent.answered == 0 && random.nextInt(3) != 0) {
            agent.answered = script.now();
            Fact.SegmentStarted started = (Fact.SegmentStarted) script.steps.reversed().stream()
                    .map(FactScript.Step::fact)
                    .filter(fact -> fact instanceof Fact.SegmentStarted f && f.agentId().equals(agent.id)).findFirst()
                    .orElseThrow();
            script.input(new Fact.SegmentAnswered(id(contact), contact.segment, agent.id, rang),
                    waitEnded(contact, started.skill(), true), changes(agent, agent.mode, CallActivity.ACD_IN, 0));
        } else if (agent.answered == 0) {
            agent.with = null;
            waiting.add(contact);
            script.input(segment(agent, contact, SegmentDisposition.NO_ANSWER, rang, 0, 0),
                    changes(agent, WorkMode.AUX, CallActivity.NONE, 1001));
        } else if (agent.activity == CallActivity.ACD_IN && random.nextInt(3) == 0) {
            script.input(changes(agent, agent.mode, CallActivity.HELD, 0));
        } else if (agent.activity == CallActivity.HELD) {
            script.input(changes(agent, agent.mode, CallActivity.ACD_IN, 0));
        } else {
            agent.with = null;
            script.input(segment(agent, contact, SegmentDisposition.ANSWERED, rang, script.now() - agent.answered, 7),
                    script.ended(contact.number, ContactDisposition.ANSWERED, 0),
                    changes(agent, random.nextBoolean() ? WorkMode.ACW : WorkMode.AUTO_IN, CallActivity.NONE, 0));
        }
    }

    private static Fact segment(Agent agent, Waiting contact, SegmentDisposition how, long... times) {
        return FactScript.segmentEnded(contact.number, contact.segment, agent.id, how, times);
    }

    private Fact changes(Agent agent, WorkMode mode, CallActivity activity, int reason) {
        int code = mode == WorkMode.AUX ? reason : 0;
        Fact fact = new Fact.AgentStateChanged(agent.id, AgentState.of(agent.mode, agent.activity),
                AgentState.of(mode, activity), mode, code, script.now() - agent.since, "", activity,
                new Fact.AgentPeriod(agent.mode, agent.reason, agent.activity, agent.since * 1_000_000,
                        script.now() * 1_000_000));
        agent.mode = mode;
        agent.activity = activity;
        agent.reason = code;
        agent.since = script.now();
        return fact;
    }
}
