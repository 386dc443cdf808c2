package io.strowger.tools.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.tools.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor before a simulated switch, with settings and site as a technician has them. */
class DoctorCommandTest {
    @TempDir
    private Path directory;
    private SwitchSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = new SwitchSimulator(SwitchConfiguration.contactCentre(2, AnswerMode.MANUAL));
        simulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private CommandRun doctor(String tlink, String password, String stations) throws IOException {
        Files.createDirectories(directory.resolve("site"));
        Path settings = directory.resolve("strowger.conf");
        Files.writeString(settings, """
                http.port = 1
                credentials.aes1 { login = "cti", password = "%s" }
                """.formatted(password));
        Files.writeString(directory.resolve("site/10.conf"), """
                switches = [ { name = "CM", links = [ { name = "aes1", driver = "tsapi", host = "127.0.0.1",
                    port = %d, tlink = "%s", credential = "aes1", messages-per-second = 1000 } ] } ]
                devices = [ { switch = "CM", kind = STATION, ids = [%s] } ]
                """.formatted(simulator.nameServerPort(), tlink, stations));
        return CommandRun.of("doctor", "aes1", "--conf", settings.toString());
    }

    @Test
    void aLinkThatIsWell() throws IOException {
        CommandRun run = doctor("AVAYA#CM#CSTA#AES1", "cti-secret", "\"5001\", \"5002\"");
        assertEquals(0, run.exitCode(), run.toString());
        assertTrue(run.out().contains("The link is well."), run.out());
        assertTrue(run.out().contains("2 of 2 devices could be monitored"), run.out());
        assertEquals(0, simulator.statistics().inProgress());
    }

    @Test
    void aWrongPassword() throws IOException {
        CommandRun run = doctor("AVAYA#CM#CSTA#AES1", "wrong", "\"5001\"");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("TSERVER_BAD_PASSWORD_OR_LOGIN (TSAPI-A25)"), run.out());
        assertTrue(run.out().contains("Compare login and password"), run.out());
    }

    @Test
    void aTlinkThatIsNotThere() throws IOException {
        CommandRun run = doctor("AVAYA#CM2#CSTA#AES1", "cti-secret", "\"5001\"");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("there is no AVAYA#CM2#CSTA#AES1, but AVAYA#CM#CSTA#AES1"), run.out());
    }

    @Test
    void aNumberThatTheSwitchDoesNotKnow() throws IOException {
        CommandRun run = doctor("AVAYA#CM#CSTA#AES1", "cti-secret", "\"5001\", \"9998\"");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("[9998]"), run.out());
        assertTrue(run.out().contains("1 of 2 devices could be monitored"), run.out());
    }

    @Test
    void nobodyAtTheNameServer() throws IOException {
        CommandRun run;
        int port = simulator.nameServerPort();
        simulator.linkDown();
        run = doctor("AVAYA#CM#CSTA#AES1", "cti-secret", "\"5001\"");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("127.0.0.1:" + port), run.out());
        assertTrue(run.out().contains("Check host and port"), run.out());
        assertFalse(run.out().contains("Exception"), run.out());
    }

    @Test
    void aNameServerWithoutTlinks() throws IOException {
        simulator.fault("tlinks * off");
        CommandRun run = doctor("AVAYA#CM#CSTA#AES1", "cti-secret", "\"5001\"");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("lists no Tlink at all"), run.out());
    }

    @Test
    void whatIsWrongIsSaidInWords() throws IOException {
        simulator.fault("unplug 5002");
        simulator.fault("skew * -5m");
        simulator.fault("refuse * MonitorDevice 5001 csta:GENERIC_SUBSCRIBED_RESOURCE_AVAILABILITY");
        CommandRun run = doctor("AVAYA#CM#CSTA#AES1", "cti-secret", "\"5001\", \"5002\"");
        assertEquals(1, run.exitCode(), run.toString());
        assertTrue(run.out().matches("(?s).* 30[0-9] s behind ours.*"), run.out());
        assertTrue(run.out().contains("1 device refused a monitor: GENERIC_SUBSCRIBED_RESOURCE_AVAILABILITY"),
                run.out());
        assertTrue(run.out().contains("they ran out after 1 monitor"), run.out());
        assertTrue(run.out().contains("1 station out of service [5002]"), run.out());
        assertTrue(run.out().contains("AVAYA#CM#CSTA#AES1 is listed at 127.0.0.1 port "), run.out());
    }

    @Test
    void aLinkThatIsNotInTheSite() throws IOException {
        doctor("AVAYA#CM#CSTA#AES1", "cti-secret", "\"5001\"");
        CommandRun run = CommandRun.of("doctor", "aes9", "--conf", directory.resolve("strowger.conf").toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("there are [CM/aes1]"), run.err());
    }
}
