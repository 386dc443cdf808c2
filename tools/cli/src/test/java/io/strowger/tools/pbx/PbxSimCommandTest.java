package io.strowger.tools.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.simulator.model.SwitchStatistics;
import io.strowger.simulator.wire.MessageLoad;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PbxSimCommandTest {
    @Test
    void whatCannotBeIsRefused() {
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--private-version", "3").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--private-version", "19").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--servers", "9").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--servers", "0").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--load", "-1").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--control-port", "65536").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--settings", "nowhere.conf").exitCode());
        assertEquals(Strowger.MISUSED,
                CommandRun.of("pbxsim", "--settings", "../../conf/pbxsim.conf", "--port", "1").exitCode(),
                "the file says it");
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--rate", "-1").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--vdn", "sixty").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--vdn", "5001").exitCode(), "a station has it");
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--answer", "perhaps").exitCode());
    }

    @Test
    @Timeout(120)
    void aSignalEndsItInOrder() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Strowger.class.getName(), "pbxsim", "--port", "0", "--servers", "2", "--load", "10"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            assertTrue(out.readLine().startsWith("name server 127.0.0.1 port "));
            assertTrue(out.readLine().contains("Tlink AVAYA#CM#CSTA#AES2"), "the second server");
            assertEquals("stations 5001-5002, agents 1001-1002, VDNs 6001, hunt groups 8001", out.readLine());
            // The handle signals and leaves the streams open.
            process.toHandle().destroy();
            List<String> rest = out.lines().toList();
            assertTrue(rest.get(rest.size() - 1).startsWith("ended; "), rest.toString());
            assertEquals(0, process.waitFor(), "what was asked for was done");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void rowsOfNumbersAreShort() {
        assertEquals("none", StartScreen.rows(List.of()));
        assertEquals("5001-5003 5005 600 6001", StartScreen.rows(List.of("5001", "5002", "5003", "5005", "600",
                "6001")));
    }

    @Test
    void aLineOfALoadHasEveryCounter() {
        assertEquals("messages due 1  sent 2  received 3  late p99 5 ms  max 6 ms",
                PbxSimCommand.line(new MessageLoad.Report(1, 2, 3, 4, 5, 6)));
    }

    @Test
    void aLineHasEveryCounter() {
        assertEquals(
                "connections 2  |  calls in progress 6  offered 1  answered 2  abandoned 3  busy 4  blocked 5",
                PbxSimCommand.line(new SwitchStatistics(1, 2, 3, 4, 5, 6, 7), 2));
    }
}
