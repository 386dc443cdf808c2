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
                "127.0.0.1:" + simulator.nameServerPort(), "--password=cti-secret"));
        if (!List.of(more).contains("--login")) {
            arguments.addAll(List.of("--login", "cti"));
        }
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

    @Test
    void whatWouldLeaveEverythingUndecidedIsSaidOnce() throws IOException {
        int port;
        try (SwitchSimulator simulator = new SwitchSimulator(
                SwitchConfiguration.contactCentre(2, AnswerMode.MANUAL))) {
            simulator.start();
            port = simulator.nameServerPort();
            CommandRun tlink = against(simulator, "--tlink", "AVAYA#CM#CSTA#AES7");
            assertEquals(1, tlink.exitCode());
            assertTrue(tlink.err().contains("lists [AVAYA#CM#CSTA#AES1], not AVAYA#CM#CSTA#AES7"), tlink.toString());
            CommandRun login = against(simulator, "--login", "nobody");
            assertTrue(login.err().contains("refuses the login nobody with 25 TSERVER_BAD_PASSWORD_OR_LOGIN"),
                    login.toString());
            assertEquals("", login.out());
        }
        CommandRun nobody = CommandRun.of("conformance", "tsapi", "--server", "127.0.0.1:" + port, "--login", "cti",
                "--password=x");
        assertEquals(1, nobody.exitCode());
        assertTrue(nobody.err().contains("no connection to a name server at 127.0.0.1:" + port), nobody.toString());
    }

    @Test
    void numbersWithoutAServerAreRefused() {
        CommandRun run = CommandRun.of("conformance", "tsapi", "--station", "5001");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--station goes with --server"), run.toString());
    }
}
