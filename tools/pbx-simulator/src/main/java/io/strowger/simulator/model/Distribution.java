package io.strowger.simulator.model;

import java.util.List;

import io.strowger.simulator.model.QueueEntry.Kind;
import io.strowger.simulator.model.VectorStep.Priority;

/** The switch's own distribution: calls waiting in skills, and free agents. */
final class Distribution {
    /** Most skills in which a call waits at once. */
    static final int MAX_SKILLS_OF_CALL = 3;

    private final Exchange exchange;

    Distribution(Exchange exchange) {
        this.exchange = exchange;
    }

    // --- calls -------------------------------------------------------------------------------------------------------

    /**
     * A call comes to a hunt group by its number. One that vectors do not control is a device that calls are at, and
     * can be monitored as such.
     */
    void arrive(Call call, SkillQueue skill, Cause cause) {
        if (!skill.plan.options().form().vectorControlled()) {
            exchange.vectoring.enterMonitored(call, skill.device);
            ConnectionId id = new ConnectionId(call.id, skill.plan.extension(), false);
            exchange.callControl.report(call,
                    new SwitchEvent.Delivered(id, skill.device, call.parties(), cause, call.facts()),
                    skill.plan.extension());
        }
        queue(call, skill, Priority.MEDIUM);
    }

    /**
     * Gives a call to a free agent of a skill, or lets it wait there.
     *
     * @return false when the queue is full or the call waits in three skills already
     */
    boolean queue(Call call, SkillQueue skill, Priority priority) {
        QueueEntry old = entry(call, skill);
        if (old != null) {
            move(old, priority);
            return true;
        }
        Station free = skill.freeStation();
        if (free != null) {
            offer(call, skill, free);
            return true;
        }
        long places = call.queued.stream().filter(entry -> entry.kind == Kind.SKILL).count();
        if (places >= MAX_SKILLS_OF_CALL || skill.full()) {
            return false;
        }
        QueueEntry entry = new QueueEntry(call, skill, priority, Kind.SKILL, exchange.now);
        skill.add(entry);
        waits(entry, skill.size());
        return true;
    }

    private static QueueEntry entry(Call call, SkillQueue skill) {
        for (QueueEntry entry : call.queued) {
            if (entry.queue == skill && entry.kind == Kind.SKILL) {
                return entry;
            }
        }
        return null;
    }

    private static void move(QueueEntry entry, Priority priority) {
        if (entry.priority != priority) {
            entry.queue.remove(entry);
            entry.priority = priority;
            entry.queue.add(entry);
        }
    }

    private void waits(QueueEntry entry, int number) {
        Call call = entry.call;
        Device device = entry.queue.device;
        call.queued.add(entry);
        exchange.callControl.report(call,
                new SwitchEvent.Queued(new ConnectionId(call.id, device.id(), false), device, call.parties(), number,
                        Cause.NONE, call.facts()),
                device.id());
    }

    /** The call waits nowhere any more; nobody is told. */
    void forget(Call call) {
        for (QueueEntry entry : call.queued) {
            remove(entry);
        }
        call.queued.clear();
    }

    private static void remove(QueueEntry entry) {
        if (entry.kind == Kind.DIRECT) {
            entry.agent.direct.remove(entry);
        } else {
            entry.queue.remove(entry);
        }
    }

    private static Cause delivering(Call call) {
        return call.history.isEmpty() ? Cause.NEW_CALL : Cause.REDIRECTED;
    }

    /** Rings a station on behalf of a skill; the call leaves its vector and every other queue. */
    void offer(Call call, SkillQueue skill, Station station) {
        forget(call);
        if (call.vector != null) {
            call.lastRedirection = new Device(call.vector.vdn.extension(), Device.Kind.VDN);
            exchange.vectoring.leave(call.vector, Failure.NO_CALL_TO_ANSWER);
        }
        call.split = skill.plan.extension();
        ring(call, skill, station);
    }

    private Connection ring(Call call, SkillQueue skill, Station station) {
        Connection connection = exchange.callControl.ring(call, station, delivering(call), true);
        if (skill.plan.noAnswerMillis() > 0) {
            connection.noAnswerTimer = exchange.deadlines.schedule(exchange.now + skill.plan.noAnswerMillis(),
                    () -> notAnswered(connection, skill));
        }
        return connection;
    }

    /** The agent who let a call ring goes to AUX and the call to the head of the queue or to a VDN. */
    private void notAnswered(Connection connection, SkillQueue skill) {
        Agent agent = connection.station.agent;
        if (agent != null) {
            exchange.agentControl.forceAux(agent, skill.plan.options().noAnswer().reasonCode());
        }
        takeBack(connection, skill, Cause.CALL_FORWARD_NO_ANSWER);
    }

    /** Takes an alerting call back from the station that a skill gave it to. */
    private void takeBack(Connection connection, SkillQueue skill, Cause cause) {
        Call call = connection.call;
        if (call.vector != null && call.vector.port == connection) {
            exchange.callControl.divert(connection, skill.device, cause);
            return;
        }
        SwitchPlan.VdnPlan vdn = exchange.vdns.get(skill.plan.options().noAnswer().vdn());
        if (vdn != null) {
            exchange.callControl.divert(connection, new Device(vdn.extension(), Device.Kind.VDN), cause);
            exchange.vectoring.enter(call, vdn, Cause.REDIRECTED);
            return;
        }
        exchange.callControl.divert(connection, skill.device, cause);
        requeue(call, skill);
    }

    private void requeue(Call call, SkillQueue skill) {
        Station free = skill.freeStation();
        if (free != null) {
            offer(call, skill, free);
            return;
        }
        QueueEntry old = entry(call, skill);
        if (old != null) {
            skill.remove(old);
            call.queued.remove(old);
        }
        QueueEntry entry = new QueueEntry(call, skill, Priority.TOP, Kind.SKILL, exchange.now);
        skill.addFirst(entry);
        waits(entry, skill.size());
    }

    /** A station that will never answer any more gives back what a skill had given it. */
    void stationLost(Station station) {
        for (Connection connection : List.copyOf(station.connections)) {
            SkillQueue skill = exchange.skills.get(connection.call.split);
            if (connection.distributed && connection.state == ConnectionState.ALERTING && skill != null) {
                takeBack(connection, skill, Cause.REDIRECTED);
            }
        }
    }

    // --- voice ports -------------------------------------------------------------------------------------------------

    /** Lends a call to a voice port of a skill while its vector waits. */
    void converse(Call call, SkillQueue skill, Priority priority) {
        Station free = skill.freeStation();
        if (free != null) {
            lend(call, skill, free);
            return;
        }
        QueueEntry entry = new QueueEntry(call, skill, priority, Kind.CONVERSE, exchange.now);
        skill.add(entry);
        waits(entry, skill.size());
    }

    private void lend(Call call, SkillQueue skill, Station port) {
        call.split = skill.plan.extension();
        call.vector.port = ring(call, skill, port);
    }

    // --- direct agent calls ------------------------------------------------------------------------------------------

    /** Gives a call to one agent, or lets it wait for him ahead of the calls of his skills. */
    void direct(Call call, SkillQueue skill, Agent agent) {
        if (agent.free()) {
            offer(call, skill, agent.station);
            return;
        }
        QueueEntry entry = new QueueEntry(call, skill, Priority.TOP, Kind.DIRECT, exchange.now);
        entry.agent = agent;
        agent.direct.add(entry);
        waits(entry, agent.direct.size());
    }

    /** Whether an agent is logged in and has the skill, so that calls can be his alone. */
    boolean takesDirect(String agentId, String skill) {
        Agent agent = exchange.agents.get(agentId);
        return agent != null && agent.station != null && agent.has(skill);
    }

    /** The agent for whom a call waited has logged out: any agent of the skill may have it. */
    void release(QueueEntry entry) {
        entry.agent.direct.remove(entry);
        entry.call.queued.remove(entry);
        requeue(entry.call, entry.queue);
    }

    // --- free agents -------------------------------------------------------------------------------------------------

    private void serve(QueueEntry entry, Station station) {
        entry.queue.served(exchange.now);
        if (entry.kind == Kind.CONVERSE) {
            entry.queue.remove(entry);
            entry.call.queued.remove(entry);
            lend(entry.call, entry.queue, station);
        } else {
            offer(entry.call, entry.queue, station);
        }
    }

    /** An agent has become free: a call for him alone, else the one of his skills that is next. */
    void agentFree(Agent agent) {
        if (!agent.free()) {
            return;
        }
        QueueEntry next = agent.direct.isEmpty() ? next(agent) : agent.direct.get(0);
        if (next != null) {
            serve(next, agent.station);
        }
    }

    private QueueEntry next(Agent agent) {
        QueueEntry best = null;
        int bestLevel = 0;
        for (SwitchPlan.AgentSkill own : agent.skills) {
            if (best != null && own.level() > bestLevel && agent.plan.handling() == SwitchPlan.Handling.SKILL_LEVEL) {
                break;
            }
            QueueEntry entry = exchange.skills.get(own.skill()).first();
            if (entry != null && (best == null || entry.before(best))) {
                best = entry;
                bestLevel = own.level();
            }
        }
        return best;
    }

    /** A station that takes calls without an agent has become free. */
    void memberFree(Station station) {
        if (station.skills.isEmpty()) {
            return;
        }
        station.idleOrder = exchange.nextSequence();
        for (SkillQueue skill : station.skills) {
            QueueEntry entry = skill.first();
            if (entry != null && station.idle() && station.inService) {
                serve(entry, station);
                return;
            }
        }
    }
}
