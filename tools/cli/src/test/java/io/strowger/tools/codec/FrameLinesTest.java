package io.strowger.tools.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.codec.TextStyle;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameLinesTest {
    private static final String NAME_QUERY = "17 00 00 00 01 00 01 00 00 00 00 00 00 00 00 00 0a 00 05 00 00 00 "
            + "30 03 0a 01 01";
    private static final String NAME_QUERY_TEXT = "invokeID=1 monitorCrossRefID=0 "
            + "Acs.NameSrvRequest{streamType=ST_CSTA}";

    private static String decode(String text, int faults) throws IOException {
        StringWriter out = new StringWriter();
        FrameLines lines = new FrameLines(Protocol.tsapi,
                Protocol.tsapi.notation(false, TextStyle.PLAIN), new PrintWriter(out));
        lines.decode(new StringReader(text));
        assertEquals(faults, lines.faults(), out.toString());
        return out.toString().stripTrailing();
    }

    @Test
    void printsAFrameHoweverItsDigitsAreGrouped() throws IOException {
        assertEquals(NAME_QUERY_TEXT, decode(NAME_QUERY, 0));
        assertEquals(NAME_QUERY_TEXT, decode(NAME_QUERY.replace(" ", "").toUpperCase(Locale.ROOT) + "\n", 0));
        assertEquals(NAME_QUERY_TEXT, decode("  " + NAME_QUERY.replace(' ', ':') + " # a name query\r\n", 0));
    }

    @Test
    void skipsEmptyLinesAndComments() throws IOException {
        assertEquals(NAME_QUERY_TEXT, decode("\n# made by hand: zz\n   \n\r\n" + NAME_QUERY + "\n\n", 0));
    }

    @Test
    void namesLineAndOffsetOfEveryFault() throws IOException {
        String text = String.join("\n", NAME_QUERY, NAME_QUERY.substring(0, NAME_QUERY.length() - 3), "", "17 0g",
                "170",
                NAME_QUERY + " 00", NAME_QUERY);
        String[] printed = decode(text, 4).split("\\R");
        assertEquals(6, printed.length);
        assertEquals(NAME_QUERY_TEXT, printed[0]);
        assertTrue(printed[1].startsWith("line 2: fault 1 at offset 26: TRUNCATED, "), printed[1]);
        assertEquals("line 4: fault 23 in column 5: HEX_DIGITS, not a hexadecimal digit", printed[2]);
        assertEquals("line 5: fault 23 at offset 1: HEX_DIGITS, half an octet at the end of the line", printed[3]);
        assertTrue(printed[4].startsWith("line 6: fault 12 at offset 27: TRAILING_OCTETS"), printed[4]);
        assertEquals(NAME_QUERY_TEXT, printed[5]);
    }

    @Test
    void takesTheLongestFrameAndNotOneOctetMore() throws IOException {
        String longest = "ff".repeat(TsapiFrames.MAX_FRAME);
        assertTrue(decode(longest, 1).startsWith("line 1: fault 14 at offset 0: FRAME_TOO_LARGE"));
        assertEquals("line 1: fault 14 at offset " + TsapiFrames.MAX_FRAME
                + ": FRAME_TOO_LARGE, longer than any frame of tsapi\n"
                + NAME_QUERY_TEXT, decode(longest + "ff\n" + NAME_QUERY, 1).replace("\r\n", "\n"));
    }

    @Test
    void theCommandReadsAFileAndItsExitCodeTells(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("frames.txt"), NAME_QUERY + "\n");
        CommandRun good = CommandRun.of("codec", "decode", "--protocol", "tsapi", file.toString());
        assertEquals(0, good.exitCode());
        assertEquals(NAME_QUERY_TEXT, good.out().strip());
        Files.writeString(file, "00\n");
        assertEquals(Strowger.FAILED,
                CommandRun.of("codec", "decode", "--protocol", "tsapi", file.toString()).exitCode());
        CommandRun absent = CommandRun.of("codec", "decode", "--protocol", "tsapi", directory.resolve("x").toString());
        assertEquals(Strowger.MISUSED, absent.exitCode());
        assertTrue(absent.err().contains("cannot read"));
    }
}
