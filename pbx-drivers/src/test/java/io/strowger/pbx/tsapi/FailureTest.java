package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.model.LinkDownCause;
import io.strowger.csta.Enumerated;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every failure of the wire is explained, and the document is the table. */
class FailureTest {
    private static Set<Integer> named(Class<? extends Enumerated> type) {
        return Arrays.stream(type.getFields()).filter(f -> Modifier.isStatic(f.getModifiers())).map(f -> {
            try {
                return ((Enumerated) f.get(null)).value();
            } catch (IllegalAccessException hidden) {
                throw new IllegalStateException(hidden);
            }
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> explained(String family) {
        return Failure.table()
                .stream()
                .filter(f -> f.family().equals(family))
                .map(Failure::number)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldExplainEveryNumberThatHasANameAndNoOther() {
        assertEquals(named(ACSUniversalFailure.class), explained("ACS"));
        assertEquals(named(CSTAUniversalFailure.class), explained("CSTA"));
        assertEquals(128 - 1 + 1 + 9, explained("ACS").size(), "0 to 128 without 29, and 1000 to 1008");
    }

    @Test
    void shouldSpeakInSentences() {
        for (Failure failure : Failure.table()) {
            for (String text : List.of(failure.sentence(), failure.remedy())) {
                assertTrue(text.endsWith(".") && Character.isUpperCase(text.charAt(0)) && text.length() > 15,
                        failure.code() + ": " + text);
            }
        }
    }

    @Test
    void shouldSayWhyALinkIsDown() {
        assertEquals(LinkDownCause.LOGIN_REFUSED, Failure.of(ACSUniversalFailure.of(25)).downCause());
        assertEquals(LinkDownCause.LOGIN_REFUSED, Failure.of(ACSUniversalFailure.of(117)).downCause());
        assertEquals(LinkDownCause.TLINK_UNKNOWN, Failure.of(ACSUniversalFailure.of(23)).downCause());
        assertEquals(LinkDownCause.LICENCES_EXCEEDED, Failure.of(ACSUniversalFailure.of(42)).downCause());
        assertEquals(LinkDownCause.VERSION_REFUSED, Failure.of(ACSUniversalFailure.of(85)).downCause());
        assertEquals(LinkDownCause.DRIVER_UNAVAILABLE, Failure.of(ACSUniversalFailure.of(1007)).downCause());
        assertEquals(LinkDownCause.DRIVER_UNAVAILABLE, Failure.of(ACSUniversalFailure.of(65)).downCause());
    }

    @Test
    void shouldTellCongestionFromABusyDevice() {
        assertTrue(Failure.of(ACSUniversalFailure.TSERVER_DRIVER_CONGESTION).isCongestion(false));
        assertTrue(Failure.of(ACSUniversalFailure.TSERVER_MESSAGE_HIGH_WATER_MARK).isCongestion(false));
        assertTrue(Failure.of(CSTAUniversalFailure.RESOURCE_LIMITATION_REJECTION).isCongestion(false));
        assertFalse(Failure.of(CSTAUniversalFailure.RESOURCE_BUSY).isCongestion(false));
        assertTrue(Failure.of(CSTAUniversalFailure.RESOURCE_BUSY).isCongestion(true));
        assertFalse(Failure.of(CSTAUniversalFailure.NO_CALL_TO_ANSWER).isCongestion(true));
    }

    @Test
    void shouldCarryANumberThatIsNotKnown() {
        Failure unknown = Failure.of(CSTAUniversalFailure.of(4_711));
        assertEquals("TSAPI-C4711", unknown.code());
        assertTrue(unknown.text().contains("4711"), unknown.text());
    }

    /** The document is printed with {@code -Dprint.failures=true}. */
    @Test
    void shouldBeTheDocument() throws IOException {
        Path file = Path.of("FAILURES.md");
        String printed = print();
        if (Boolean.getBoolean("print.failures")) {
            Files.writeString(file, printed);
        }
        assertEquals(Files.readString(file), printed);
    }

    private static String print() {
        StringBuilder out = new StringBuilder("# What a TSAPI server or a switch refuses with\n\nPrinted from the table"
                + " that the links run on. A refused stream takes the link down with the cause named;\nevery other"
                + " refusal is the answer to one request. The number after the letter is that of the wire.\n");
        String family = "";
        for (Failure failure : Failure.table()) {
            if (!failure.family().equals(family)) {
                family = failure.family();
                out.append(family.equals("ACS")
                        ? "\n## A: the server and its driver (ACSUniversalFailure)\n"
                        : "\n## C: requests (CSTAUniversalFailure)\n");
                out.append("\n| number | name | kind | what it means | what to do |\n|---|---|---|---|---|\n");
            }
            out.append("| ").append(failure.code()).append(" | ").append(failure.name()).append(" | ")
                    .append(failure.kind()).append(" | ").append(failure.sentence()).append(" | ")
                    .append(failure.remedy()).append(" |\n");
        }
        out.append("\n## Kinds\n\n| kind | a link whose stream is refused so is down with |\n|---|---|\n");
        for (FailureKind kind : FailureKind.values()) {
            out.append("| ").append(kind).append(" | ").append(kind.downCause().code()).append(' ')
                    .append(kind.downCause()).append(" |\n");
        }
        return out.append("\n## Causes of a link that is down\n\n| number | cause | what it means and what to check |\n"
                + "|---|---|---|\n").append(Arrays.stream(LinkDownCause.values())
                        .map(c -> "| " + c.code() + " | " + c + " | " + c.remedy() + " |\n")
                        .collect(Collectors.joining()))
                .toString();
    }
}
