package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.core.codec.TestRecords.Cleared;
import io.strowger.core.codec.TestRecords.Delivered;
import io.strowger.core.codec.TestRecords.Forwarding;
import io.strowger.core.codec.TestRecords.Id;
import io.strowger.core.codec.TestRecords.Maps;
import io.strowger.core.codec.TestRecords.Nested;
import io.strowger.core.codec.TestRecords.Nothing;
import io.strowger.core.codec.TestRecords.Scalars;
import io.strowger.core.codec.TestRecords.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {

    @Test
    void shouldPrintWhatIsPresentInTheOrderOfTheDeclaration() {
        Scalars scalars = new Scalars(-3, 7, true, -0.0, "1001", State.ALERTING, Bytes.fromHex("c0de"));
        assertEquals("Scalars{count=-3, serial=7, flag=true, ratio=-0.0, calledDevice=1001, state=ALERTING,"
                + " userToUser=0xc0de}", CanonicalText.print(scalars));
        assertEquals("Scalars{}", CanonicalText.print(new Scalars(0, 0, false, 0, "", null, Bytes.EMPTY)));
        assertEquals("Nested{id=Id{low=1}, nothing=Nothing{}, event=Cleared{}}",
                CanonicalText.print(new Nested(new Id(0, 1), new Nothing(), null, new Cleared())));
    }

    @Test
    void shouldPrintListsAndMapsWhateverTheirOrderWas() {
        assertEquals("Delivered{call=Id{}, caused=[Cleared{}, Forwarding{to=5}]}", CanonicalText
                .print(new Delivered(new Id(0, 0), "", List.of(new Cleared(), new Forwarding("5")))));
        Map<String, String> texts = Map.of("b", "", "a", "1", "", "x y");
        assertEquals("Maps{texts={\"\"=\"x y\", a=1, b=\"\"}, ids={k=Id{}}}",
                CanonicalText.print(new Maps(texts, new TreeMap<>(Map.of("k", new Id(0, 0))), Map.of())));
    }

    @Test
    void shouldQuoteWhatCouldBeMistaken() {
        assertEquals("Forwarding{to=sip:a-b_c.d@e/f+1*#}", CanonicalText.print(new Forwarding("sip:a-b_c.d@e/f+1*#")));
        assertEquals("Forwarding{to=\"a, b=\\\"c\\\\\\u000a\\u00e4\\ud83d\\ude00\\u007f\"}",
                CanonicalText.print(new Forwarding("a, b=\"c\\\n\u00E4\uD83D\uDE00\u007F")));
    }

    @Test
    void shouldRefuseWhatIsNotARecord() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalText.print("text"));
    }
}
