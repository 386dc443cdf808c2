package io.strowger.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.strowger.core.state.ConfigurationVersion;
import io.strowger.core.state.ScheduledConfiguration;
import io.strowger.server.administration.Configurations;
import io.strowger.server.administration.Configurations.Change;
import io.strowger.server.administration.Configurations.Result;
import io.strowger.server.administration.SiteSources;
import io.strowger.server.administration.Technicians;
import io.strowger.server.administration.VariableChanges;
import io.strowger.server.conf.Problem;
import io.strowger.server.conf.SiteSchema;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Administration: JSON in and out, for technicians on this machine, with HTTP's basic authentication.
 *
 * <p>{@code GET /config/history}, {@code GET /config/show?version=N}, {@code GET /config/schema}, {@code POST /config/diff}, {@code POST /config/apply},
 * {@code POST /config/rollback}, {@code POST /config/withdraw}; {@code GET /variables}, {@code POST /variables/set}, {@code POST /variables/reset}. 200 = done, 409 = it
 * cannot be done now, 422 = something is wrong with what was sent.
 */
final class AdministrationPages {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.administration");
    private static final String JSON_TYPE = "application/json";
    private static final int OK = 200;
    private static final int BAD = 400;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int WRONG = 422;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Configurations configurations;
    private final VariableChanges variables;
    private final Technicians technicians;

    AdministrationPages(HttpEdge.Administration administration) {
        configurations = administration.configurations();
        variables = administration.variables();
        technicians = administration.technicians();
    }

    /** What is sent; what is left out is null or 0. */
    record Sent(Map<String, String> files, String comment, String effective, long basedOn, long version, String name,
            String value, long forMillis) {}

    /** Something that was done or would be. */
    record Done(long version, List<String> changes, String effective) {}

    /** Why nothing was done. */
    record Refused(String sentence, List<Wrong> problems) {}

    /** A problem of a configuration. */
    record Wrong(String where, int number, String text, String meaning) {}

    /** A version. */
    record Version(long version, String appliedBy, String at, String comment, long restores) {}

    record History(List<Version> versions, Version planned) {}

    record Shown(long version, Map<String, String> files) {}

    /** Does something for a technician. */
    private interface Work {
        void answer(HttpExchange exchange, String user) throws IOException;
    }

    void addTo(HttpEdge edge) {
        show(edge, "/config/history", (exchange, user) -> answer(exchange, OK, history()));
        show(edge, "/config/show", (exchange, user) -> shown(exchange));
        show(edge, "/config/schema", (exchange, user) -> HttpEdge.send(exchange, OK, JSON_TYPE, SiteSchema.text()));
        change(edge, "/config/diff", (sent, user) -> configurations.compare(files(sent)));
        change(edge, "/config/apply", (sent, user) -> configurations.apply(files(sent), changed(sent, user)));
        change(edge, "/config/rollback", (sent, user) -> configurations.restore(sent.version(), changed(sent, user)));
        change(edge, "/config/withdraw", (sent, user) -> configurations.withdraw(user));
        show(edge, "/variables", (exchange, user) -> answer(exchange, OK, variables.all()));
        change(edge, "/variables/set", (sent, user) -> variable(
                variables.set(user, text(sent.name()), text(sent.value()), sent.forMillis())));
        change(edge, "/variables/reset", (sent, user) -> variable(variables.reset(user, text(sent.name()))));
    }

    private static Result variable(String wrong) {
        return wrong.isEmpty() ? new Result.Done(0, List.of(), 0) : new Result.Refused(wrong);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static Map<String, String> files(Sent sent) {
        return sent.files() == null ? Map.of() : sent.files();
    }

    private static Change changed(Sent sent, String user) {
        long effective = text(sent.effective()).isEmpty()
                ? 0
                : OffsetDateTime.parse(sent.effective()).toInstant().toEpochMilli();
        return new Change(user, text(sent.comment()), effective, sent.basedOn());
    }

    private void show(HttpEdge edge, String path, Work work) {
        edge.page(path, "GET", exchange -> forTechnician(exchange, work));
    }

    /** Changes something. */
    private interface Changing {
        Result change(Sent sent, String user);
    }

    private void change(HttpEdge edge, String path, Changing changing) {
        edge.page(path, "POST", exchange -> forTechnician(exchange, (of, user) -> {
            byte[] body = of.getRequestBody().readNBytes(SiteSources.TEXTS_BYTES_MAX + 1);
            if (body.length > SiteSources.TEXTS_BYTES_MAX) {
                answer(of, TOO_LARGE, new Refused("at most " + SiteSources.TEXTS_BYTES_MAX + " octets", List.of()));
                return;
            }
            try {
                Sent sent = JSON.readValue(body.length == 0 ? "{}".getBytes() : body, Sent.class);
                Result result = changing.change(sent, user);
                LOG.info("path={} user={} result={}", path, user, result.getClass().getSimpleName());
                answer(of, result);
            } catch (JsonProcessingException unreadable) {
                answer(of, BAD, new Refused("the JSON cannot be read: " + unreadable.getOriginalMessage(), List.of()));
            } catch (DateTimeException noTime) {
                answer(of, BAD, new Refused("effective must be a time with its offset, as in 2027-01-31T08:00:00+01:00",
                        List.of()));
            }
        }));
    }

    private void forTechnician(HttpExchange exchange, Work work) throws IOException {
        if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
            answer(exchange, FORBIDDEN, new Refused("administration is for clients of this machine only", List.of()));
            return;
        }
        if (technicians.isEmpty()) {
            answer(exchange, FORBIDDEN,
                    new Refused("there is no technician; add one to http.technicians of the settings", List.of()));
            return;
        }
        Technicians.Login login = technicians.login(exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRemoteAddress().getAddress().getHostAddress());
        if (!login.isGranted()) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"strowger\", charset=\"UTF-8\"");
            answer(exchange, UNAUTHORISED, new Refused(login.sentence(), List.of()));
            return;
        }
        work.answer(exchange, login.user());
    }

    private void answer(HttpExchange exchange, Result result) throws IOException {
        switch (result) {
            case Result.Done done -> answer(exchange, OK, new Done(done.version(), done.changes(),
                    done.effectiveMillis() == 0 ? "" : Instant.ofEpochMilli(done.effectiveMillis()).toString()));
            case Result.Refused refused -> answer(exchange, CONFLICT, new Refused(refused.sentence(), List.of()));
            case Result.Wrong wrong -> {
                List<Wrong> problems = new ArrayList<>();
                for (Problem problem : wrong.problems()) {
                    problems.add(new Wrong(problem.where(), problem.kind().number(), problem.text(),
                            problem.kind().sentence()));
                }
                answer(exchange, WRONG, new Refused("nothing was changed", problems));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, Object shown) throws IOException {
        HttpEdge.send(exchange, status, JSON_TYPE, HttpEdge.json(shown));
    }

    private History history() {
        List<Version> versions = new ArrayList<>();
        for (ConfigurationVersion row : configurations.history().values()) {
            versions.add(new Version(row.version(), row.appliedBy(), time(row.appliedNanos()), row.comment(),
                    row.restores()));
        }
        ScheduledConfiguration next = configurations.planned();
        return new History(versions, next == null
                ? null
                : new Version(next.version(), next.appliedBy(), time(next.effectiveNanos()), next.comment(),
                        next.restores()));
    }

    private static String time(long nanos) {
        return Instant.ofEpochMilli(nanos / 1_000_000).toString();
    }

    private void shown(HttpExchange exchange) throws IOException {
        String query = text(exchange.getRequestURI().getRawQuery());
        Map<Long, ConfigurationVersion> history = configurations.history();
        ConfigurationVersion row = null;
        if (query.isEmpty()) {
            row = history.values().stream().reduce(null, (first, last) -> last);
        } else if (query.matches("version=[0-9]{1,9}")) {
            row = history.get(Long.parseLong(query.substring(query.indexOf('=') + 1)));
        }
        if (row == null) {
            answer(exchange, NOT_FOUND,
                    new Refused("there is no such version; ask for /config/show?version=N", List.of()));
            return;
        }
        Map<String, String> texts = configurations.texts(row);
        if (texts.isEmpty()) {
            answer(exchange, NOT_FOUND, new Refused("the files of version " + row.version() + " were not kept",
                    List.of()));
        } else {
            answer(exchange, OK, new Shown(row.version(), texts));
        }
    }
}
