package io.strowger.tools.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {
    private static final String HEADER = "clause a\nrule b\nmode read-only\n";

    @Test
    void theIndexListsEveryScript() throws Exception {
        URI folder = Conformance.class.getResource("/conformance/tsapi").toURI();
        try (Stream<Path> files = Files.list(Path.of(folder));
                InputStream index = Conformance.class.getResourceAsStream("/conformance/tsapi/INDEX")) {
            List<String> present = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".script")).sorted().toList();
            assertEquals(present, new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    @Test
    void deeperLinesContinueAndRepeatsNest() {
        Script script = ScriptReader.read("x.script", HEADER + """
                needs station, vdn
                # a comment
                repeat 3 while $index != -1
                    send Csta.MakeCall{callingDevice=$station,
                        calledDevice="1"}
                    check 1 = 1
                end
                closed
                cleanup
                send Csta.SysStatStop{}
                """);
        assertEquals(List.of("station", "vdn"), script.needs());
        Step.Repeat repeat = (Step.Repeat) script.steps().getFirst();
        assertEquals(2, repeat.body().size());
        assertEquals("Csta.MakeCall{callingDevice=$station, calledDevice=\"1\"}", ((Step.Send) repeat.body()
                .getFirst()).message().toString());
        assertEquals(2, script.steps().size());
        assertEquals(1, script.cleanup().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "dance; no step is called dance",
        "connect moon; connect name-server or connect tlink",
        "send Csta.MakeCall{callingDevice=\"1\"; a comma or }",
        "send Csta.MakeCall{callingDevice=\"1}; a closing quote",
        "confirm Csta.MakeCallConf{} privat; nothing more",
        "check 1 ~ 1; A = B",
        "repeat many while 1 = 1; repeat N while",
        "repeat 2 while 1 = 1; repeat without end",
        "silence 1 m *; silence N s PATTERN",
        "open sesame; open takes versions",
        "skip when; skip unless"})
    void whatCannotBeReadIsNamedWithItsLine(String line, String reason) {
        ScriptFault fault = assertThrows(ScriptFault.class, () -> ScriptReader.read("x.script", HEADER + line + "\n"));
        assertTrue(fault.getMessage().startsWith("x.script:4: "), fault.getMessage());
        assertTrue(fault.getMessage().contains(reason), fault.getMessage());
    }

    @Test
    void aScriptSaysWhatItIs() {
        assertThrows(ScriptFault.class, () -> ScriptReader.read("x.script", "connect tlink\n"));
        assertThrows(ScriptFault.class, () -> ScriptReader.read("x.script", HEADER + "needs luck\n"));
    }

    @Test
    void linesHaveALimit() {
        String longest = HEADER + "#" + "x".repeat(ScriptReader.LINE_MAX - 1) + "\n";
        ScriptReader.read("x.script", longest);
        assertThrows(ScriptFault.class, () -> ScriptReader.read("x.script", longest + "#" + "x".repeat(
                ScriptReader.LINE_MAX)));
        ScriptReader.read("x.script", HEADER + "\n".repeat(ScriptReader.LINES_MAX - 3));
        assertThrows(ScriptFault.class, () -> ScriptReader.read("x.script", HEADER + "\n".repeat(ScriptReader.LINES_MAX
                - 2)));
    }

    @Test
    void aDirectoryOfOnesOwn(@org.junit.jupiter.api.io.TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("b.script"), HEADER);
        Files.writeString(directory.resolve("a.script"), HEADER);
        Files.writeString(directory.resolve("notes.txt"), "not one");
        assertEquals(List.of("a", "b"), Conformance.of(directory).stream().map(Script::name).toList());
        Files.write(directory.resolve("c.script"), new byte[(int) Conformance.FILE_MAX + 1]);
        assertThrows(ScriptFault.class, () -> Conformance.of(directory));
    }
}
