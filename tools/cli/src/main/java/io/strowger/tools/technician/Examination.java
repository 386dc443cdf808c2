package io.strowger.tools.technician;

import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.PrivateVersions;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.tools.tsapi.Endpoint;
import io.strowger.tools.tsapi.Login;
import io.strowger.tools.tsapi.TsapiConnection;
import io.strowger.tools.tsapi.TsapiServer;
import io.strowger.tools.tsapi.TsapiStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * Looks at a link from outside, as its driver would use it, step by step; a step that fails ends it, because the next
 * would only fail for the same reason. Opens one stream of its own and closes it. One thread.
 */
final class Examination {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** Agent states come as events from this version on. */
    private static final int AGENT_EVENTS_VERSION = 13;
    private static final int USEFUL_VERSION = 5;
    /** Years of the switch's clock count from here where they are small. */
    private static final int CENTURY = 1900;
    private static final long SKEW_SECONDS_MAX = 5;
    private static final long ZONE_STEP_SECONDS = 15L * 60;

    private final Patient patient;
    private final TsapiConnection.Security security;
    private final Supplier<LocalDateTime> clock;
    private final Consumer<Finding> report;

    /**
     * Nothing is opened yet.
     *
     * @param clock
     *            the local time of this machine
     * @param report
     *            is told each finding as it comes
     */
    Examination(Patient patient, TsapiConnection.Security security, Supplier<LocalDateTime> clock,
            Consumer<Finding> report) {
        this.patient = patient;
        this.security = security;
        this.clock = clock;
        this.report = report;
    }

    /**
     * Examines the link.
     *
     * @param monitors
     *            whether a monitor may be set on each device and taken back at once
     */
    void run(boolean monitors) {
        if (patient.credential() == null) {
            report.accept(Finding.failed("credential", "the settings have no credential "
                    + patient.link().credential(),
                    "Add it below credentials in the settings, with login and password."));
            return;
        }
        Endpoint nameServer = new Endpoint(patient.link().host(), patient.link().port(),
                patient.link().port() == Endpoint.SECURE_NAME_SERVER_PORT);
        TsapiServer server = new TsapiServer(nameServer, security, LIMIT, (direction, octets) -> {});
        TsapiServer.Tlink tlink = tlink(server);
        if (tlink == null) {
            return;
        }
        try (TsapiStream stream = connect(server, tlink)) {
            if (stream != null && open(server, stream, tlink)) {
                Answers answers = new Answers(stream, LIMIT, patient.requestsPerSecond());
                inside(stream, answers, monitors);
                stream.ask(new Acs.AbortStream(), io.strowger.csta.tsapi.PrivateData.ABSENT);
            }
        } catch (IOException broken) {
            report.accept(Finding.failed("stream", String.valueOf(broken.getMessage()),
                    "Look into the server's own log at this time."));
        }
    }

    // ---- the way in

    private TsapiServer.Tlink tlink(TsapiServer server) {
        String step = "name server";
        String wanted = patient.link().service();
        try {
            List<TsapiServer.Tlink> all = server.tlinks();
            if (all.isEmpty()) {
                report.accept(Finding.failed(step, server.nameServer() + " lists no Tlink at all",
                        "Look whether the TSAPI service of the server has its links to the switch administered and up."));
                return null;
            }
            report.accept(Finding.ok(step, server.nameServer() + " lists " + count(all.size(), "Tlink")));
            for (TsapiServer.Tlink candidate : all) {
                if (candidate.name().equalsIgnoreCase(wanted)) {
                    return listed(server, candidate);
                }
            }
            report.accept(Finding.failed("Tlink", "there is no " + wanted + ", but "
                    + Answers.Refusals.named(all.stream().map(TsapiServer.Tlink::name).toList()),
                    "Put one of these names into tlink of the link in the site files."));
        } catch (IOException failed) {
            report.accept(Finding.failed(step, server.nameServer() + ": " + words(failed), wayInRemedy(failed)));
        }
        return null;
    }

    private TsapiServer.Tlink listed(TsapiServer server, TsapiServer.Tlink tlink) {
        InetSocketAddress advertised = tlink.advertised().orElse(null);
        String address = advertised == null
                ? "without an address"
                : "at " + advertised.getAddress().getHostAddress() + " port " + advertised.getPort();
        report.accept(Finding.ok("Tlink", tlink.name() + " is listed " + address + (tlink.secure() ? ", TLS" : "")));
        if (advertised != null && advertised.getAddress() != null
                && !new InetSocketAddress(server.nameServer().host(), 0).getAddress().equals(advertised.getAddress())) {
            report.accept(Finding.note("Tlink", "the advertised address is not the name server's; the name server's "
                    + "host is used, as links do unless links.use-advertised-address is set"));
        }
        return tlink;
    }

    private TsapiStream connect(TsapiServer server, TsapiServer.Tlink tlink) {
        try {
            TsapiStream stream = server.connect(tlink);
            String tls = stream.connection().security();
            report.accept(Finding.ok("Tlink", "its port answers" + (tls.isEmpty() ? "" : ", " + tls)));
            return stream;
        } catch (IOException failed) {
            report.accept(Finding.failed("Tlink", "its port does not answer: " + words(failed), wayInRemedy(failed)));
            return null;
        }
    }

    private static String words(IOException failed) {
        return switch (failed) {
            case UnknownHostException unknown -> "no address is known for " + unknown.getMessage();
            default -> failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
        };
    }

    /** So many of a thing. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String wayInRemedy(IOException failed) {
        return switch (failed) {
            case UnknownHostException unknown -> "Correct host of the link in the site files, or the name service.";
            case SSLException tls -> "Compare the certificate with the trusted authorities and the host's name; see "
                    + "--trust and --any-host-name.";
            default -> "Check host and port, the firewall between, and that the TSAPI service runs.";
        };
    }

    private boolean open(TsapiServer server, TsapiStream stream, TsapiServer.Tlink tlink) throws IOException {
        Login login = new Login(patient.credential().login(), patient.credential().password());
        switch (server.open(stream, tlink, login, VersionNegotiation.offer(PrivateVersions.LOWEST,
                PrivateVersions.HIGHEST))) {
            case TsapiServer.Opening.Opened opened -> {
                report.accept(Finding.ok("login", login.login() + " is let in; server "
                        + opened.confirmation().tsrvVer() + ", driver " + opened.confirmation().drvrVer()));
                version(stream.agreed().version());
                return true;
            }
            case TsapiServer.Opening.Refused refused -> {
                report.accept(Finding.failed("login", Answers.words(refused.refusal()),
                        Answers.remedy(refused.refusal())));
                return false;
            }
        }
    }

    private void version(int version) {
        String step = "version";
        if (version < USEFUL_VERSION) {
            report.accept(Finding.warning(step, version == 0
                    ? "no Avaya private data"
                    : "private data " + version + ": no UCID, no reason codes", "Update the server."));
        } else if (version < AGENT_EVENTS_VERSION) {
            report.accept(Finding.note(step, "private data " + version
                    + ": agent states are polled, they come as events from version " + AGENT_EVENTS_VERSION + " on"));
        } else {
            report.accept(Finding.ok(step, "private data " + version));
        }
    }

    // ---- inside the stream

    private void inside(TsapiStream stream, Answers answers, boolean monitors) throws IOException {
        status(answers);
        capabilities(answers);
        if (stream.agreed().version() >= PrivateVersions.LOWEST) {
            clock(answers);
        }
        DeviceExamination devices = new DeviceExamination(patient, answers, stream.agreed().version(), report);
        devices.securityDatabase();
        devices.known();
        if (monitors) {
            devices.monitored();
        }
        devices.registered();
    }

    private void status(Answers answers) throws IOException {
        var answer = answers.ask(new Answers.Question(new Csta.ReqSysStat(), null));
        var status = Answers.message(answer, Csta.SysStatReqConf.class);
        if (status.isEmpty()) {
            report.accept(Finding.warning("system status", Answers.words(answer), Answers.remedy(answer)));
        } else if (List.of(SystemStatus.SS_ENABLED, SystemStatus.SS_NORMAL).contains(status.get().systemStatus())) {
            report.accept(Finding.ok("system status", status.get().systemStatus().name()));
        } else {
            report.accept(Finding.warning("system status", status.get().systemStatus().name(),
                    "Look at the server's link to the switch, and at its load."));
        }
    }

    private void capabilities(Answers answers) throws IOException {
        var answer = answers.ask(new Answers.Question(new Csta.GetApiCaps(), null));
        var found = Answers.message(answer, Csta.GetApiCapsConf.class);
        if (found.isEmpty()) {
            report.accept(Finding.warning("capabilities", Answers.words(answer), Answers.remedy(answer)));
            return;
        }
        Csta.GetApiCapsConf caps = found.get();
        StringBuilder missing = new StringBuilder();
        need(missing, "monitorDevice", caps.monitorDevice());
        need(missing, "monitorCallsViaDevice", caps.monitorCallsViaDevice());
        need(missing, "routeRequestEvent", caps.routeRequestEvent());
        need(missing, "routeSelect", caps.routeSelect());
        need(missing, "snapshotDeviceReq", caps.snapshotDeviceReq());
        need(missing, "snapshotCallReq", caps.snapshotCallReq());
        need(missing, "answerCall", caps.answerCall());
        need(missing, "clearConnection", caps.clearConnection());
        need(missing, "deflectCall", caps.deflectCall());
        need(missing, "setAgentState", caps.setAgentState());
        report.accept(missing.isEmpty()
                ? Finding.ok("capabilities", "all that routing and agents need")
                : Finding.warning("capabilities", "missing:" + missing,
                        "Check the switch's licences for ASAI features, and the server's release."));
    }

    private static void need(StringBuilder missing, String name, int capability) {
        if (capability == 0) {
            missing.append(' ').append(name);
        }
    }

    /** Only the part of a difference that no time zone explains counts. */
    private void clock(Answers answers) throws IOException {
        LocalDateTime before = clock.get();
        var answer = answers.ask(Answers.Question.escape(new Att.QueryTod()));
        if (!(Answers.item(answer).orElse(null) instanceof Att.QueryTodConf tod)) {
            report.accept(Finding.note("clock", "the switch does not tell its time: " + Answers.words(answer)));
            return;
        }
        try {
            LocalDateTime theirs = LocalDateTime.of(tod.year() < CENTURY ? tod.year() + CENTURY : tod.year(),
                    tod.month(), tod.day(), tod.hour(), tod.minute(), tod.second());
            long difference = Duration.between(before, theirs).toSeconds();
            long zone = Math.round((double) difference / ZONE_STEP_SECONDS) * ZONE_STEP_SECONDS;
            long skew = difference - zone;
            String text = "the switch says " + theirs + ", "
                    + (skew == 0 ? "as ours" : Math.abs(skew) + " s " + (skew < 0 ? "behind" : "ahead of") + " ours")
                    + (zone == 0 ? "" : " and " + zone / 60 + " minutes of time zone");
            report.accept(Math.abs(skew) <= SKEW_SECONDS_MAX
                    ? Finding.ok("clock", text)
                    : Finding.warning("clock", text, "Let both follow a time server; times of reports will differ."));
        } catch (DateTimeException nonsense) {
            report.accept(Finding.warning("clock", "the switch tells a time that does not exist: " + tod,
                    "Set the switch's clock."));
        }
    }
}
