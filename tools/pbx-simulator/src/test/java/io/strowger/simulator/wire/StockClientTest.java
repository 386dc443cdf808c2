package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import io.strowger.csta.tsapi.TsapiText;
import io.strowger.simulator.model.AgentChange;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.WorkMode;

/** Plays the octets of a stock client and holds every answer against the file. */
class StockClientTest {
    /** Plays a file; gives all octets that came out. */
    private static byte[] play(String name, Consumer<byte[]> in, Supplier<byte[]> out, Consumer<String[]> script)
            throws IOException, URISyntaxException {
        Path file = Path.of(StockClientTest.class.getResource("/frames/" + name).toURI());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> waiting = new ArrayList<>();
        StringBuilder hex = new StringBuilder();
        int number = 0;
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add("#");
        for (String line : lines) {
            number++;
            if (!line.startsWith("=") && !hex.isEmpty()) {
                in.accept(HexFormat.of().parseHex(hex));
                hex.setLength(0);
                take(out, all, waiting);
            }
            String rest = line.substring(Math.min(2, line.length()));
            switch (line.charAt(0)) {
                case '=' -> hex.append(rest.replace(" ", ""));
                case '>' -> assertEquals(List.of(), waiting, "unexpected before line " + number);
                case '!' -> {
                    assertEquals(List.of(), waiting, "unexpected before line " + number);
                    script.accept(rest.split(" "));
                    take(out, all, waiting);
                }
                case '<' -> {
                    assertEquals(rest, waiting.isEmpty() ? "nothing" : waiting.get(0), name + " line " + number);
                    waiting.remove(0);
                }
                default -> assertEquals('#', line.charAt(0));
            }
        }
        assertEquals(List.of(), waiting, "unexpected at the end");
        return all.toByteArray();
    }

    private static void take(Supplier<byte[]> out, ByteArrayOutputStream all, List<String> waiting) {
        byte[] bytes = out.get();
        all.writeBytes(bytes);
        TestStream.frames(bytes).forEach(frame -> waiting.add(TsapiText.print(frame)));
    }

    private static void script(SwitchServer server, String[] words) {
        Switch theSwitch = server.theSwitch();
        switch (words[0]) {
            case "answer" -> theSwitch.users().answers(words[1]);
            case "login" -> theSwitch
                    .setAgentState(
                            new AgentChange(words[1], AgentChange.Mode.LOG_IN, "1001", "", WorkMode.AUTO_IN, 0, false));
            case "calls" -> {
                for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                    theSwitch.outside().offer(IncomingCall.of("91555512" + (10 + i), "6001"));
                }
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        theSwitch.deliver();
    }

    @Test
    void shouldAnswerEveryRequestOfTheSession() throws IOException, URISyntaxException {
        SwitchServer server = Servers.encoding();
        TestStream stream = new TestStream(server);
        play("session.txt", stream::bytes, stream.session::takeOutput, words -> script(server, words));
    }

    @Test
    void shouldAnswerTheSameWhereverTheOctetsAreCut() throws IOException, URISyntaxException {
        SwitchServer server = Servers.encoding();
        TestStream stream = new TestStream(server);
        byte[] whole = play("session.txt", stream::bytes, stream.session::takeOutput, words -> script(server, words));
        SwitchServer again = Servers.encoding();
        TestStream cut = new TestStream(again);
        byte[] single = play("session.txt", bytes -> {
            for (byte one : bytes) {
                cut.bytes(new byte[]{one});
            }
        }, cut.session::takeOutput, words -> script(again, words));
        assertArrayEquals(whole, single);
    }

    @Test
    void shouldAcceptTheScrambledPassword() throws IOException, URISyntaxException {
        TestStream stream = new TestStream(Servers.scrambling());
        play("scramble.txt", stream::bytes, stream.session::takeOutput, words -> {});
    }

    @Test
    void shouldNameTheTlinkAndLetTheClientGo() throws IOException, URISyntaxException {
        NameServerSession session = new NameServerSession(List.of(new NameServerSession.Tlink(Servers.TLINK,
                new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), 14_501))));
        play("name-server.txt", bytes -> session.onBytes(bytes, 0, bytes.length), session::takeOutput, words -> {});
        assertTrue(session.closed());
    }
}
