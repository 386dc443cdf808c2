package io.strowger.pbx.tsapi.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.site.NumberPlan;
import io.strowger.csta.TextCharset;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.EventClass;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiText;
import io.strowger.pbx.tsapi.Brief;
import io.strowger.pbx.tsapi.CommandText;
import io.strowger.pbx.tsapi.FrameText;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationTest {
    private static final NumberPlanNormaliser NUMBERS = new NumberPlanNormaliser(NumberPlan.NONE);

    private static final int HEADER = 22;
    /** Vendor and length before an item of private data. */
    private static final int PRIVATE_HEADER = 34;

    private final EventTranslator events = new EventTranslator("CM", "AES1", NUMBERS,
            new Texts(TextCharset.LATIN_1));

    private static List<String> lines(String file) throws IOException, URISyntaxException {
        return Files.readAllLines(Path.of(
                Objects.requireNonNull(TranslationTest.class.getResource("/translation/" + file)).toURI()));
    }

    @Test
    void shouldTranslateEveryEventOfTheFile() throws IOException, URISyntaxException {
        assertTrue(pairs("events.txt", this::event) > 90);
    }

    /** A monitor event, or else a message of a routing dialogue, or else system status. */
    private Object event(TsapiFrame frame) {
        CstaMessage message = (CstaMessage) frame.message();
        AttMessage item = CallDataTranslator.item(frame.privateData());
        if (message instanceof Csta.SysStat status) {
            return events.systemStatus(status, item);
        }
        Object event = events.event(message, item);
        return event == null ? events.routing(message, item) : event;
    }

    /** Each frame goes over the wire first, so that the record is one that a server can really cause. */
    private static int pairs(String file, Function<TsapiFrame, Object> translate)
            throws IOException, URISyntaxException {
        String from = "";
        int pairs = 0;
        for (String line : lines(file)) {
            if (line.startsWith("< ")) {
                from = line.substring(2);
            } else if (line.startsWith("= ")) {
                byte[] bytes = TsapiCodec.encode(FrameText.frame(from));
                Object translated = translate.apply(TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow());
                assertEquals(line.substring(2), Brief.of(translated), from);
                pairs++;
            }
        }
        return pairs;
    }

    /** No monitor event of the codec is forgotten in the file; MonitorEnded is the session's. */
    @Test
    void shouldHaveEveryMonitorEventInTheFile() throws IOException, URISyntaxException {
        String all = String.join("\n", lines("events.txt"));
        Set<String> missing = new TreeSet<>();
        for (Class<?> type : Csta.class.getDeclaredClasses()) {
            if (CstaMessage.class.isAssignableFrom(type) && type.isRecord() && Modifier.isStatic(type.getModifiers())
                    && io.strowger.csta.tsapi.MessageType.of(type.asSubclass(CstaMessage.class))
                            .eventClass() == EventClass.CSTAUNSOLICITED
                    && !all.contains("< Csta." + type.getSimpleName() + "{")) {
                missing.add(type.getSimpleName());
            }
        }
        assertEquals(Set.of("MonitorEnded"), missing);
    }

    @Test
    void shouldKnowEveryCauseOfTheEngineFromTheWire() {
        Set<EventCause> seen = EnumSet.noneOf(EventCause.class);
        for (int number = -2; number < 200; number++) {
            EventCause cause = Words.cause(io.strowger.csta.tsapi.EventCause.of(number));
            String wire = io.strowger.csta.tsapi.EventCause.of(number).name();
            assertEquals(wire.startsWith("EC_") ? wire.substring(3) : "UNKNOWN", cause.name());
            seen.add(cause);
        }
        assertEquals(EnumSet.allOf(EventCause.class), seen);
    }

    @Test
    void shouldKnowEveryConnectionState() {
        for (LocalConnectionState state : LocalConnectionState.values()) {
            assertEquals("CS_" + state,
                    io.strowger.csta.tsapi.LocalConnectionState.of(state.ordinal()).name());
            assertEquals(state, Words.state(io.strowger.csta.tsapi.LocalConnectionState.of(state.ordinal())));
        }
        assertEquals(LocalConnectionState.NULL, Words.state(io.strowger.csta.tsapi.LocalConnectionState.CS_NONE));
        assertEquals(LocalConnectionState.NULL, Words.state(io.strowger.csta.tsapi.LocalConnectionState.of(7)));
    }

    /** The octets of a stock client, header apart. */
    @ParameterizedTest
    @CsvSource({"AnswerCall,300f300d020204d2160435303031" + "0a0100",
        "HoldCall,3012300d020204d21604353030310a0100010100",
        "RetrieveCall,300f300d020204d21604353030310a0100", "ClearConnection,300f300d020204d21604353030310a0100",
        "DeflectCall,3015300d020204d21604353030310a0100160435303034", "SnapshotCall,300f300d020204d21604353030310a0100",
        "SnapshotDevice,3006160435303031", "QueryAgentState,3006160435303031",
        "MakeCall,300c1604353030311604" + "35303032"})
    void shouldEncodeAsAStockClientDoes(String command, String body) {
        ConnectionId connection = new ConnectionId(1234, "5001", false);
        PbxCommand asked = switch (command) {
            case "AnswerCall" -> new PbxCommand.AnswerCall(connection);
            case "HoldCall" -> new PbxCommand.HoldCall(connection);
            case "RetrieveCall" -> new PbxCommand.RetrieveCall(connection);
            case "ClearConnection" -> new PbxCommand.ClearConnection(connection);
            case "DeflectCall" -> new PbxCommand.DeflectCall(connection, "5004");
            case "SnapshotCall" -> new PbxCommand.SnapshotCall(connection);
            case "SnapshotDevice" -> new PbxCommand.SnapshotDevice("5001");
            case "QueryAgentState" -> new PbxCommand.QueryAgentState("5001");
            default -> new PbxCommand.MakeCall("5001", "5002", Bytes.EMPTY);
        };
        byte[] frame = frame(request(8, asked));
        assertEquals(body, Bytes.copyOf(frame, 22, frame.length - 22).toString());
    }

    /** Private data with user-to-user information, by version, in the octets of a stock client. */
    @ParameterizedTest
    @CsvSource({
        "6,02007400303516001600010100160030160a010002010002010030080201001600"
                + "0a01000a010030050a01001600300b0a010404064142" + "43313233",
        "7,02007e00303816001600010100160030160a010002010002010030080201001600"
                + "0a01000a010030050a01001600300b0a01040406414243313233" + "0a0100"})
    void shouldSelectARouteWithUserInformationAsAStockClientDoes(int version, String item) {
        byte[] frame = frame(request(version, new PbxCommand.RouteSelect(
                new io.strowger.core.input.Input.RouteDialogue(1, 7), "5002", Bytes.of("ABC123".getBytes()))));
        int length = item.length() / 2;
        assertEquals(item, Bytes.copyOf(frame, frame.length - length, length).toString());
    }

    /** The octets of a genuine client for the same requests, body and private data. */
    @Test
    void shouldEncodeEveryRequestOfTheFileAsAGenuineClientDoes() throws IOException, URISyntaxException {
        int requests = 0;
        for (String line : lines("stock-requests.txt")) {
            if (!line.startsWith("#")) {
                String[] parts = line.split("\\|", -1);
                byte[] frame = frame(
                        request(Integer.parseInt(parts[1].strip()), CommandText.command(parts[0].strip())));
                int body = (frame[18] & 0xff) | (frame[19] & 0xff) << 8;
                int item = HEADER + body + PRIVATE_HEADER;
                if (!parts[2].strip().equals("*")) {
                    assertEquals(parts[2].replace(" ", ""), Bytes.copyOf(frame, HEADER, body).toString(), line);
                }
                assertEquals(parts[3].replace(" ", ""),
                        item > frame.length ? "" : Bytes.copyOf(frame, item, frame.length - item).toString(), line);
                requests++;
            }
        }
        assertEquals(28, requests);
    }

    @ParameterizedTest
    @CsvSource({"8,AUX,AM_NOT_READY,'SetAgentState{workMode=WM_NONE, reasonCode=3, enablePending=true}'",
        "6,ACW,AM_WORK_NOT_READY,'SetAgentState{workMode=WM_NONE, reasonCode=3, enablePending=true}'",
        "8,AUTO_IN,AM_READY,'SetAgentState{workMode=WM_AUTO_IN, reasonCode=3, enablePending=true}'",
        "8,MANUAL_IN,AM_READY,'SetAgentState{workMode=WM_MANUAL_IN, reasonCode=3, enablePending=true}'",
        "5,LOGGED_OUT,AM_LOG_OUT,'V5SetAgentState{workMode=WM_NONE, reasonCode=3}'",
        "4,AUX,AM_NOT_READY,V4SetAgentState{workMode=WM_NONE}", "0,AUX,AM_NOT_READY,"})
    void shouldSetAgentStatesByVersion(int version, WorkMode mode, String agentMode, String item) {
        byte[] frame = frame(request(version, new PbxCommand.SetAgentState("5001", "", mode, 3)));
        String text = TsapiText.print(TsapiCodec.decode(frame, 0, frame.length).orElseThrow());
        assertTrue(text.contains("{device=\"5001\", agentMode=" + agentMode + ","), text);
        assertTrue(item == null ? !text.contains("private=") : text.endsWith(" private=\"ECS\" Att." + item), text);
    }

    private static RequestTranslator.Request request(int version, PbxCommand command) {
        return (RequestTranslator.Request) new RequestTranslator(NUMBERS, StreamFeatures.of(version, "ST2"))
                .request(command);
    }

    private static byte[] frame(RequestTranslator.Request request) {
        return TsapiCodec.encode(new TsapiFrame(1, 0, request.message(), request.privateData()));
    }

    /** No service is without its confirmation but those that have none. */
    @Test
    void shouldKnowTheConfirmationOfEveryCommand() {
        Set<String> without = new TreeSet<>();
        for (Class<?> command : PbxCommand.class.getDeclaredClasses()) {
            if (command.isRecord() && PbxCommand.class.isAssignableFrom(command)
                    && !Confirmations.has(command.asSubclass(PbxCommand.class))) {
                without.add(command.getSimpleName());
            }
        }
        assertEquals(Set.of("RouteEnd", "RouteSelect"), without);
    }
}
