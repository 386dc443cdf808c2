package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Port;
import io.strowger.core.state.Session;
import io.strowger.core.state.SessionKey;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What clients ask for: checked against role and state, then done at once or asked of the switch. */
final class Commands {
    /** Longest number that may be dialled. */
    static final int DESTINATION_DIGITS_MAX = 32;
    /** Ports of one IVR session. */
    static final int PORTS_MAX = 1_000;
    /** Attached data of a contact: characters of all keys and values. */
    static final int DATA_CHARACTERS_MAX = 64 * 1024;
    /** Lowest priority that can be asked for. */
    static final int PRIORITY_MAX = 99;

    private Commands() {}

    static void execute(Decision d, Session session, SessionKey key, Command command) {
        boolean ivr = switch (command) {
            case Command.RegisterPorts c -> true;
            case Command.AttachData c -> true;
            case Command.RequestAgent c -> true;
            case Command.CancelAgentRequest c -> true;
            default -> false;
        };
        if (ivr != (session.role() == SessionRole.IVR)) {
            Sessions.outcome(d, key, RefusalReason.NOT_PERMITTED, "", null);
        } else if (ivr) {
            Sessions.outcome(d, key, ivr(d, session, command), "", null);
        } else {
            agent(d, d.draft.agents.get(session.userId()), key, command);
        }
    }

    private static void agent(Decision d, Agent agent, SessionKey key, Command command) {
        if (SwitchAgents.execute(d, agent, key, command)) {
            return;
        }
        switch (command) {
            case Command.AnswerCall c -> call(d, agent, key, c.call(), EnumSet.of(LocalConnectionState.ALERTING));
            case Command.HoldCall c -> call(d, agent, key, c.call(), EnumSet.of(LocalConnectionState.CONNECT));
            case Command.RetrieveCall c -> call(d, agent, key, c.call(), EnumSet.of(LocalConnectionState.HOLD));
            case Command.ClearConnection c -> call(d, agent, key, c.call(), null);
            case Command.MakeCall c -> makeCall(d, agent, key, c);
            default -> Sessions.outcome(d, key, state(d, agent, command), "", null);
        }
    }

    private static RefusalReason state(Decision d, Agent agent, Command command) {
        return switch (command) {
            case Command.LogOn c -> Agents.logOn(d, agent, new DeviceKey(c.switchName(), c.station()));
            case Command.LogOff c -> reason(c.reasonCode(),
                    () -> Agents.logOff(d, agent, WorkModeMachine.Cause.LOG_OFF, c.reasonCode()));
            case Command.SetReady c -> Agents.change(d, agent,
                    c.manual() ? WorkModeMachine.Cause.READY_MANUAL : WorkModeMachine.Cause.READY_AUTO, 0);
            case Command.SetNotReady c -> reason(c.reasonCode(),
                    () -> Agents.change(d, agent, WorkModeMachine.Cause.NOT_READY, c.reasonCode()));
            case Command.SetAfterCallWork c -> Agents.change(d, agent, WorkModeMachine.Cause.AFTER_CALL_WORK, 0);
            default -> RefusalReason.NOT_PERMITTED;
        };
    }

    private static RefusalReason reason(int code, java.util.function.Supplier<RefusalReason> change) {
        return code < 0 || code > ReasonCode.AGENT_MAX ? RefusalReason.BAD_ARGUMENT : change.get();
    }

    /** Call control on a connection at the agent's own station; required null = any state. */
    private static void call(Decision d, Agent agent, SessionKey key, CallKey callKey,
            Set<LocalConnectionState> required) {
        RefusalReason refusal = refusal(d, agent);
        Call call = callKey == null ? null : d.draft.calls.get(callKey);
        LocalConnectionState at = call == null || agent.station() == null
                ? LocalConnectionState.NULL
                : call.stateAt(agent.station().deviceId());
        if (refusal == RefusalReason.NONE && at == LocalConnectionState.NULL) {
            refusal = RefusalReason.CALL_UNKNOWN;
        } else if (refusal == RefusalReason.NONE && required != null && !required.contains(at)) {
            refusal = RefusalReason.WRONG_CALL_STATE;
        }
        if (refusal != RefusalReason.NONE) {
            Sessions.outcome(d, key, refusal, at == LocalConnectionState.NULL ? "" : at.name(), callKey);
            return;
        }
        ConnectionId connection = new ConnectionId(call.key().callId(), agent.station().deviceId(), false);
        PbxCommand command = required == null
                ? new PbxCommand.ClearConnection(connection)
                : switch (at) {
                    case ALERTING -> new PbxCommand.AnswerCall(connection);
                    case CONNECT -> new PbxCommand.HoldCall(connection);
                    default -> new PbxCommand.RetrieveCall(connection);
                };
        d.request(agent.station().switchName(), "", RequestClass.CALL_CONTROL, command,
                new Purpose.ForSession(key, call.key()));
    }

    private static RefusalReason refusal(Decision d, Agent agent) {
        if (agent == null || !agent.isLoggedOn()) {
            return RefusalReason.NOT_LOGGED_ON;
        }
        return Links.isUp(d, agent.station().switchName()) ? RefusalReason.NONE : RefusalReason.LINK_DOWN;
    }

    private static void makeCall(Decision d, Agent agent, SessionKey key, Command.MakeCall command) {
        RefusalReason refusal = refusal(d, agent);
        if (refusal == RefusalReason.NONE && !isDialable(command.destination())) {
            refusal = RefusalReason.BAD_ARGUMENT;
        } else if (refusal == RefusalReason.NONE && agent.contact() != null
                && Agents.callsAt(d, agent.station()).isEmpty()) {
            refusal = RefusalReason.WRONG_AGENT_STATE;
        }
        if (refusal != RefusalReason.NONE) {
            Sessions.outcome(d, key, refusal, "", null);
            return;
        }
        d.request(agent.station().switchName(), "", RequestClass.CALL_CONTROL,
                new PbxCommand.MakeCall(agent.station().deviceId(), command.destination(), command.userToUser()),
                new Purpose.ForSession(key, null));
    }

    private static boolean isDialable(String number) {
        if (number.isEmpty() || number.length() > DESTINATION_DIGITS_MAX) {
            return false;
        }
        return number.chars().allMatch(c -> c >= '0' && c <= '9' || c == '+' || c == '*' || c == '#');
    }

    // --- IVR

    private static RefusalReason ivr(Decision d, Session session, Command command) {
        return switch (command) {
            case Command.RegisterPorts c -> registerPorts(d, session, c);
            case Command.AttachData c -> attach(d, session, c);
            case Command.RequestAgent c -> requestAgent(d, session, c);
            case Command.CancelAgentRequest c -> {
                Contact contact = c.contact() == null ? null : d.draft.contacts.get(c.contact());
                yield contact == null
                        ? RefusalReason.CONTACT_UNKNOWN
                        : Contacts.requestWithdrawn(d, contact) ? RefusalReason.NONE : RefusalReason.WRONG_CALL_STATE;
            }
            default -> RefusalReason.NOT_PERMITTED;
        };
    }

    private static RefusalReason registerPorts(Decision d, Session session, Command.RegisterPorts c) {
        if (c.ports().size() > PORTS_MAX) {
            return RefusalReason.BAD_ARGUMENT;
        }
        TreeSet<DeviceKey> wanted = new TreeSet<>();
        for (String port : c.ports()) {
            DeviceKey key = new DeviceKey(c.switchName(), port);
            DeviceSite device = d.site().device(key);
            if (device == null || device.kind() != DeviceKind.VOICE_PORT) {
                return RefusalReason.PORT_UNKNOWN;
            }
            wanted.add(key);
        }
        for (Port port : d.draft.ports.all()) {
            if (port.sessionId().equals(session.sessionId()) && !wanted.contains(port.key())) {
                d.draft.ports.remove(port.key());
            }
        }
        for (DeviceKey key : wanted) {
            d.draft.ports.put(new Port(key, session.sessionId()));
            d.follow(Step.Kind.PUBLISH_PORT, key.toString());
        }
        return RefusalReason.NONE;
    }

    /** The contact at a port of this session, or null. */
    private static Contact contactAt(Decision d, Session session, String deviceId) {
        for (SwitchSite pbx : d.site().site().switches()) {
            Port port = d.draft.ports.get(new DeviceKey(pbx.name(), deviceId));
            if (port == null || !port.sessionId().equals(session.sessionId())) {
                continue;
            }
            for (Call call : Agents.callsAt(d, port.key())) {
                if (call.contact() != null) {
                    return d.draft.contacts.get(call.contact());
                }
            }
        }
        return null;
    }

    private static RefusalReason attach(Decision d, Session session, Command.AttachData c) {
        Contact contact = contactAt(d, session, c.port());
        if (contact == null) {
            return RefusalReason.CONTACT_UNKNOWN;
        }
        TreeMap<String, String> data = new TreeMap<>(contact.data());
        c.data().forEach((name, value) -> {
            if (value.isEmpty()) {
                data.remove(name);
            } else {
                data.put(name, value);
            }
        });
        int size = 0;
        for (var entry : data.entrySet()) {
            size += entry.getKey().length() + entry.getValue().length();
        }
        if (size > DATA_CHARACTERS_MAX) {
            return RefusalReason.BAD_ARGUMENT;
        }
        Contact now = contact.withData(data);
        d.draft.contacts.put(now);
        d.fact(new Fact.DataAttached(now.id(), now.data()));
        return RefusalReason.NONE;
    }

    private static RefusalReason requestAgent(Decision d, Session session, Command.RequestAgent c) {
        Contact contact = contactAt(d, session, c.port());
        if (contact == null) {
            return RefusalReason.CONTACT_UNKNOWN;
        }
        if (d.site().skill(c.skill()) == null) {
            return RefusalReason.SKILL_UNKNOWN;
        }
        if (c.priority() < 1 || c.priority() > PRIORITY_MAX) {
            return RefusalReason.BAD_ARGUMENT;
        }
        Contacts.agentRequested(d, contact, c.skill(), c.priority());
        return RefusalReason.NONE;
    }
}
