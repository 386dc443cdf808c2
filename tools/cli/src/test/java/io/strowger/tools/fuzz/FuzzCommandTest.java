package io.strowger.tools.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"fuzz", "fuzz nonsense", "fuzz tsapi --minutes 0", "fuzz tsapi --minutes 10081"})
    void whatCannotBeRunIsRefused(String arguments) {
        assertEquals(Strowger.MISUSED, CommandRun.of(arguments.split(" ")).exitCode());
    }

    @Test
    void aTreeIsNeeded(@TempDir Path nothing) {
        CommandRun run = CommandRun.of("fuzz", "tsapi", "--tree", nothing.toString());
        assertEquals(Strowger.MISUSED, run.exitCode());
        assertTrue(run.err().contains("no source tree"), run.err());
    }

    /** What the command starts is there. */
    @Test
    void targetsNameWhatTheTreeHas() {
        Path tree = Path.of("../..");
        for (FuzzTarget target : FuzzTarget.values()) {
            Path module = tree.resolve(target.module());
            assertTrue(Files.isDirectory(module.resolve(target.corpus())), target.corpus());
            for (String type : new String[]{target.entry(), target.seeds()}) {
                assertTrue(Files.isRegularFile(module.resolve("src/test/java/" + type.replace('.', '/') + ".java")),
                        type);
            }
        }
    }
}
