package io.strowger.server.http;

import com.sun.net.httpserver.HttpExchange;
import io.strowger.core.engine.AgentWhy;
import io.strowger.core.engine.ContactWhy;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.LinkTruth;
import io.strowger.core.state.Quarantine;
import io.strowger.core.state.Reconciliation;
import io.strowger.core.state.SwitchView;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code /why?agent=ID}: why an agent is not offered calls. {@code /truth}: how far what is believed has been held against the switches. JSON from the published
 * state, to clients of this machine only.
 */
final class StatePages {
    /** Characters of an agent's id. */
    private static final int ID_MAX = 64;
    /** Devices with differences that are shown. */
    static final int DEVICES_MAX = 1_000;
    private static final String JSON = "application/json";
    private static final String AGENT = "agent=";
    private static final String CONTACT = "contact=";

    private final Supplier<EngineView> view;

    StatePages(Supplier<EngineView> view) {
        this.view = view;
    }

    /** @param devices those that differed at some time */
    record Truth(List<Reconciliation> switches, List<Link> links, List<SwitchView> devices,
            List<Quarantine> quarantines) {}

    /** @param scoreMillionths of a million comparisons of the last round how many agreed */
    record Link(String switchName, String link, int scoreMillionths, LinkTruth.Counts all,
            LinkTruth.Counts lastRound) {}

    void why(HttpExchange exchange) throws IOException {
        if (isStranger(exchange)) {
            return;
        }
        String query = exchange.getRequestURI().getRawQuery();
        String agentId = asked(query, AGENT);
        String contact = asked(query, CONTACT);
        if (!agentId.isEmpty()) {
            answer(exchange, AgentWhy.of(view.get(), agentId), "there is no agent " + agentId);
        } else if (!contact.isEmpty()) {
            answer(exchange, contact(contact), "there is no contact " + contact);
        } else {
            HttpEdge.send(exchange, 400, "text/plain", "ask for /why?agent=ID or /why?contact=ID\n");
        }
    }

    /** What stands behind the name in a query; empty for none, and for what is too long. */
    private static String asked(String query, String name) {
        String value = query != null && query.startsWith(name)
                ? URLDecoder.decode(query.substring(name.length()), StandardCharsets.UTF_8)
                : "";
        return value.length() > ID_MAX ? "" : value;
    }

    private static void answer(HttpExchange exchange, Record why, String otherwise) throws IOException {
        if (why == null) {
            HttpEdge.send(exchange, 404, "text/plain", otherwise + "\n");
        } else {
            HttpEdge.send(exchange, 200, JSON, HttpEdge.json(why));
        }
    }

    /** By its id or its serial; null when there is none now. */
    private ContactWhy contact(String name) {
        EngineView now = view.get();
        for (Contact contact : now.contacts().values()) {
            if (contact.serial().equals(name) || contact.id().toString().equalsIgnoreCase(name)) {
                return ContactWhy.of(now, contact.id());
            }
        }
        return null;
    }

    void truth(HttpExchange exchange) throws IOException {
        if (isStranger(exchange)) {
            return;
        }
        EngineView now = view.get();
        List<Link> links = new ArrayList<>();
        now.truth().links().map().values().forEach(truth -> links
                .add(new Link(truth.switchName(), truth.link(), truth.score(), truth.all(), truth.last())));
        List<SwitchView> devices = new ArrayList<>();
        for (SwitchView device : now.truth().devices().map().values()) {
            if ((device.score().differences() > 0 || device.suspicion() != null) && devices.size() < DEVICES_MAX) {
                devices.add(device);
            }
        }
        HttpEdge.send(exchange, 200, JSON,
                HttpEdge.json(new Truth(List.copyOf(now.truth().reconciliations().map().values()), links, devices,
                        List.copyOf(now.truth().quarantines().map().values()))));
    }

    private static boolean isStranger(HttpExchange exchange) throws IOException {
        if (exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
            return false;
        }
        HttpEdge.send(exchange, 403, "text/plain", "the state is shown to clients of this machine only\n");
        return true;
    }
}
