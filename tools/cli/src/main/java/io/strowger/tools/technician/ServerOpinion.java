package io.strowger.tools.technician;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the running server says of a link, as it publishes it for everybody. One thread; waits a few seconds at most. */
final class ServerOpinion {
    private static final String STEP = "server";

    private final Patient patient;
    private final Consumer<Finding> report;

    ServerOpinion(Patient patient, Consumer<Finding> report) {
        this.patient = patient;
        this.report = report;
    }

    void ask() {
        var http = patient.settings().http();
        URI server = URI.create("http://" + http.host() + ":" + http.port());
        try {
            take(HealthPage.read(server));
        } catch (IOException absent) {
            report.accept(Finding.note(STEP, "no server answers at " + server + ", so only the way to the switch is "
                    + "examined"));
        }
    }

    private void take(JsonNode health) {
        String name = patient.pbx().name() + "/" + patient.link().name();
        for (JsonNode link : health.path("links")) {
            if (link.path("link").asText().equals(name)) {
                state(link);
                return;
            }
        }
        report.accept(Finding.warning(STEP, "it runs and has no link " + name,
                "The site files differ from the configuration in force."));
    }

    /** How far it is, what it slows down for, and which devices refuse. */
    private void work(JsonNode work) {
        for (JsonNode step : work.path("steps")) {
            String state = step.path("state").asText();
            if (!state.equals("DONE") && !state.equals("NOT_BEGUN")) {
                report.accept(Finding.note(STEP, "step " + step.path("step").asText() + " is " + state + ": "
                        + step.path("done").asInt() + " of " + step.path("total").asInt() + " for "
                        + step.path("sinceSeconds").asLong() + " s"));
            }
        }
        String slowed = work.path("rate").path("reason").asText();
        if (!slowed.isEmpty()) {
            report.accept(Finding.warning(STEP, "it sends " + work.path("rate").path("perSecondNow").asInt() + " of "
                    + work.path("rate").path("perSecond").asInt() + " requests a second: " + slowed,
                    "Look at the load of the server and the switch."));
        }
        refusals(work.path("refusals"));
    }

    private void refusals(JsonNode refusals) {
        if (refusals.path("count").asInt() > 0) {
            List<String> named = new ArrayList<>();
            refusals.path("first").forEach(refusal -> named.add(refusal.path("deviceId").asText() + " ("
                    + refusal.path("failure").asText() + ")"));
            report.accept(Finding.warning(STEP, refusals.path("count").asInt()
                    + " monitors or registrations are refused now [" + Answers.Refusals.named(named) + "]",
                    "See what is found below about these devices; a VDN may be registered by another application."));
        }
    }

    /** How it gets on with the other links of its switch. */
    private void agreement(JsonNode agreement) {
        if (agreement.path("behind").asBoolean()) {
            report.accept(Finding.warning(STEP,
                    "the link stands still while another one of its switch does not, so that "
                            + "requests go by that one; the last event came " + agreement.path("lagMillis").asLong()
                            + " ms after the other link's",
                    "Look at the load of its server, and at the way to it."));
        } else if (agreement.path("missed").asLong() > 0) {
            report.accept(Finding.note(STEP, "the link has missed " + agreement.path("missed").asLong()
                    + " events that another link of its switch told"));
        }
    }

    private void state(JsonNode link) {
        work(link.path("work"));
        agreement(link.path("agreement"));
        String state = link.path("state").asText();
        if (state.equals("UP")) {
            report.accept(Finding.ok(STEP, "it has the link UP"));
        } else {
            String cause = link.path("cause").asText();
            report.accept(Finding.warning(STEP, "it has the link " + state + ", " + link.path("phase").asText()
                    + (cause.isEmpty()
                            ? ""
                            : ": " + cause + " (" + link.path("causeNumber").asInt() + ") "
                                    + link.path("detail").asText()),
                    link.path("remedy").asText()));
        }
    }
}
