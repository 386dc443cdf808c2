package io.strowger.agent.session;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.testkit.RecordText;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.CanonicalText;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Plays a script against a {@link ServerConnection} in steps of virtual time.
 *
 * <pre>
 * connect                          a new connection
 * send MESSAGE                     the client sends; cut into single bytes with "send-slowly"
 * bytes HEX                        the client sends these bytes
 * repeat N COMMAND                 a line N times; $i is the turn, from 1
 * expect PATTERN                   the next message of the server; * stands for anything
 * expect-close REASON              the next message is Closing with this reason
 * expect-cut                       the transport is to be closed at once
 * expect-nothing                   no message and no event waits
 * event PATTERN                    the next event for the gateway
 * gateway establish KEY=VALUE...   session, token, first, resumed, role
 * gateway refuse REASON            the login is refused
 * gateway refuse-request ID REASON
 * gateway push SEQUENCE PUSH
 * gateway topic NAME VERSION STATE
 * gateway close REASON
 * writable BOOLEAN                 what the transport says
 * reading BOOLEAN                  what the gateway says
 * advance N(ms|s)                  time passes
 * </pre>
 *
 * At the end no message and no event may be left.
 */
final class Conversation {
    private final Deque<ServerMessage> received = new ArrayDeque<>();
    private final Deque<ServerEvent> events = new ArrayDeque<>();
    private final ServerSettings settings;
    private ServerConnection connection;
    private long now;

    Conversation(ServerSettings settings) {
        this.settings = settings;
    }

    void play(Iterable<String> lines) {
        int number = 0;
        for (String line : lines) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    step(line.strip());
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("line " + number + ": " + line + ": " + e.getMessage(), e);
                }
            }
        }
        nothing();
    }

    private void step(String line) {
        String verb = line.split(" ")[0];
        String rest = line.substring(verb.length()).strip();
        switch (verb) {
            case "connect" -> connection = new ServerConnection(settings, now);
            case "send" -> bytes(Frames.of(RecordText.parse(ClientMessage.class, rest)));
            case "send-slowly" -> {
                for (byte one : Frames.of(RecordText.parse(ClientMessage.class, rest))) {
                    bytes(new byte[]{one});
                }
            }
            case "bytes" -> bytes(Bytes.fromHex(rest.replace(" ", "")).toByteArray());
            case "repeat" -> repeat(rest);
            case "expect" -> expect(rest, received.isEmpty() ? "nothing" : CanonicalText.print(received.remove()));
            case "expect-close" -> expectClose(rest);
            case "expect-cut" -> require(connection.isCutWanted(), "the transport is not to be cut");
            case "expect-nothing" -> nothing();
            case "event" -> expect(rest, events.isEmpty() ? "nothing" : events.remove().toString());
            case "gateway" -> gateway(rest);
            case "writable" -> connection.onWritable(Boolean.parseBoolean(rest), now);
            case "reading" -> connection.onReading(Boolean.parseBoolean(rest), now);
            case "advance" -> advance(rest);
            default -> throw new IllegalArgumentException("no such verb");
        }
        collect();
    }

    private void repeat(String rest) {
        String[] words = rest.split(" ", 2);
        for (int i = 1; i <= Integer.parseInt(words[0]); i++) {
            step(words[1].replace("$i", Integer.toString(i)));
        }
    }

    private void bytes(byte[] bytes) {
        connection.onBytes(bytes, 0, bytes.length, now);
    }

    private void advance(String rest) {
        long millis = rest.endsWith("ms")
                ? Long.parseLong(rest.substring(0, rest.length() - 2))
                : Long.parseLong(rest.substring(0, rest.length() - 1)) * 1_000;
        long end = now + millis * ProtocolLimits.NANOS_PER_MILLI;
        while (connection.nextDeadlineNanos() <= end) {
            now = Math.max(now, connection.nextDeadlineNanos());
            connection.onTime(now);
            collect();
        }
        now = end;
    }

    private void gateway(String rest) {
        String[] words = rest.split(" ", 2);
        String arguments = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "establish" -> establish(arguments);
            case "refuse" -> connection.onLoginRefused(RefusalReason.valueOf(arguments), "", now);
            case "refuse-request" -> {
                String[] parts = arguments.split(" ");
                connection.onRequestRefused(Long.parseLong(parts[0]), RefusalReason.valueOf(parts[1]), "", now);
            }
            case "push" -> {
                String[] parts = arguments.split(" ", 2);
                connection.onPush(Long.parseLong(parts[0]), RecordText.parse(Push.class, parts[1]), now);
            }
            case "topic" -> {
                String[] parts = arguments.split(" ", 3);
                connection.onTopic(TopicFrame.of(parts[0], Long.parseLong(parts[1]),
                        RecordText.parse(TopicState.class, parts[2])), now);
            }
            case "subscribed" -> {
                String[] parts = arguments.split(" ", 5);
                TopicFrame frame = TopicFrame.of(parts[2], Long.parseLong(parts[3]),
                        RecordText.parse(TopicState.class, parts[4]));
                connection.onSubscribed(new ServerMessage.Subscribed(Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]), 1, List.of()), List.of(frame), now);
            }
            case "refuse-query" -> {
                String[] parts = arguments.split(" ");
                connection.onQueryRefused(Long.parseLong(parts[0]), RefusalReason.valueOf(parts[1]), "", now);
            }
            case "close" -> connection.onClose(RefusalReason.valueOf(arguments), "", now);
            default -> throw new IllegalArgumentException("no such gateway verb");
        }
    }

    private void establish(String arguments) {
        var given = Arrays.stream(arguments.split(" ")).map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        connection.onEstablished(new ServerConnection.Established(given.get("session"),
                Bytes.fromHex(given.getOrDefault("token", "0a0b")), Long.parseLong(given.getOrDefault("first", "1")),
                Boolean.parseBoolean(given.getOrDefault("resumed", "false")),
                SessionRole.valueOf(given.getOrDefault("role", "AGENT"))), now);
    }

    private void expectClose(String reason) {
        ServerMessage next = received.poll();
        require(next instanceof ServerMessage.Closing closing && closing.code() == RefusalReason.valueOf(reason).code(),
                "the server said " + next);
        require(connection.isClosing(), "the connection does not close");
    }

    private void nothing() {
        require(received.isEmpty(), "messages wait: " + received);
        require(events.isEmpty(), "events wait: " + events);
    }

    private void collect() {
        events.addAll(connection.takeEvents());
        for (byte[] bytes = connection.takeOutput(); bytes.length > 0; bytes = connection.takeOutput()) {
            received.addAll(Frames.server(bytes));
        }
    }

    private static void expect(String pattern, String actual) {
        String regex = Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        require(Pattern.compile(regex, Pattern.DOTALL).matcher(actual).matches(), "but there was: " + actual);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
