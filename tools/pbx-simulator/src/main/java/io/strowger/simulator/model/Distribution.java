package io.strowger.simulator.model;

/** The switch's own distribution: calls waiting in skills, and free agents. */
final class Distribution {
    private final Exchange exchange;

    Distribution(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Gives a call to the longest idle agent of a skill, or lets it wait there. */
    void queue(Call call, SkillQueue skill, VectorStep.Priority priority) {
        Agent agent = skill.longestIdle();
        if (agent != null) {
            offer(call, skill, agent);
            return;
        }
        QueueEntry entry = new QueueEntry(call, skill, priority, exchange.nextSequence());
        skill.add(entry);
        call.queued.add(entry);
        call.enteredDevices.putIfAbsent(skill.plan.extension(), exchange.nextSequence());
        exchange.callControl.report(call,
                new SwitchEvent.Queued(new ConnectionId(call.id, skill.plan.extension(), false), skill.device,
                        call.parties(), skill.size(), Cause.NONE, call.facts()),
                skill.plan.extension());
    }

    /** The call waits nowhere any more. */
    void forget(Call call) {
        for (QueueEntry entry : call.queued) {
            entry.queue.remove(entry);
        }
        call.queued.clear();
    }

    private void offer(Call call, SkillQueue skill, Agent agent) {
        forget(call);
        if (call.vector != null) {
            call.lastRedirection = new Device(call.vector.vdn.extension(), Device.Kind.VDN);
            exchange.vectoring.leave(call.vector, Failure.NO_CALL_TO_ANSWER);
        }
        call.split = skill.plan.extension();
        Connection connection = exchange.callControl.ring(call, agent.station, Cause.NEW_CALL, true);
        if (skill.plan.noAnswerMillis() > 0) {
            connection.noAnswerTimer = exchange.deadlines.schedule(exchange.now + skill.plan.noAnswerMillis(),
                    () -> notAnswered(connection, skill, agent));
        }
    }

    /** The call goes back to the head of the queue and the agent who let it ring to AUX. */
    private void notAnswered(Connection connection, SkillQueue skill, Agent agent) {
        Call call = connection.call;
        exchange.agentControl.forceAux(agent);
        exchange.callControl.divert(connection, skill.device, Cause.CALL_FORWARD_NO_ANSWER);
        queue(call, skill, VectorStep.Priority.TOP);
    }

    /** An agent has become free: the first waiting call of his skills, in their order, is his. */
    void agentFree(Agent agent) {
        for (String skillNumber : agent.plan.skills()) {
            SkillQueue skill = exchange.skills.get(skillNumber);
            QueueEntry entry = skill.first();
            if (entry != null && agent.free()) {
                offer(entry.call, skill, agent);
                return;
            }
        }
    }
}
