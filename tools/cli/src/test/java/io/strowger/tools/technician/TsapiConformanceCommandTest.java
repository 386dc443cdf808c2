package io.strowger.tools.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.tools.CommandRun;
import io.strowger.tools.conformance.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TsapiConformanceCommandTest {
    private static CommandRun against(SwitchSimulator simulator, String... more) {
        List<String> arguments = new ArrayList<>(List.of("conformance", "tsapi", "--server",
                "127.0.0.1:" + simulator.nameServerPort(), "--login", "cti", "--password=cti-secret"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void everyParameterOfScriptsIsAnOption() {
        Set<String> options = new CommandLine(new TsapiConformanceCommand()).getCommandSpec().options().stream()
                .map(option -> option.longestName().substring(2)).collect(Collectors.toSet());
        assertTrue(options.containsAll(Parameters.NAMES), options.toString());
    }

    @Test
    void numbersReachTheScriptsAndNothingIsChangedUnasked() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(
                SwitchConfiguration.contactCentre(2, AnswerMode.MANUAL))) {
            simulator.start();
            CommandRun given = against(simulator, "--only", "^40-", "--station", "5001");
            assertEquals(0, given.exitCode(), given.toString());
            assertTrue(given.out().contains("1 clause: 1 holds."), given.out());
            CommandRun missing = against(simulator, "--only", "^40-");
            assertEquals(1, missing.exitCode());
            assertTrue(missing.out().contains("it needs --station"), missing.out());
            CommandRun call = against(simulator, "--only", "^80-", "--station", "5001", "--station2", "5002");
            assertTrue(call.out().contains("--changes allows that"), call.out());
            assertEquals(0, simulator.statistics().offered());
        }
    }
}
