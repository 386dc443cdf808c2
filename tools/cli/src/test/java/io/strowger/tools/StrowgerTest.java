package io.strowger.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StrowgerTest {
    @Test
    void helpListsEveryCommandWithOneLine() {
        CommandRun run = CommandRun.of("help");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().lines().noneMatch(line -> line.startsWith("        ")), "no line goes on in another");
        for (String name : Strowger.commandLine().getSubcommands().keySet()) {
            long lines = run.out().lines().filter(line -> line.strip().startsWith(name + " ")).count();
            assertEquals(1, lines, name + " in\n" + run.out());
        }
    }

    @Test
    void everyCommandAndOptionIsDescribed() {
        Deque<CommandLine> open = new ArrayDeque<>();
        open.add(Strowger.commandLine());
        while (!open.isEmpty()) {
            CommandLine line = open.remove();
            CommandLine.Model.CommandSpec spec = line.getCommandSpec();
            assertTrue(spec.usageMessage().description().length > 0, spec.qualifiedName());
            spec.options().forEach(option -> assertTrue(option.description().length > 0,
                    spec.qualifiedName() + " " + option.longestName()));
            spec.positionalParameters().stream().filter(p -> !p.hidden())
                    .forEach(p -> assertTrue(p.description().length > 0, spec.qualifiedName() + " " + p.paramLabel()));
            open.addAll(line.getSubcommands().values());
        }
    }

    @Test
    void everyCommandExplainsItselfOnRequest() {
        for (Map.Entry<String, CommandLine> command : Strowger.commandLine().getSubcommands().entrySet()) {
            CommandRun run = CommandRun.of(command.getKey(), "--help");
            assertEquals(0, run.exitCode(), command.getKey());
            assertTrue(run.out().contains("Usage: strowger " + command.getKey()), run.out());
        }
    }

    @Test
    void aWrongCallIsExitCodeTwoAndSaysWhat() {
        for (String[] call : new String[][]{{}, {"codec"}, {"nonsense"}, {"codec", "decode"},
            {"codec", "decode", "--protocol", "morse"}}) {
            CommandRun run = CommandRun.of(call);
            assertEquals(Strowger.MISUSED, run.exitCode(), String.join(" ", call));
            assertFalse(run.err().isBlank());
        }
    }
}
