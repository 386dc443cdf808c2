package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A text is that of its bytes, whatever was decoded before. */
class TextsTest {
    private final Texts texts = new Texts();

    private String of(String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        return texts.of(bytes, 1, bytes.length - 2);
    }

    @Test
    void theSameShortTextIsOneObject() {
        assertEquals("2001", of("2001"));
        assertSame(of("2001"), of("2001"));
        assertSame(of("12345678"), of("12345678"));
    }

    @Test
    void whatIsTooLongOrNotAsciiIsLeftToOthers() {
        assertNull(of("123456789"));
        assertNull(of(""));
        assertNull(of("é"));
        assertNull(of("aé"));
        assertNull(of("\0a"), "it would be taken for a shorter one");
        assertEquals("a\0", of("a\0"));
    }

    @Test
    void manyTextsTakeEachOthersPlacesAndStayThemselves() {
        SplittableRandom chance = new SplittableRandom(3);
        for (int step = 0; step < 200_000; step++) {
            String text = Integer.toString(chance.nextInt(4 * Texts.PLACES), Character.MAX_RADIX);
            assertEquals(text, of(text));
        }
    }
}
