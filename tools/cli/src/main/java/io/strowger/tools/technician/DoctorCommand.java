package io.strowger.tools.technician;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.server.conf.ConfigurationException;
import io.strowger.server.conf.ServerSettings;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Examines one link as a technician would, and says what to do. */
@Command(name = "doctor", mixinStandardHelpOptions = true, exitCodeList = {
    "0:the link is well, perhaps with notes", "1:something is wrong", "2:called wrongly"}, description = {
        "Examine a link step by step, and say what to do.",
        "Name server, Tlink, login, version, system status, clock, devices, "
                + "monitors, licences, phones; and what the running server says of the link.",
        "It opens a stream of its own beside the server's and changes nothing. Each device gets a monitor for a moment "
                + "unless --no-monitors is given; on a server with few licences that may take one from another.",
        "Example: strowger doctor aes1 --conf conf/strowger.conf"})
public final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LINK", description = "Name of the link, or SWITCH/LINK.")
    private String link;

    @Option(names = "--conf", paramLabel = "FILE", description = "The server's static settings.")
    private Path conf = Path.of("conf/strowger.conf");

    @Option(names = "--no-monitors", negatable = false, description = "Do not try a monitor on each device.")
    private boolean noMonitors;

    @Option(names = "--json", description = "One JSON object a finding.")
    private boolean json;

    @Mixin
    private TlsOptions tls;

    private final Map<Finding.Level, Integer> counts = new EnumMap<>(Finding.Level.class);
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Integer call() {
        Patient patient;
        try {
            patient = Patient.find(ServerSettings.load(conf), link);
        } catch (ConfigurationException wrong) {
            throw new Misuse(wrong.getMessage(), wrong);
        }
        PrintWriter out = spec.commandLine().getOut();
        Consumer<Finding> report = finding -> {
            counts.merge(finding.level(), 1, Integer::sum);
            print(out, finding);
        };
        if (!json) {
            out.printf("link %s/%s: %s, name server %s port %d%n%n", patient.pbx().name(), patient.link().name(),
                    patient.link().service(), patient.link().host(), patient.link().port());
        }
        new ServerOpinion(patient, report).ask();
        new Examination(patient, tls.security(), LocalDateTime::now, report).run(!noMonitors);
        int warnings = counts.getOrDefault(Finding.Level.WARNING, 0);
        int failures = counts.getOrDefault(Finding.Level.FAILED, 0);
        if (!json) {
            out.println();
            out.println(failures + warnings == 0
                    ? "The link is well."
                    : failures + " failed, " + warnings + (warnings == 1 ? " warning." : " warnings."));
        }
        out.flush();
        return failures + warnings == 0 ? 0 : Strowger.FAILED;
    }

    private void print(PrintWriter out, Finding finding) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("level", finding.level());
            line.put("step", finding.step());
            line.put("text", finding.text());
            line.put("remedy", finding.remedy());
            try {
                out.println(mapper.writeValueAsString(line));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        } else {
            String level = finding.level().name();
            boolean grave = finding.level().compareTo(Finding.Level.WARNING) >= 0;
            out.printf("%-8s %-18s %s%n", grave ? level : level.toLowerCase(Locale.ROOT), finding.step(),
                    finding.text());
            if (!finding.remedy().isEmpty()) {
                out.println(" ".repeat(28) + finding.remedy());
            }
        }
        out.flush();
    }
}
