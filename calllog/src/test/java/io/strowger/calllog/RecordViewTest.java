package io.strowger.calllog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strowger.core.codec.Bytes;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RecordViewTest {

    private static final JournalledInput INPUT = new JournalledInput(0x0102030405060708L, 9, 0x1112131415161718L,
            0x21222324, Bytes.fromHex("cafe"));

    private final RecordView view = new RecordView();
    private final byte[] bytes = new byte[100];

    /** The layout is on disks; it does not change. */
    @Test
    void shouldWriteTheLayoutOfAnInput() {
        int length = view.writeInput(bytes, INPUT);
        assertEquals("53574a31" + "2e000000", HexFormat.of().formatHex(bytes, 0, 8));
        assertEquals("01000000" + "0807060504030201" + "1817161514131211" + "0900000000000000" + "24232221" + "cafe",
                HexFormat.of().formatHex(bytes, 12, 16)
                        + HexFormat.of().formatHex(bytes, 16, length));
    }

    @Test
    void shouldWriteTheLayoutOfAFact() {
        JournalledFact fact = new JournalledFact(5, 6, 7, 8, Bytes.fromHex("aa"));
        int length = view.writeFact(bytes, fact);
        assertEquals("02000000" + "0500000000000000" + "0700000000000000" + "06000000" + "08000000" + "00000000" + "aa",
                HexFormat.of().formatHex(bytes, 12, length));
        assertNull(view.wrap(bytes, 0, length));
        assertEquals(fact, view.toFact());
    }

    @Test
    void shouldNoticeEveryFlippedBit() {
        int length = view.writeInput(bytes, INPUT);
        for (int bit = 0; bit < 8 * length; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertNotNull(view.wrap(bytes, 0, length), "bit " + bit);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertNull(view.wrap(bytes, 0, length));
        assertEquals(INPUT, view.toInput());
    }

    @Test
    void shouldNoticeEveryCut() {
        int length = view.writeInput(bytes, INPUT);
        for (int cut = 0; cut < length; cut++) {
            assertEquals(RecordFault.CUT, view.wrap(bytes, 0, cut), "cut at " + cut);
        }
    }

    @Test
    void shouldBelieveNoLengthOutsideTheLimits() {
        int length = view.writeInput(bytes, INPUT);
        for (int claimed : new int[]{Integer.MIN_VALUE, -1, 0, RecordView.HEADER_BYTES - 1,
            RecordView.RECORD_BYTES_MAX + 1, Integer.MAX_VALUE}) {
            byte[] changed = Arrays.copyOf(bytes, length);
            System.arraycopy(Journals.word(claimed), 0, changed, 4, 4);
            assertEquals(RecordFault.LENGTH_OUT_OF_RANGE, view.wrap(changed, 0, length));
        }
    }
}
