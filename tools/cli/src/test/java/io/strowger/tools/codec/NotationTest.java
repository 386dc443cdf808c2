package io.strowger.tools.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.TextCharset;
import io.strowger.csta.codec.TextStyle;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Text and JSON: what is printed of octets gives them again. */
class NotationTest {
    private static final Path CODEC = Path.of("../../csta-codec/src/test/resources");
    private static final TextStyle GBK = new TextStyle(TextCharset.of("GBK"), true);
    private static final String SET_AGENT_STATE = "27000000 0100 01000000 00000000 0300 3100 1500 0000"
            + "3013" + "160435303031" + "0a0100" + "1600" + "1600" + "160431323334";

    static Stream<FrameNotation> notations() {
        return Stream.of(TextStyle.WHOLE, GBK, new TextStyle(TextCharset.LATIN_1, true)).flatMap(
                style -> Stream.of(Protocol.tsapi.notation(false, style), Protocol.tsapi.notation(true, style)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** Frames of genuine clients, and all that a fuzzer found which is a frame at all: many are oddly spelt. */
    private static List<byte[]> frames() throws IOException {
        List<byte[]> frames = new ArrayList<>();
        for (String block : Files.readString(CODEC.resolve("vectors/tsapi-session.vec")).split("\n\n")) {
            StringBuilder digits = new StringBuilder();
            block.lines().filter(line -> line.startsWith("    ")).forEach(line -> digits.append(line.replace(" ", "")));
            frames.add(bytes(digits.toString()));
        }
        try (Stream<Path> files = Files.list(CODEC.resolve("corpus/tsapi"))) {
            for (Path file : files.sorted().toList()) {
                byte[] input = Files.readAllBytes(file);
                byte[] frame = Arrays.copyOfRange(input, 1, input.length);
                if (TsapiCodec.decode(frame, 0, frame.length) instanceof Decoded.Value<?>) {
                    frames.add(frame);
                }
            }
        }
        return frames;
    }

    @ParameterizedTest
    @MethodSource("notations")
    void printedFramesGiveTheirOctets(FrameNotation notation) throws Exception {
        List<byte[]> frames = frames();
        assertTrue(frames.size() > 60, "only " + frames.size() + " frames");
        for (byte[] frame : frames) {
            String line = notation.print(frame);
            assertTrue(line.lines().count() == 1, line);
            assertEquals(HexFormat.of().formatHex(frame), HexFormat.of().formatHex(notation.parse(line)), line);
        }
    }

    @Test
    void jsonIsWhatTheHelpSays() throws LineFault {
        FrameNotation json = Protocol.tsapi.notation(true, TextStyle.PLAIN);
        assertEquals("{\"invokeID\":1,\"monitorCrossRefID\":0,\"message\":\"Csta.SetAgentState\",\"members\":{"
                + "\"device\":\"5001\",\"agentMode\":\"AM_LOG_IN\",\"agentID\":\"\",\"agentGroup\":\"\","
                + "\"agentPassword\":{\"secret\":4}}}", json.print(bytes(SET_AGENT_STATE)));
    }

    /** A number in more octets than it needs: the members alone would give fewer. */
    @ParameterizedTest
    @MethodSource("notations")
    void whatTheMembersDoNotSayStandsBehindThem(FrameNotation notation) throws LineFault {
        String odd = "19000000 0100 0a000000 00000000 0000 0e00 0700 0000 3005 0203 00001e";
        String line = notation.print(bytes(odd));
        assertTrue(line.contains("raw"), line);
        assertEquals(odd.replace(" ", ""), HexFormat.of().formatHex(notation.parse(line)));
        String changed = line.replaceFirst("30", "31");
        assertThrows(LineFault.class, () -> notation.parse(changed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {"{;TEXT_SYNTAX;in column", "[];TEXT_SYNTAX;at /",
        "{\"invokeID\":-1};TEXT_VALUE;at /invokeID", "{\"invokeID\":1};TEXT_SYNTAX;at /monitorCrossRefID",
        "{\"invokeID\":1,\"invokeID\":1};TEXT_SYNTAX;in column",
        "{\"invokeID\":1,\"monitorCrossRefID\":0,\"message\":\"Csta.No\",\"members\":{}};TEXT_NAME;at /message",
        "{\"invokeID\":1,\"monitorCrossRefID\":0,\"message\":\"Csta.QueryDnd\",\"members\":{}};TEXT_SYNTAX;at /members/device",
        "{\"invokeID\":1,\"monitorCrossRefID\":0,\"message\":\"Csta.QueryDnd\",\"members\":{\"device\":5}};TEXT_VALUE;at /members/device",
        "{\"invokeID\":1,\"monitorCrossRefID\":0,\"message\":\"Csta.QueryDnd\",\"members\":{\"device\":\"5\",\"x\":1}};TEXT_NAME;at /members/x",
        "{\"invokeID\":1,\"monitorCrossRefID\":0,\"message\":\"Csta.QueryDnd\",\"members\":{\"device\":{\"secret\":1}}};TEXT_VALUE;at /members/device",
        "{\"invokeID\":1,\"monitorCrossRefID\":0,\"message\":\"Csta.MonitorEnded\",\"members\":{\"cause\":\"EC_NO\"}};TEXT_NAME;at /members/cause",
        "{\"invokeID\":1,\"monitorCrossRefID\":0,\"message\":\"Acs.AbortStream\",\"members\":{},\"more\":1};TEXT_NAME;at /more",
        "{\"invokeID\":1,\"monitorCrossRefID\":0,\"message\":\"Acs.AbortStream\",\"members\":{},\"raw\":\"0\"};TEXT_VALUE;at /raw"})
    void faultsInJsonSayWhere(String line, DecodeFault kind, String place) {
        LineFault fault = assertThrows(LineFault.class,
                () -> Protocol.tsapi.notation(true, TextStyle.WHOLE).parse(line));
        assertEquals(kind, fault.kind(), fault::getMessage);
        assertTrue(fault.place().startsWith(place), fault.place());
    }

    @Test
    void commandsGoBothWays(@TempDir Path directory) throws IOException {
        String odd = "16000000 0100 01000000 00000000 0300 7c00 0400 0000 30020500".replace(" ", "");
        Path file = Files.writeString(directory.resolve("lines"), "# a comment\n\n" + odd + "\n");
        for (String option : List.of("--json", "--charset=GBK")) {
            CommandRun decoded = CommandRun.of("codec", "decode", "--protocol", "tsapi", option, file.toString());
            assertEquals(0, decoded.exitCode(), decoded.out() + decoded.err());
            Path text = Files.writeString(directory.resolve("text"), decoded.out());
            CommandRun encoded = CommandRun.of("codec", "encode", "--protocol", "tsapi", option, text.toString());
            assertEquals(0, encoded.exitCode(), encoded.out() + encoded.err());
            assertEquals(odd, encoded.out().strip());
        }
        Files.writeString(file, "# a comment\nAcs.AbortStream\n");
        CommandRun wrong = CommandRun.of("codec", "encode", "--protocol", "tsapi", file.toString());
        assertEquals(Strowger.FAILED, wrong.exitCode());
        assertTrue(wrong.out().startsWith("line 2: fault 20 in column 1: TEXT_SYNTAX, "), wrong.out());
        Files.writeString(file, "zz\n");
        CommandRun json = CommandRun.of("codec", "decode", "--protocol", "tsapi", "--json", file.toString());
        assertTrue(json.out().startsWith("{\"line\":1,\"fault\":23,\"kind\":\"HEX_DIGITS\",\"place\":\"in column 1\""),
                json.out());
        CommandRun charset = CommandRun.of("codec", "encode", "--protocol", "tsapi", "--charset", "UTF-16",
                file.toString());
        assertEquals(Strowger.MISUSED, charset.exitCode());
    }

    @Test
    void linesHaveALimit(@TempDir Path directory) throws IOException {
        String text = "invokeID=1 monitorCrossRefID=0 Acs.AbortStream{}";
        String longest = text + " ".repeat(Protocol.tsapi.textMax() - text.length());
        Path file = Files.writeString(directory.resolve("lines"), longest + "\n" + longest + " \n");
        CommandRun run = CommandRun.of("codec", "encode", "--protocol", "tsapi", file.toString());
        assertEquals(Strowger.FAILED, run.exitCode());
        assertEquals(2, run.out().lines().count());
        assertTrue(run.out().contains("line 2: fault 22 in column "), run.out());
    }
}
