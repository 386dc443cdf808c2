package io.strowger.tools.technician;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.CSTALevel;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.SDBLevel;
import io.strowger.csta.tsapi.ServiceState;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.pbx.tsapi.FailureKind;
import io.strowger.tools.technician.Answers.Question;
import io.strowger.tools.technician.Answers.Refusals;
import io.strowger.tools.tsapi.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at each device that the site has at the switch: is it known, may it be monitored, is its phone there? */
final class DeviceExamination {
    private static final int LIST_PAGES_MAX = 5_000;
    private static final int LIST_END = -1;
    private static final int STATION_STATE_VERSION = 10;
    private static final int ENDPOINTS_VERSION = 11;

    private final Patient patient;
    private final Answers answers;
    private final int version;
    private final Consumer<Finding> report;

    DeviceExamination(Patient patient, Answers answers, int version, Consumer<Finding> report) {
        this.patient = patient;
        this.answers = answers;
        this.version = version;
        this.report = report;
    }

    /** Whether the server checks which devices the user may have, and which of ours he may not. */
    void securityDatabase() throws IOException {
        String step = "security database";
        Set<String> listed = new HashSet<>();
        int index = LIST_END;
        for (int page = 0; page < LIST_PAGES_MAX; page++) {
            Received answer = answers.ask(new Question(
                    new Csta.GetDeviceList(index, CSTALevel.CSTA_DEVICE_DEVICE_MONITOR), null));
            Optional<Csta.GetDeviceListConf> conf = Answers.message(answer, Csta.GetDeviceListConf.class);
            if (conf.isEmpty()) {
                report.accept(Finding.note(step, "no device list: " + Answers.words(answer)));
                return;
            }
            if (!conf.get().driverSdbLevel().equals(SDBLevel.ACS_AND_CSTA_CHECKING)) {
                report.accept(Finding.ok(step, "not enforced, every device may be asked for"));
                return;
            }
            listed.addAll(conf.get().devList());
            index = conf.get().index();
            if (index == LIST_END) {
                break;
            }
        }
        List<String> absent = patient.numbers().stream().filter(number -> !listed.contains(number)).toList();
        report.accept(absent.isEmpty()
                ? Finding.ok(step, "enforced, " + listed.size() + " devices listed, all of ours among them")
                : Finding.warning(step, "enforced, and " + absent.size() + " of our devices are not on the list ["
                        + Refusals.named(absent) + "]",
                        "Give the CTI user these devices, or unrestricted access, on the server."));
    }

    /** Whether the switch knows each number. */
    void known() throws IOException {
        Refusals refused = new Refusals();
        int[] known = new int[1];
        answers.askAll(patient.numbers(), number -> new Question(new Csta.QueryDeviceInfo(number), null),
                (number, answer) -> {
                    if (Answers.message(answer, Csta.QueryDeviceInfoConf.class).isPresent()) {
                        known[0]++;
                    } else {
                        refused.add(number, answer);
                    }
                });
        report.accept(Finding.ok("devices", known[0] + " of " + patient.numbers().size()
                + " numbers are known to the switch"));
        refused.findings(Finding.Level.WARNING, "devices", "number", "not known").forEach(report);
    }

    /** Sets a monitor on each device and takes it back. */
    void monitored() throws IOException {
        Refusals refused = new Refusals();
        Map<String, Integer> standing = new LinkedHashMap<>();
        boolean[] licences = new boolean[1];
        answers.askAll(patient.numbers(), number -> new Question(monitor(number), null), (number, answer) -> {
            Answers.message(answer, Csta.MonitorConf.class).ifPresentOrElse(
                    conf -> standing.put(number, conf.monitorCrossRefID()), () -> refused.add(number, answer));
            licences[0] |= Answers.failure(answer).filter(failure -> failure.kind() == FailureKind.LICENCE).isPresent();
        });
        answers.askAll(new ArrayList<>(standing.values()), crossRef -> new Question(new Csta.MonitorStop(crossRef),
                null), (crossRef, answer) -> {});
        report.accept(Finding.ok("monitors", standing.size() + " of " + patient.numbers().size()
                + " devices could be monitored (each monitor was taken back)"));
        refused.findings(Finding.Level.WARNING, "monitors", "device", "refused a monitor").forEach(report);
        report.accept(licences[0]
                ? Finding.warning("licences", "they ran out after " + Examination.count(standing.size(), "monitor"),
                        FailureKind.LICENCE.remedy())
                : Finding.ok("licences", "enough for every device of the site; TSAPI does not tell how many are left"));
    }

    private TsapiMessage monitor(String number) {
        return patient.isPassedByCalls(number)
                ? new Csta.MonitorCallsViaDevice(number, MonitorFilter.NONE)
                : new Csta.MonitorDevice(number, MonitorFilter.NONE);
    }

    /** Whether each station has a phone. */
    void registered() throws IOException {
        if (version < STATION_STATE_VERSION) {
            report.accept(Finding.note("phones", "whether phones are registered is told from version "
                    + STATION_STATE_VERSION + " on"));
            return;
        }
        List<String> absent = new ArrayList<>();
        Refusals refused = new Refusals();
        answers.askAll(patient.stations(), this::registration, (station, answer) -> {
            ServiceState state = state(answer);
            if (state == null) {
                refused.add(station, answer);
            } else if (state.equals(ServiceState.OUT_OF_SERVICE)) {
                absent.add(station);
            }
        });
        if (absent.isEmpty() && refused.isEmpty()) {
            report.accept(Finding.ok("phones", "all " + patient.stations().size() + " stations are in service"));
        } else if (!absent.isEmpty()) {
            report.accept(Finding.warning("phones", Examination.count(absent.size(), "station") + " out of service ["
                    + Refusals.named(absent) + "]", "Plug the phones in, or have them register."));
        }
        refused.findings(Finding.Level.NOTE, "phones", "station", "not told").forEach(report);
    }

    private Question registration(String station) {
        return Question.escape(version >= ENDPOINTS_VERSION
                ? new Att.QueryEndpointRegistrationInfo(station)
                : new Att.V10QueryStationStatus(station));
    }

    private static ServiceState state(Received answer) {
        return switch (Answers.item(answer).orElse(null)) {
            case Att.QueryEndpointRegistrationInfoConf conf -> conf.serviceState();
            case Att.V10QueryStationStatusConf conf -> conf.serviceState();
            case null, default -> null;
        };
    }
}
