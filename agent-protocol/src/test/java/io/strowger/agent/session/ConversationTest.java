package io.strowger.agent.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every script of {@code src/test/resources/conversations}. */
class ConversationTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/conversations");
    /** Small, so that scripts can reach the limits. */
    private static final ServerSettings SETTINGS = new ServerSettings("test", 10_000, new RateLimit(10, 20),
            new RateLimit(100, 200), 2_000, 3);

    @TestFactory
    Stream<DynamicTest> shouldFollowTheScript() throws IOException {
        List<Path> scripts;
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            scripts = files.filter(file -> file.toString().endsWith(".script")).sorted().toList();
        }
        assertTrue(scripts.size() >= 10, "scripts are missing: " + scripts);
        return scripts.stream().map(script -> DynamicTest.dynamicTest(script.getFileName().toString(),
                () -> new Conversation(SETTINGS).play(Files.readAllLines(script))));
    }

    @Test
    void shouldFailWhenTheScriptIsNotFollowed() {
        Conversation conversation = new Conversation(SETTINGS);
        String message = org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class,
                () -> conversation.play(List.of("connect", "send Heartbeat{}", "expect Welcome{*}"))).getMessage();
        assertTrue(message.contains("line 3") && message.contains("Closing"), message);
    }
}
