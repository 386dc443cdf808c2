package io.strowger.core.engine;

import io.strowger.core.input.Command;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Inquiry;
import io.strowger.core.state.Port;
import io.strowger.core.state.Session;
import io.strowger.core.state.SessionKey;
import java.util.TreeSet;

/** What an IVR asks for, on behalf of the contacts at its ports. */
final class IvrCommands {
    /** Ports of one IVR session. */
    static final int PORTS_MAX = 1_000;
    /** Lowest priority that can be asked for. */
    static final int PRIORITY_MAX = 99;
    /** Highest rating: two keys. */
    static final int RATING_MAX = 99;
    /** Characters of what was asked. */
    static final int QUESTION_CHARACTERS_MAX = 64;

    private IvrCommands() {}

    static RefusalReason execute(Decision d, Session session, SessionKey key, Command command) {
        return switch (command) {
            case Command.RegisterPorts c -> registerPorts(d, session, c);
            case Command.AttachData c -> {
                Contact contact = contactAt(d, session, c.port());
                yield contact == null ? RefusalReason.CONTACT_UNKNOWN : ContactData.attach(d, contact, c.data());
            }
            case Command.RequestAgent c -> requestAgent(d, session, c);
            case Command.CancelAgentRequest c -> {
                Contact contact = c.contact() == null ? null : d.draft.contacts.get(c.contact());
                yield contact == null || contact.handle().isToBeCalled() || contact.handle().isItem()
                        ? RefusalReason.CONTACT_UNKNOWN
                        : Contacts.requestWithdrawn(d, contact) ? RefusalReason.NONE : RefusalReason.WRONG_CALL_STATE;
            }
            case Command.RequestCallback c -> {
                Contact contact = contactAt(d, session, c.port());
                yield contact == null ? RefusalReason.CONTACT_UNKNOWN : CallbackCommands.request(d, contact, c);
            }
            case Command.QueryQueue c -> queryQueue(d, session, key, c);
            case Command.SetRating c -> rate(d, session, c);
            default -> RefusalReason.NOT_PERMITTED;
        };
    }

    private static RefusalReason rate(Decision d, Session session, Command.SetRating c) {
        if (c.rating() < 0 || c.rating() > RATING_MAX || c.question().length() > QUESTION_CHARACTERS_MAX) {
            return RefusalReason.BAD_ARGUMENT;
        }
        Contact contact = contactAt(d, session, c.port());
        if (contact == null) {
            return RefusalReason.CONTACT_UNKNOWN;
        }
        ContactData.rated(d, contact, c);
        return RefusalReason.NONE;
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
            d.follow(Step.Kind.PUBLISH_PORT, key);
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
            for (Call call : CallActivities.callsAt(d, port.key())) {
                if (call.contact() != null) {
                    return d.draft.contacts.get(call.contact());
                }
            }
        }
        return null;
    }

    private static RefusalReason requestAgent(Decision d, Session session, Command.RequestAgent c) {
        Contact contact = contactAt(d, session, c.port());
        if (contact == null) {
            return RefusalReason.CONTACT_UNKNOWN;
        }
        RefusalReason refusal = asks(d, c.skill(), c.priority());
        if (refusal != RefusalReason.NONE) {
            return refusal;
        }
        if (contact.inquiry().isPending()) {
            return RefusalReason.BUSY;
        }
        Analysis.begin(d, contact, Inquiry.Ask.byIvr(c.skill(), c.priority()));
        return RefusalReason.NONE;
    }

    /** Whether a call may wait for the skill with this priority. */
    static RefusalReason asks(Decision d, String name, int priority) {
        SkillSite skill = d.site().skill(name);
        if (skill == null) {
            return RefusalReason.SKILL_UNKNOWN;
        }
        if (skill.isOfItems()) {
            return RefusalReason.SKILL_NOT_FOR_CALLS;
        }
        return priority < 1 || priority > PRIORITY_MAX ? RefusalReason.BAD_ARGUMENT : RefusalReason.NONE;
    }

    private static RefusalReason queryQueue(Decision d, Session session, SessionKey key, Command.QueryQueue c) {
        Contact contact = contactAt(d, session, c.port());
        if (contact == null) {
            return RefusalReason.CONTACT_UNKNOWN;
        }
        if (c.skill().isEmpty()) {
            if (!contact.isWaiting()) {
                return RefusalReason.NOT_WAITING;
            }
            d.push(key.sessionId(), ExpectedWait.ofWaiting(d, key.number(), contact));
            return RefusalReason.NONE;
        }
        if (d.site().skill(c.skill()) == null) {
            return RefusalReason.SKILL_UNKNOWN;
        }
        if (c.priority() < 1 || c.priority() > PRIORITY_MAX) {
            return RefusalReason.BAD_ARGUMENT;
        }
        d.push(key.sessionId(), ExpectedWait.ofNewcomer(d, key.number(), contact, c));
        return RefusalReason.NONE;
    }
}
