package io.strowger.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HashPasswordCommandTest {
    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesTheFirstLineWithoutItsEnd() throws IOException {
        assertEquals("s\u00fc\u00df", HashPasswordCommand.firstLine(input("s\u00fc\u00df\r\nnext\n")));
        assertEquals("", HashPasswordCommand.firstLine(input("")));
    }

    @Test
    void holdsItsLimit() throws IOException {
        String longest = "x".repeat(HashPasswordCommand.CHARS_MAX);
        assertEquals(longest, HashPasswordCommand.firstLine(input(longest + "\n")));
        assertThrows(Misuse.class, () -> HashPasswordCommand.firstLine(input(longest + "x\n")));
    }
}
