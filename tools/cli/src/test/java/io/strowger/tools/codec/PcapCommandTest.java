package io.strowger.tools.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapCommandTest {
    private static final String NAME_QUERY = "1700000001000100000000000000000 00a0005000000 30030a0101".replace(" ",
            "");
    private static final String HEARTBEAT = "1600000001000000000000000000010010000400000030020500";
    /** Octets of headers: of the file, and of a packet with Ethernet, IPv4 and TCP. */
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADERS = 16 + 54;

    @TempDir
    private Path directory;

    private CommandRun run(String trace, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("trace"), trace);
        String[] arguments = new String[options.length + 4];
        arguments[0] = "codec";
        arguments[1] = "pcap";
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[options.length + 2] = file.toString();
        arguments[options.length + 3] = directory.resolve("pcap").toString();
        return CommandRun.of(arguments);
    }

    private static String line(int second, String link, String direction, String octets) {
        return "2026-11-26T12:00:0" + second + "Z link=" + link + " " + direction + " " + octets + "\n";
    }

    /** Three packets open a connection and three close it; a stream that begins anew is another connection. */
    @Test
    void eachStreamIsAConnection() throws IOException {
        CommandRun run = run("# trace\n\n" + line(0, "a", "->", NAME_QUERY) + line(1, "a", "<-", HEARTBEAT)
                + line(2, "b", "<-", HEARTBEAT) + line(3, "a", "->", NAME_QUERY));
        assertEquals(0, run.exitCode(), run.out() + run.err());
        assertEquals("4 lines in 3 connections", run.out().strip());
        int packets = 3 * 3 + 3 + 4;
        assertEquals(FILE_HEADER + packets * PACKET_HEADERS + NAME_QUERY.length() + HEARTBEAT.length(),
                Files.size(directory.resolve("pcap")));
    }

    @Test
    void linesThatAreNoneAreNumbered() throws IOException {
        CommandRun run = run(line(0, "a", "->", NAME_QUERY) + "nonsense\n" + line(0, "b", "->", NAME_QUERY), "--link",
                "a");
        assertEquals(Strowger.FAILED, run.exitCode());
        assertTrue(run.out().startsWith("line 2: fault 19 in column "), run.out());
        assertTrue(run.out().endsWith("1 lines in 1 connections" + System.lineSeparator()), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server=10.0.0.1", "--server=10.0.0.1:0", "--server=10.0.0.1:65536", "--client=localhost",
        "--server=example.org:1050"})
    void addressesAreNumeric(String option) throws IOException {
        assertEquals(Strowger.MISUSED, run(line(0, "a", "->", NAME_QUERY), option).exitCode());
    }
}
