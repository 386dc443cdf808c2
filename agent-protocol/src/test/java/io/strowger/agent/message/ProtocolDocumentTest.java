package io.strowger.agent.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.json.JsonFault;
import io.strowger.agent.json.JsonMessages;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.agent.session.RateLimit;
import io.strowger.agent.session.ReasonKind;
import io.strowger.agent.session.ServerCause;
import io.strowger.agent.session.ServerSettings;
import io.strowger.agent.session.ServerState;
import io.strowger.agent.session.ServerTable;
import io.strowger.agent.session.Verdict;
import io.strowger.agent.transport.TransportSelector;
import io.strowger.agent.transport.WebSockets;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.MessageShape;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.input.Command;
import io.strowger.core.input.Roles;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the protocol says what the program does. {@code -Dprotocol.write=true} prints the generated parts anew. */
class ProtocolDocumentTest {
    private static final Path DOCUMENT = Path.of("PROTOCOL.md");
    private static final int HEX_BYTES_A_LINE = 32;

    @Test
    void shouldSayWhatTheProgramDoes() throws IOException {
        String document = Files.readString(DOCUMENT);
        String expected = document;
        expected = with(expected, "refusals", refusals());
        expected = with(expected, "states", states());
        expected = with(expected, "closings", closings());
        expected = with(expected, "limits", limits());
        expected = with(expected, "examples", examples());
        expected = with(expected, "json", json());
        expected = with(expected, "roles", roles());
        if (Boolean.getBoolean("protocol.write")) {
            Files.writeString(DOCUMENT, expected);
        } else {
            assertEquals(expected, document);
        }
    }

    @Test
    void shouldNameEveryKindOfMessage() throws IOException {
        String document = Files.readString(DOCUMENT);
        for (Class<?> sealed : List.of(ClientMessage.class, ServerMessage.class, Command.class, Push.class,
                TopicState.class)) {
            for (Class<?> variant : sealed.getPermittedSubclasses()) {
                assertTrue(document.contains("`" + variant.getSimpleName() + "`"), variant.getSimpleName());
            }
        }
    }

    /** A stranger has the names of the schema only; what stands behind them is said in words. */
    @Test
    void shouldNameEveryFieldOfWhatIsPushedAndPublished() throws IOException {
        String document = Files.readString(DOCUMENT);
        Set<String> missing = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        for (Class<?> root : List.of(Push.class, TopicState.class)) {
            collect(MessageShape.of(root), seen, document, missing);
        }
        assertEquals(Set.of(), missing, "fields that PROTOCOL.md does not name");
    }

    private static void collect(MessageShape shape, Set<String> seen, String document, Set<String> missing) {
        if (!seen.add(shape.name())) {
            return;
        }
        for (MessageShape.Field field : shape.fields()) {
            if (!shape.isOneof() && !document.contains("`" + field.name() + "`")) {
                missing.add(shape.name() + "." + field.name());
            }
            if (field.kind() == MessageShape.Kind.MESSAGE) {
                collect(field.element().message(), seen, document, missing);
            }
        }
    }

    private static String closings() {
        StringBuilder text = new StringBuilder(
                "| reasons | Closing | refuses a Resume | refuses a Login |\n|---|---|---|---|\n");
        kind(text, ReasonKind.FINAL, "stop; a person must do something first", "likewise", "likewise");
        kind(text, ReasonKind.PASSING, "connect after a pause and resume", "close, and connect after a pause",
                "close, and connect after a pause");
        kind(text, ReasonKind.END_OF_SESSION, "there is no session any more: connect after a pause and log in",
                "log in on the same connection", "stop");
        text.append("| every other | connect after a pause and resume | log in on the same connection | stop |\n");
        return text.toString();
    }

    private static void kind(StringBuilder text, ReasonKind kind, String closing, String resume, String login) {
        text.append("| ").append(Stream.of(RefusalReason.values()).filter(reason -> ReasonKind.of(reason) == kind)
                .map(Enum::name).collect(Collectors.joining(", "))).append(" | ").append(closing).append(" | ")
                .append(resume).append(" | ").append(login).append(" |\n");
    }

    /** The first message of each kind, as JSON. */
    private static String json() throws IOException {
        StringBuilder text = new StringBuilder("```\n");
        Set<String> kinds = new HashSet<>();
        for (CompatTest.Kept kept : CompatTest.kept()) {
            if (kinds.add(kept.text().substring(0, kept.text().indexOf('{')))) {
                byte[] message = kept.bytes();
                JsonMessages messages = kept.fromClient() ? JsonMessages.CLIENT : JsonMessages.SERVER;
                try {
                    text.append(kept.fromClient() ? "C " : "S ")
                            .append(new String(messages.toJson(message, 0, message.length), StandardCharsets.UTF_8))
                            .append('\n');
                } catch (JsonFault fault) {
                    throw new AssertionError(kept.text(), fault);
                }
            }
        }
        return text.append("```\n").toString();
    }

    private static String with(String document, String section, String body) {
        String begin = "<!-- generated: " + section + " -->\n";
        int from = document.indexOf(begin) + begin.length();
        assertTrue(from >= begin.length(), "no section " + section);
        return document.substring(0, from) + body + document.substring(document.indexOf("<!-- end -->", from));
    }

    private static String refusals() {
        StringBuilder text = new StringBuilder("| code | enumeration | name | what it means and what to do |\n");
        text.append("|---|---|---|---|\n");
        for (RefusalReason reason : RefusalReason.values()) {
            text.append("| ").append(reason.code()).append(" | ").append(reason.ordinal() + 1).append(" | ")
                    .append(reason.name()).append(" | ").append(reason.sentence()).append(" |\n");
        }
        return text.toString();
    }

    private static String states() {
        StringBuilder text = new StringBuilder("|");
        for (ServerState state : ServerState.values()) {
            text.append(" | ").append(state);
        }
        text.append(" |\n|---").append("|---".repeat(ServerState.values().length)).append("|\n");
        for (ServerCause cause : ServerCause.values()) {
            text.append("| **").append(cause).append("**");
            for (ServerState state : ServerState.values()) {
                text.append(" | ").append(words(ServerTable.verdict(state, cause)));
            }
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String words(Verdict verdict) {
        String what = switch (verdict) {
            case Verdict.Move move -> "to " + move.to();
            case Verdict.Accept accept -> "accept";
            case Verdict.Ignore ignore -> "ignore";
            case Verdict.Refuse refuse -> "refuse " + refuse.reason();
            case Verdict.Close close -> "close " + close.reason();
            case Verdict.Anomaly anomaly -> "anomaly";
        };
        return "*" + what + "*: " + verdict.because();
    }

    private static String limits() {
        StringBuilder text = new StringBuilder("| limit | value | past it |\n|---|---|---|\n");
        row(text, "message of a client, bytes", Framing.CLIENT_FRAME_BYTES_MAX, "FRAME_TOO_LARGE");
        row(text, "message of a server, bytes", Framing.SERVER_FRAME_BYTES_MAX, "FRAME_TOO_LARGE");
        row(text, "length that is taken for one, bytes", Framing.PLAUSIBLE_BYTES_MAX, "BAD_FRAME");
        row(text, "from the connection to Hello, ms", ProtocolLimits.HELLO_MILLIS_MAX, "NOT_AUTHENTICATED");
        row(text, "from Welcome or a refusal to Login, ms", ProtocolLimits.LOGIN_MILLIS_MAX, "NOT_AUTHENTICATED");
        row(text, "for the server's decision on a login, ms", ProtocolLimits.AUTHENTICATION_MILLIS_MAX,
                "NOT_AUTHENTICATED");
        row(text, "logins and resumes of a connection", ProtocolLimits.LOGINS_MAX, "LOCKED_OUT");
        row(text, "texts of Hello, Login and Resume, characters", ProtocolLimits.TEXT_CHARS_MAX, "BAD_ARGUMENT");
        row(text, "features in Hello", ProtocolLimits.FEATURES_MAX, "BAD_ARGUMENT");
        row(text, "token, bytes", ProtocolLimits.TOKEN_BYTES_MAX, "BAD_ARGUMENT");
        row(text, "heartbeat interval, shortest, ms", ProtocolLimits.HEARTBEAT_MILLIS_MIN, "held to it");
        row(text, "heartbeat interval, longest, ms", ProtocolLimits.HEARTBEAT_MILLIS_MAX, "held to it");
        row(text, "heartbeat interval unless wished, ms", ServerSettings.HEARTBEAT_MILLIS_DEFAULT, "");
        row(text, "silence, intervals", ProtocolLimits.HEARTBEATS_MISSED_MAX, "HEARTBEAT_MISSED");
        row(text, "messages of a desktop, a second", RateLimit.AGENT.messagesPerSecond(), "RATE_EXCEEDED");
        row(text, "messages of a desktop, at once", RateLimit.AGENT.burstMessages(), "RATE_EXCEEDED");
        row(text, "messages of an IVR, a second", RateLimit.IVR.messagesPerSecond(), "RATE_EXCEEDED");
        row(text, "messages of an IVR, at once", RateLimit.IVR.burstMessages(), "RATE_EXCEEDED");
        row(text, "pushes that wait for a slow reader, bytes", ServerSettings.WAITING_BYTES_MAX, "TOO_SLOW");
        row(text, "topics that wait for a slow reader", ServerSettings.WAITING_TOPICS_MAX, "they begin anew");
        row(text, "pushes before a client acknowledges", ProtocolLimits.ACKNOWLEDGE_PUSHES_MAX, "");
        row(text, "time before a client acknowledges, ms", ProtocolLimits.ACKNOWLEDGE_MILLIS_MAX, "");
        row(text, "requests of a client that wait", ProtocolLimits.REQUESTS_OUTSTANDING_MAX, "BUSY, by the client");
        row(text, "first pause before connecting again, ms", AgentClientOptions.RECONNECT_MILLIS_MIN, "");
        row(text, "longest pause before connecting again, ms", AgentClientOptions.RECONNECT_MILLIS_MAX, "");
        row(text, "frame or text message of a WebSocket, bytes", WebSockets.FRAME_BYTES_MAX, "status 1009");
        row(text, "frames of a WebSocket without content, a second", WebSockets.IDLE_FRAMES.messagesPerSecond(),
                "status 1008");
        row(text, "frames of a WebSocket without content, at once", WebSockets.IDLE_FRAMES.burstMessages(),
                "status 1008");
        row(text, "request line of HTTP, bytes", TransportSelector.REQUEST_LINE_BYTES_MAX, "400");
        row(text, "headers of a request of HTTP, bytes", TransportSelector.HEADER_BYTES_MAX, "400");
        row(text, "without taking bytes, ms", ProtocolLimits.STALLED_MILLIS_MAX, "TOO_SLOW");
        row(text, "login token, characters", ProtocolLimits.LOGIN_TOKEN_CHARS_MAX, "BAD_ARGUMENT");
        row(text, "patterns that a connection subscribes to", ProtocolLimits.PATTERNS_MAX, "TOO_MANY_SUBSCRIPTIONS");
        row(text, "entries of an answer from the directory", ProtocolLimits.SEARCH_ENTRIES_MAX, "BAD_ARGUMENT");
        row(text, "readings of the log on a connection", ProtocolLimits.LOG_STREAMS_MAX, "BUSY");
        row(text, "rows of a reading without acknowledgement", ProtocolLimits.LOG_WINDOW_MAX, "BAD_ARGUMENT");
        row(text, "channels of a proxy", ProtocolLimits.CARRIED_MAX, "CarryClose");
        row(text, "octets in one CarryBytes", ProtocolLimits.CARRIED_BYTES_MAX, "BAD_ARGUMENT");
        row(text, "from Closing to the end of the transport, ms", ProtocolLimits.LINGER_MILLIS_MAX, "it is cut");
        return text.toString();
    }

    /** A command's role is asked of an example of it. */
    private static String roles() throws IOException {
        StringBuilder text = new StringBuilder("| | ");
        List<SessionRole> roles = List.of(SessionRole.values());
        roles.forEach(role -> text.append("| ").append(role).append(' '));
        text.append("|\n|---|---").append("|---".repeat(roles.size())).append("|\n");
        Map<String, SessionRole> needed = new TreeMap<>();
        for (CompatTest.Kept kept : CompatTest.kept()) {
            if (kept.fromClient() && RecordCodec.of(ClientMessage.class).decode(kept.bytes())
                    .orThrow() instanceof ClientMessage.Request request) {
                needed.put(request.command().getClass().getSimpleName(), Roles.neededFor(request.command()));
            }
        }
        needed.forEach((command, role) -> marks(text, "command", "`" + command + "`",
                roles.stream().map(has -> Roles.permits(has, role)).toList()));
        for (Roles.TopicKind kind : Roles.TopicKind.values()) {
            String name = kind.prefix().isEmpty() ? "any other" : "`" + kind.prefix() + "/...`";
            marks(text, "topic", name + ": " + kind.which(), roles.stream().map(kind::isReadBy).toList());
        }
        for (Roles.Service service : Roles.Service.values()) {
            marks(text, "service", service.name(), roles.stream().map(service::isUsedBy).toList());
        }
        return text.toString();
    }

    private static void marks(StringBuilder text, String group, String what, List<Boolean> marks) {
        text.append("| ").append(group).append(" | ").append(what).append(' ');
        marks.forEach(mark -> text.append(mark ? "| x " : "| "));
        text.append("|\n");
    }

    private static void row(StringBuilder text, String what, int value, String past) {
        text.append("| ").append(what).append(" | ").append(String.format(Locale.ROOT, "%,d", value)).append(" | ")
                .append(past).append(" |\n");
    }

    /** Every kept message of version 1, framed. */
    private static String examples() throws IOException {
        StringBuilder text = new StringBuilder("```\n");
        for (CompatTest.Kept kept : CompatTest.kept()) {
            text.append(kept.fromClient() ? "C " : "S ").append(kept.text()).append('\n');
            String hex = frame(kept).toString();
            for (int at = 0; at < hex.length(); at += 2 * HEX_BYTES_A_LINE) {
                text.append("    ").append(hex, at, Math.min(hex.length(), at + 2 * HEX_BYTES_A_LINE)).append('\n');
            }
        }
        return text.append("```\n").toString();
    }

    private static Bytes frame(CompatTest.Kept kept) {
        RecordWriter out = new RecordWriter();
        if (kept.fromClient()) {
            RecordCodec<ClientMessage> codec = RecordCodec.of(ClientMessage.class);
            Framing.append(out, codec, codec.decode(kept.bytes()).orThrow(), Framing.CLIENT_FRAME_BYTES_MAX);
        } else {
            RecordCodec<ServerMessage> codec = RecordCodec.of(ServerMessage.class);
            Framing.append(out, codec, codec.decode(kept.bytes()).orThrow(), Framing.SERVER_FRAME_BYTES_MAX);
        }
        return Bytes.of(out.toByteArray());
    }
}
