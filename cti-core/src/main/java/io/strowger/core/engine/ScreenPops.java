package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output;
import io.strowger.core.output.Output.AgentPart;
import io.strowger.core.output.Push;
import io.strowger.core.site.ScreenPopSite;
import io.strowger.core.site.UrlTemplate;
import io.strowger.core.site.WebhookSite;
import io.strowger.core.site.WebhookSite.WebhookEvent;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import java.util.List;

/** What is to open on an agent's screen when a call comes to him, and which services are told of it. Here it is only said; the edges push and send. */
final class ScreenPops {
    private static final String HEX = "0123456789abcdef";

    private ScreenPops() {}

    /** A call rings at an agent: his desktop is told, with all that its screen needs, and the webhooks where the call is about a contact. */
    static void offered(Decision d, Call call, Agent agent) {
        CallView view = Topics.callView(d, call, agent.station().deviceId());
        d.push(agent.sessionId(), new Push.CallOffered(view));
        Contact contact = view.contact() == null ? null : d.draft.contacts.get(view.contact());
        if (contact == null) {
            return;
        }
        if (view.screenPopUrl().isEmpty() && template(d, contact) != null) {
            d.anomaly(AnomalyKind.LIMIT, contact.id().toString(), "the URL for the screen of agent " + agent.agentId()
                    + " has more than " + UrlTemplate.EXPANDED_CHARACTERS_MAX + " characters and was left out");
        }
        int segment = agent.agentId().equals(contact.service().agentId()) && call.key().equals(contact.call())
                ? contact.service().segment()
                : 0;
        tell(d, WebhookEvent.OFFER, contact, part(agent, segment), view);
    }

    /** The agent has answered the contact that rang at him. */
    static void answered(Decision d, Call call, Agent agent) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (isTold(d, contact)) {
            tell(d, WebhookEvent.ANSWER, contact, part(agent, contact.service().segment()),
                    Topics.callView(d, call, agent.station().deviceId()));
        }
    }

    /** An agent's part in a contact is over. */
    static void ended(Decision d, Contact contact, Fact.SegmentEnded ended) {
        if (!isTold(d, contact)) {
            return;
        }
        Agent agent = d.draft.agents.get(ended.agentId());
        DeviceKey station = agent == null || agent.station() == null ? null : agent.station();
        AgentPart part = new AgentPart(ended.agentId(), station == null ? "" : station.switchName(),
                station == null ? "" : station.deviceId(), ended.segment(), ended.disposition().name(),
                ended.ringMillis(), ended.talkMillis(), ended.holdMillis());
        CallView view = Topics.contactView(d, contact);
        tell(d, WebhookEvent.END, contact, part, station == null ? view : popped(d, view, contact, station));
    }

    /** The caller has given up before anybody answered. */
    static void abandoned(Decision d, Contact contact) {
        if (isTold(d, contact)) {
            tell(d, WebhookEvent.ABANDON, contact, null, Topics.contactView(d, contact));
        }
    }

    private static AgentPart part(Agent agent, int segment) {
        return new AgentPart(agent.agentId(), agent.station().switchName(), agent.station().deviceId(), segment);
    }

    private static boolean isTold(Decision d, Contact contact) {
        return contact != null && !webhooks(d, contact).isEmpty();
    }

    private static void tell(Decision d, WebhookEvent event, Contact contact, AgentPart part, CallView view) {
        for (WebhookSite webhook : webhooks(d, contact)) {
            if (webhook.events().contains(event)) {
                d.output(new Output.WebhookWanted(webhook.name(), event, d.nowMillis(), part, view));
            }
        }
    }

    private static List<WebhookSite> webhooks(Decision d, Contact contact) {
        return d.site().desk().webhooks(vdn(contact), contact.demand().skill());
    }

    private static UrlTemplate template(Decision d, Contact contact) {
        return d.site().desk().screenPop(vdn(contact), contact.demand().skill());
    }

    private static DeviceKey vdn(Contact contact) {
        return new DeviceKey(contact.origin().switchName(), contact.origin().vdn());
    }

    /** The view with the URL for whoever is at the device. */
    static CallView popped(Decision d, CallView view, Contact contact, DeviceKey device) {
        UrlTemplate template = template(d, contact);
        if (template == null) {
            return view;
        }
        Agent agent = Agents.at(d, device);
        String url = template.expand(name -> value(name, view, device, agent == null ? "" : agent.agentId()));
        return url == null ? view : view.withScreenPopUrl(url);
    }

    private static String value(String name, CallView view, DeviceKey device, String agentId) {
        return switch (name) {
            case "agent" -> agentId;
            case "ani" -> view.ani();
            case "call" -> String.valueOf(view.call().callId());
            case "contact" -> text(view.contact());
            case "digits" -> view.collectedDigits();
            case "dnis" -> view.dnis();
            case "queueMillis" -> String.valueOf(view.queueMillis());
            case "serial" -> view.serial();
            case "skill" -> view.skill();
            case "station" -> device.deviceId();
            case "switch" -> device.switchName();
            case "ucid" -> view.ucid();
            case "uui" -> hex(view.userToUser().toByteArray());
            case "vdn" -> view.vdn();
            default -> name.startsWith(ScreenPopSite.DATA)
                    ? view.data().get(UrlTemplate.decoded(name.substring(ScreenPopSite.DATA.length())))
                    : "";
        };
    }

    private static String text(ContactId contact) {
        return contact == null ? "" : contact.toString();
    }

    private static String hex(byte[] bytes) {
        StringBuilder out = new StringBuilder(2 * bytes.length);
        for (byte octet : bytes) {
            out.append(HEX.charAt(octet >> 4 & 0xF)).append(HEX.charAt(octet & 0xF));
        }
        return out.toString();
    }
}
