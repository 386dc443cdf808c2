package io.strowger.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.strowger.simulator.faults.FaultCommands;
import io.strowger.simulator.model.AnswerMode;

/** Faults ordered over a socket, and what they do to sockets. */
@Timeout(60)
class ControlPortTest {
    private static SwitchConfiguration configuration() {
        return SwitchConfiguration.contactCentre(2, AnswerMode.MANUAL).withClock(SwitchConfiguration.ClockMode.MANUAL)
                .withControlPort(0);
    }

    /** Somebody at the control port. */
    private static final class Technician implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Technician(SwitchSimulator simulator) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), simulator.controlPort());
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        List<String> say(String line) throws IOException {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return read();
        }

        List<String> read() throws IOException {
            List<String> lines = new ArrayList<>();
            do {
                String line = in.readLine();
                if (line == null) {
                    throw new EOFException();
                }
                lines.add(line);
            } while (lines.get(lines.size() - 1).charAt(3) == '-');
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void shouldAnswerEveryLineWithANumber() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(configuration())) {
            simulator.start();
            try (Technician technician = new Technician(simulator)) {
                assertEquals(List.of("200 silence AES1"), technician.say("silence AES1 10s"));
                assertTrue(technician.say("explode").get(0).startsWith("401 "));
                List<String> status = technician.say("status");
                assertEquals(3, status.size());
                assertTrue(status.get(0).startsWith("200-server AES1 listening"), status.toString());
                assertTrue(status.get(2).startsWith("200 random faults off"), status.toString());
                assertTrue(technician.say("x".repeat(FaultCommands.MAX_LINE + 1)).get(0).startsWith("406 "));
                assertEquals(List.of("200 clear AES1"), technician.say("clear AES1"), "and goes on");
                assertThrows(EOFException.class, () -> technician.say("quit"));
            }
        }
    }

    @Test
    void shouldCloseTheConnectionAfterTheLast() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(configuration())) {
            simulator.start();
            List<Technician> all = new ArrayList<>();
            for (int i = 0; i < ControlPort.MAX_CONNECTIONS; i++) {
                Technician technician = new Technician(simulator);
                all.add(technician);
                technician.say("status");
            }
            try (Technician next = new Technician(simulator)) {
                assertNull(next.in.readLine());
            }
            for (Technician technician : all) {
                technician.close();
            }
        }
    }

    @Test
    void shouldNotListenWhenNotAsked() throws IOException {
        SwitchConfiguration quiet = configuration().withControlPort(AesConfiguration.NONE);
        try (SwitchSimulator simulator = new SwitchSimulator(quiet)) {
            simulator.start();
            assertEquals(AesConfiguration.NONE, simulator.controlPort());
            assertEquals(200, simulator.fault("silence AES1 10s").number(), "there is still the other way");
        }
    }

    @Test
    void shouldCloseAndOpenItsPortsAsTheServerGoesAndComes() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(configuration())) {
            simulator.start();
            int port = simulator.tlinkPort();
            try (Socket before = connect(port)) {
                assertEquals(200, simulator.fault("down AES1 10s").number());
                assertEquals(-1, read(before));
            }
            awaitRefusal(port);
            simulator.advance(Duration.ofSeconds(10));
            awaitConnection(port).close();
            assertEquals(port, simulator.tlinkPort());
        }
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void awaitRefusal(int port) throws IOException {
        while (true) {
            try (Socket socket = connect(port)) {
                // The closed port goes only when its selector has looked once more; until then it hangs up.
                assertEquals(-1, read(socket));
            } catch (ConnectException e) {
                return;
            }
        }
    }

    private static int read(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }

    private static Socket awaitConnection(int port) throws IOException {
        while (true) {
            try {
                return connect(port);
            } catch (ConnectException e) {
                Thread.onSpinWait();
            }
        }
    }
}
