package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.Octets;
import io.strowger.csta.Outcome;
import io.strowger.csta.RandomRecords;
import io.strowger.csta.TextCharset;
import io.strowger.csta.codec.TextStyle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a declaration can hold comes back equal. */
class RoundTripTest {
    /** Set to the seed that a failure printed. */
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());
    private static final int ROUNDS = 20;

    static Stream<MessageType> messages() {
        return Stream.of(MessageType.acs(), MessageType.csta()).flatMap(List::stream);
    }

    static List<AttType> items() {
        return AttType.values();
    }

    private static void check(TsapiFrame frame, long seed) {
        byte[] bytes = TsapiCodec.encode(frame);
        TsapiFrame decoded = Outcome.value(TsapiCodec.decode(bytes, 0, bytes.length));
        assertEquals(frame, decoded, () -> "seed " + seed);
        String text = TsapiText.print(decoded);
        assertTrue(text.chars().allMatch(c -> c >= ' ' && c <= '~'), () -> "seed " + seed + ": " + text);
        assertEquals(text, TsapiText.print(frame));
        for (TextStyle style : STYLES) {
            assertEquals(frame, Outcome.value(TsapiText.parse(TsapiText.print(frame, style), style)),
                    () -> "seed " + seed + ": " + TsapiText.print(frame, style));
        }
    }

    private static final List<TextStyle> STYLES = List.of(TextStyle.WHOLE,
            new TextStyle(TextCharset.of("GBK"), true), new TextStyle(TextCharset.LATIN_1, true));

    @ParameterizedTest
    @MethodSource("messages")
    void shouldBringBackEveryMessage(MessageType type) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            TsapiMessage message = new RandomRecords(seed).of(type.type());
            check(new TsapiFrame((int) seed, round - 1, message, PrivateData.ABSENT), seed);
        }
    }

    @ParameterizedTest
    @MethodSource("items")
    void shouldBringBackEveryPrivateItem(AttType type) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            AttMessage item = new RandomRecords(seed).of(type.type());
            String vendor = round % 2 == 0 ? PrivateData.ECS : PrivateData.DEFINITY;
            check(new TsapiFrame(0, 1, new Csta.PrivateStatus(), new PrivateData.Avaya(vendor, item)), seed);
        }
    }

    @Test
    void shouldBringBackUnknownThings() {
        Octets data = Octets.of((byte) 1, (byte) 2, (byte) 3);
        for (PrivateData privateData : List.of(new PrivateData.Vendor("NT_TCP", data),
                new PrivateData.Vendor("ECS", Octets.of((byte) 0, (byte) '8', (byte) 0)),
                new PrivateData.Vendor("", Octets.EMPTY),
                new PrivateData.UnknownAvaya(PrivateData.ECS, 212, data),
                new PrivateData.UnknownAvaya(PrivateData.DEFINITY, 0xffff, Octets.EMPTY))) {
            check(new TsapiFrame(1, 0, new UnknownMessage(EventClass.CSTAREQUEST, 134, data), privateData), 0);
            check(new TsapiFrame(1, 0, new UnknownMessage(0xffff, 0xffff, Octets.EMPTY), privateData), 0);
            check(new TsapiFrame(1, 0, new UnknownMessage(EventClass.ACSREQUEST, 0, data), privateData), 0);
            check(new TsapiFrame(1, 0, new UnknownMessage(EventClass.ACSREQUEST, 57, data), privateData), 0);
        }
    }

    /** The tables are whole: no number is declared twice or left out by mistake. */
    @Test
    void shouldKnowTheWholeTables() {
        assertEquals(20, MessageType.acs().size());
        assertEquals(133, MessageType.csta().size());
        for (int i = 0; i < 133; i++) {
            assertEquals(i + 1, MessageType.csta().get(i).eventType());
        }
        assertEquals(183, AttType.values().size());
        assertEquals(183, AttType.values().stream().map(AttType::number).distinct().count());
        assertTrue(AttType.values().stream().allMatch(type -> type.number() <= AttType.MAX_NUMBER));
    }
}
