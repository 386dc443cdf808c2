package io.strowger.csta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCharsetTest {
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());
    private static final int ROUNDS = 2_000;

    private static String latin1(String text, String charset) {
        return new String(text.getBytes(Charset.forName(charset)), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({"GBK,\u5f20\u4f1f Zhang \u20ac", "GB18030,\u5f20\u4f1f \ud83d\ude00 \u3400", "Big5,\u5f35\u5049",
        "Shift_JIS,\u7530\u4e2d \uff80", "EUC-KR,\uae40\ucca0", "windows-1251,\u0418\u0432\u0430\u043d",
        "ISO-8859-1,Zo\u00eb", "UTF-8,Zo\u00eb \u5f20 \ud83d\ude00"})
    void shouldMeanWhatTheSwitchMeans(String name, String text) {
        TextCharset charset = TextCharset.of(name);
        assertEquals(text, charset.toPeople(latin1(text, name)));
        assertEquals(latin1(text, name), charset.toMessage(text));
        Octets octets = Octets.of(text.getBytes(Charset.forName(name)));
        assertEquals(text, charset.toPeople(octets));
        assertEquals(octets, charset.toOctets(text));
    }

    /** Whatever octets a peer sends, they come back. */
    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB18030", "Big5", "Big5-HKSCS", "Shift_JIS", "windows-31j", "EUC-JP", "EUC-KR",
        "windows-1251", "windows-1252", "ISO-8859-1", "ISO-8859-8", "UTF-8", "US-ASCII", "TIS-620"})
    void shouldBringBackEveryOctet(String name) {
        TextCharset charset = TextCharset.of(name);
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] |= (byte) (random.nextInt(3) == 0 ? 0 : 0x80);
            }
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertEquals(text, charset.toMessage(charset.toPeople(text)), () -> "seed " + SEED);
            assertEquals(Octets.of(bytes), charset.toOctets(charset.toPeople(Octets.of(bytes))), () -> "seed " + SEED);
        }
        StringBuilder pairs = new StringBuilder();
        for (int pair = 0; pair < 0x10000; pair++) {
            pairs.append((char) (pair >> 8)).append((char) (pair & 0xff)).append(' ');
        }
        assertEquals(pairs.toString(), charset.toMessage(charset.toPeople(pairs.toString())));
    }

    @Test
    void shouldMarkWhatIsNoCharacter() {
        TextCharset gbk = TextCharset.of("GBK");
        String half = latin1("\u5f20", "GBK").substring(0, 1);
        assertEquals("a" + (char) (TextCharset.OCTET + half.charAt(0)), gbk.toPeople("a" + half));
        String known = "5001";
        assertSame(known, gbk.toPeople(known));
    }

    @Test
    void shouldRefuseWhatACharsetHasNot() {
        EncodeException fault = assertThrows(EncodeException.class, () -> TextCharset.of("GBK").toMessage("a\u0e01"));
        assertEquals("character U+0E01 at 1 is not in GBK", fault.getMessage());
        assertThrows(EncodeException.class, () -> TextCharset.LATIN_1.toMessage("\u5f20"));
        assertThrows(EncodeException.class, () -> TextCharset.of("UTF-8").toMessage("\ud800"));
    }

    /** EBCDIC, 16-bit units, shifts between modes: not what the octets of a device identifier can be. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-2022-JP", "IBM037", "no-such-charset", "b\u00e4d name", "ISO-2022-CN"})
    void shouldRefuseOtherCharsets(String name) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TextCharset.of(name)).getMessage()
                .contains(name));
    }
}
