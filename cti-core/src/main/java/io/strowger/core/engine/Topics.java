package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.machine.VdnState;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.TopicState;
import io.strowger.core.output.TopicState.VdnView;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Help;
import io.strowger.core.state.Observation;
import io.strowger.core.state.Vdn;
import io.strowger.core.state.VdnIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The states that clients see. The version of a topic is the sequence of the input that it was published after. */
final class Topics {
    private Topics() {}

    static String agentTopic(String agentId) {
        return "agent/" + agentId;
    }

    static String portTopic(DeviceKey port) {
        return "port/" + port;
    }

    static void agent(Decision d, String agentId) {
        Agent agent = d.draft.agents.get(agentId);
        if (agent == null) {
            return;
        }
        DeviceKey station = agent.station();
        Help help = d.draft.helps.get(agentId);
        Observation observation = Observations.underWayFrom(d, station);
        List<CallView> calls = new ArrayList<>();
        if (station != null) {
            for (Call call : CallActivities.callsAt(d, station)) {
                calls.add(callView(d, call, station.deviceId()));
            }
        }
        d.publish(agentTopic(agentId),
                new TopicState.AgentView(agentId, agent.state(), Decision.millis(agent.since().stateNanos()),
                        agent.work().mode(), agent.work().reasonCode(), agent.work().pending(),
                        agent.work().pendingReasonCode(), station == null ? "" : station.switchName(),
                        station == null ? "" : station.deviceId(),
                        station != null && Links.isUp(d, station.switchName()), List.copyOf(calls), agent.activity(),
                        Decision.millis(agent.since().guardUntilNanos()), agent.desktopPresent(),
                        LiveSkills.overridden(d, agentId), Items.views(d, agent),
                        LiveAttributes.overridden(d, agentId), help == null ? 0 : Decision.millis(help.sinceNanos()),
                        help == null ? "" : help.text(),
                        observation == null ? "" : observation.agentId(),
                        observation == null ? null : observation.mode()));
    }

    static void port(Decision d, DeviceKey port) {
        CallView view = null;
        for (Call call : CallActivities.callsAt(d, port)) {
            view = callView(d, call, port.deviceId());
        }
        d.publish(portTopic(port), new TopicState.PortView(port.switchName(), port.deviceId(), view));
    }

    static void vdn(Decision d, DeviceKey key) {
        VdnIndex index = d.state.indexes().contacts().ofVdn(key);
        Vdn vdn = index == null ? null : index.row(d.draft);
        if (vdn == null || d.site().vdn(key) == null) {
            return;
        }
        VdnView view = new VdnView(key.switchName(), key.deviceId(), vdn.state() == VdnState.REGISTERED,
                index.contacts(), index.waiting(), Decision.millis(index.longestNanos()), expectedWait(d, key),
                vdn.total(), vdn.interval(), Decision.millis(vdn.intervalNanos()));
        index.looked(d.now);
        if (!view.equals(index.board().view())) {
            index.show(view);
            d.publish(index.topic(), view);
        }
    }

    /** Of a contact that would come in by the VDN now. */
    static long expectedWait(Decision d, DeviceKey vdn) {
        return expectedWait(d, d.site().planOf(vdn));
    }

    /** Of a contact that would come now and be given the plan. */
    private static long expectedWait(Decision d, RoutePlan plan) {
        return plan.steps().isEmpty() ? -1 : Plans.expectedWait(d, plan.steps().get(0).skills(), plan.priority());
    }

    /** The call as the device sees it. */
    static CallView callView(Decision d, Call call, String deviceId) {
        LocalConnectionState state = call.stateAt(deviceId);
        Contact contact = ContactData.about(d, call);
        boolean observed = Observations.isShown(d, call.key());
        if (contact == null) {
            return new CallView(call.key(), state, null, "", call.calling().number(), call.called().number(),
                    call.ucid(), Bytes.EMPTY, "", "", "", 0, Map.of(), call.parent(), call.isConference(), observed,
                    "", call.hasFailed(), call.isAlerting());
        }
        Contact.Origin origin = contact.origin();
        CallView view = new CallView(call.key(), state, contact.id(), contact.serial(), origin.ani(), origin.dnis(),
                origin.ucid(), origin.userToUser(), origin.collectedDigits(), origin.vdn(), contact.demand().skill(),
                waitedMillis(d, contact), contact.data(), call.parent(), call.isConference(), observed, "",
                call.hasFailed(), call.isAlerting());
        return ScreenPops.popped(d, view, contact, new DeviceKey(call.key().switchName(), deviceId));
    }

    /** A contact in a call that need not be there any more. */
    static CallView contactView(Decision d, Contact contact) {
        Contact.Origin origin = contact.origin();
        return new CallView(contact.call(), null, contact.id(), contact.serial(), origin.ani(), origin.dnis(),
                origin.ucid(), origin.userToUser(), origin.collectedDigits(), origin.vdn(), contact.demand().skill(),
                waitedMillis(d, contact), contact.data());
    }

    private static long waitedMillis(Decision d, Contact contact) {
        Contact.Demand demand = contact.demand();
        long until = contact.service().startedNanos() == 0 ? d.now : contact.service().startedNanos();
        return demand.queuedNanos() == 0 ? 0 : Decision.millis(until - demand.queuedNanos());
    }
}
