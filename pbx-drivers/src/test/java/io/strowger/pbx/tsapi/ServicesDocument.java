package io.strowger.pbx.tsapi;

import io.strowger.core.output.PbxCommand;
import io.strowger.core.site.NumberPlan;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.PrivateVersions;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.pbx.tsapi.translate.NumberPlanNormaliser;
import io.strowger.pbx.tsapi.translate.RequestTranslator;
import io.strowger.pbx.tsapi.translate.StreamFeatures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prints which command is which service on the wire, from what the translator does with samples of each. */
final class ServicesDocument {
    /**
     * A command and its confirmations, one a version.
     *
     * @param needs
     *            the first version of private data that has it
     */
    record Sample(PbxCommand command, int needs, List<TsapiFrame> confirmations, Set<String> replies) {}

    private static final class Row {
        private final Set<String> requests = new TreeSet<>();
        private final TreeMap<Integer, TreeSet<Integer>> requestItems = new TreeMap<>();
        private final Set<String> confirmations = new TreeSet<>();
        private final TreeMap<Integer, TreeSet<Integer>> confirmationItems = new TreeMap<>();
        private final Set<String> replies = new TreeSet<>();
        private int needs = PrivateVersions.HIGHEST;
    }

    private static final String ESCAPE = "EscapeSvc 89";

    private ServicesDocument() {}

    static String print(List<Sample> samples) {
        Map<String, Row> rows = new LinkedHashMap<>();
        samples.forEach(sample -> add(
                rows.computeIfAbsent(sample.command().getClass().getSimpleName(), name -> new Row()), sample));
        StringBuilder text = new StringBuilder(
                """
                        # Services of the TSAPI driver

                        Printed by `ServicesTest` from what the driver sends and understands. A command of the engine, the CSTA service that it becomes,
                        the private data that goes with it where something is asked for that CSTA itself cannot say, and what comes back. In brackets the
                        negotiated versions of private data that use a form; below the version under "from" the service is answered `NotPossible`, with the
                        version that is needed; so is any command that asks for something which the version has no form for. `RouteSelect` (132, or 84 at API version 1; private data 43 (4-5), 116 (6), 126 (7-13), 164 (14-18)) and
                        `RouteEnd` (133, or 88) have no confirmation. `MonitorStop` (117) needs the monitor of a call and is answered `Confirmed` when that has ended.
                        The answers to the measurement queries are given by the names of the measurements; a value whose tag is not that of a number or a text is left out.

                        | command | from | CSTA request | private data | confirmation | private data | reply |
                        |---|---|---|---|---|---|---|
                        """);
        rows.forEach((command, row) -> text.append("| `").append(command).append("` | ")
                .append(row.requests.contains(ESCAPE) ? row.needs : "any")
                .append(" | ").append(String.join(", ", row.requests)).append(" | ").append(items(row.requestItems))
                .append(" | ").append(String.join(", ", row.confirmations)).append(" | ")
                .append(items(row.confirmationItems)).append(" | ").append(String.join(", ", row.replies))
                .append(" |\n"));
        return text.toString();
    }

    private static void add(Row row, Sample sample) {
        row.needs = Math.min(row.needs, sample.needs());
        row.replies.addAll(sample.replies());
        for (int version = sample.needs(); version <= PrivateVersions.HIGHEST; version++) {
            StreamFeatures stream = new StreamFeatures(version, PrivateData.ECS, "ST2",
                    (device, kind) -> OptionalInt.of(1), name -> "");
            var request = (RequestTranslator.Request) new RequestTranslator(new NumberPlanNormaliser(NumberPlan.NONE),
                    stream).request(sample.command());
            row.requests.add(name(request.message()));
            item(row.requestItems, request.privateData(), version);
            TsapiFrame confirmation = sample.confirmations().get(version - sample.needs());
            row.confirmations.add(name(confirmation.message()));
            item(row.confirmationItems, confirmation.privateData(), version);
        }
    }

    private static String name(TsapiMessage message) {
        return message.getClass().getSimpleName() + " " + ((CstaMessage) message).eventType();
    }

    private static void item(Map<Integer, TreeSet<Integer>> items, PrivateData data, int version) {
        switch (data) {
            case PrivateData.Avaya avaya ->
                items.computeIfAbsent(avaya.message().attType().number(), number -> new TreeSet<>()).add(version);
            case PrivateData.UnknownAvaya octets ->
                items.computeIfAbsent(octets.pdu(), number -> new TreeSet<>()).add(version);
            default -> {
            }
        }
    }

    private static String items(TreeMap<Integer, TreeSet<Integer>> items) {
        List<String> texts = new ArrayList<>();
        items.forEach((number, versions) -> texts.add(number + " ("
                + (versions.size() == 1 ? versions.first() : versions.first() + "-" + versions.last()) + ")"));
        return String.join(", ", texts);
    }
}
