package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.csta.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** COVERAGE.md is what the tables and the vectors say. */
class CoverageTest {
    /** How many vectors hold a message or an item, by its name. */
    private final Map<String, Integer> vectors = new HashMap<>();

    @Test
    void coverageMdIsWhatIsThere() throws IOException {
        VectorTest.all().forEach(this::count);
        Path file = Path.of("COVERAGE.md");
        String text = print();
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(file, text);
        }
        assertEquals(text, Files.readString(file));
    }

    private void count(Vector vector) {
        byte[] bytes = VectorTest.frame(vector);
        TsapiFrame frame = TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow();
        if (!vector.kind().equals("private")) {
            vectors.merge(frame.message().messageType().name(), 1, Integer::sum);
        }
        if (frame.privateData() instanceof PrivateData.Avaya avaya) {
            vectors.merge(avaya.message().attType().name(), 1, Integer::sum);
        }
    }

    private String print() {
        StringBuilder out = new StringBuilder(
                """
                        # What the TSAPI codec covers

                        Printed by `CoverageTest`; run it with `-Dcoverage.write=true` to print anew. Every message and item is decoded and encoded, compared
                        member by member with the interface's definitions (`TablesTest`), brought back from random values (`RoundTripTest`) and read back from
                        its text. The last column counts the vectors that hold it: octets of genuine clients, or that they accepted.

                        """);
        long acs = MessageType.acs().size();
        long csta = MessageType.csta().size();
        out.append(acs).append(" ACS messages, ").append(csta).append(" CSTA messages, ")
                .append(AttType.values().size()).append(" items of private data; ").append(VectorTest.all().count())
                .append(" vectors and those of passwords.\n\n");
        messages(out.append("## ACS\n\n"), MessageType.acs());
        messages(out.append("\n## CSTA\n\nPrivate data: item and its number from a negotiated version on.\n\n"),
                MessageType.csta());
        items(out);
        gaps(out);
        return out.toString();
    }

    private void messages(StringBuilder out, List<MessageType> types) {
        out.append("| no. | message | class | direction | private data by version | vectors |\n");
        out.append("|---|---|---|---|---|---|\n");
        for (MessageType type : types) {
            boolean csta = EventClass.isCsta(type.eventClass());
            out.append("| ").append(type.eventType()).append(" | ").append(type.type().getSimpleName()).append(" | ")
                    .append(EventClass.name(type.eventClass())).append(" | ").append(direction(type.fromServer()))
                    .append(" | ").append(csta ? versions(type) : "").append(" | ").append(count(type.name()))
                    .append(" |\n");
        }
    }

    private static String direction(boolean fromServer) {
        return fromServer ? "server to client" : "client to server";
    }

    private static String versions(MessageType type) {
        List<PrivateItem> items = PrivateVersions.items(type.eventType());
        if (items.size() > 5) {
            return "the service's: see below";
        }
        return items.stream().map(item -> item.name() + " " + byVersion(item)).collect(Collectors.joining("; "));
    }

    /** For example 60, 80 from 5, 117 from 6. */
    private static String byVersion(PrivateItem item) {
        List<String> parts = new ArrayList<>();
        Optional<AttType> before = Optional.empty();
        for (int version = PrivateVersions.LOWEST; version <= PrivateVersions.HIGHEST; version++) {
            Optional<AttType> form = item.form(version);
            if (!form.equals(before)) {
                parts.add(form.orElseThrow().number()
                        + (version == PrivateVersions.LOWEST ? "" : " from " + version));
            }
            before = form;
        }
        return String.join(", ", parts);
    }

    private void items(StringBuilder out) {
        out.append("\n## Avaya private data\n\nVersions: the negotiated versions from 4 to 18 that send this form; "
                + "a form of a later version takes its place.\nEvery form is understood in every version.\n\n");
        out.append(
                "| no. | item | from | versions | rides on | direction | vectors |\n|---|---|---|---|---|---|---|\n");
        for (AttType type : AttType.values()) {
            TreeSet<Integer> versions = new TreeSet<>();
            TreeSet<Integer> carriers = new TreeSet<>();
            for (PrivateItem item : PrivateVersions.items()) {
                if (item.forms().contains(type)) {
                    item.carriers().forEach(carrier -> carriers.add(MessageType.of(carrier).eventType()));
                }
                for (int version = PrivateVersions.LOWEST; version <= PrivateVersions.HIGHEST; version++) {
                    if (item.number(version) == type.number()) {
                        versions.add(version);
                    }
                }
            }
            out.append("| ").append(type.number()).append(" | ").append(type.type().getSimpleName()).append(" | ")
                    .append(type.version()).append(" | ")
                    .append(versions.isEmpty() ? "none" : range(versions.first(), versions.last())).append(" | ")
                    .append(carriers.stream().map(CoverageTest::carrier).collect(Collectors.joining(", ")))
                    .append(" | ").append(carriers.isEmpty()
                            ? "not known"
                            : direction(MessageType.csta().get(carriers.first() - 1).fromServer()))
                    .append(" | ").append(count(type.name())).append(" |\n");
        }
    }

    private static String range(int first, int last) {
        return first == last ? String.valueOf(first) : first + " to " + last;
    }

    private static String carrier(int eventType) {
        return MessageType.csta().get(eventType - 1).type().getSimpleName() + " " + eventType;
    }

    private String count(String name) {
        return vectors.containsKey(name) ? String.valueOf(vectors.get(name)) : "";
    }

    private static void gaps(StringBuilder out) {
        List<Integer> numbers = AttType.values().stream().map(AttType::number).toList();
        List<String> gaps = new ArrayList<>();
        for (int number = 1; number <= AttType.MAX_NUMBER; number++) {
            int first = number;
            while (number <= AttType.MAX_NUMBER && !numbers.contains(number)) {
                number++;
            }
            if (number > first) {
                gaps.add(range(first, number - 1));
            }
        }
        out.append("\n## Without a declaration\n\n");
        out.append("Private data ").append(String.join(", ", gaps))
                .append(". Their octets are kept, shown as `Unknown`")
                .append(" and sent on unchanged.\n\n");
        out.append(
                """
                        - 52, 54, 56 and 58 answer the measurement queries 51, 53, 55 and 57; the order of the measurements is public, their tags are not certain: the elements are kept as they come.
                        - The other numbers are not publicly known.
                        - 120, 121 and 122 are a licence handshake between applications of the vendor; which message they ride on is not publicly known.
                        - That 124 begins with version 7 is not certain. What versions before 4 send (35, 37, 39, 41, 46) is understood and not sent.
                        """);
    }
}
