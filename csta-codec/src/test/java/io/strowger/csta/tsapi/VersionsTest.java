package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.csta.Octets;
import io.strowger.csta.RandomRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agreement on a private-data version and what follows from it. */
class VersionsTest {
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());

    private static PrivateData offer(String text) {
        return new PrivateData.Vendor("VERSION", Octets.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** What a JTAPI client sends, octet for octet. */
    @Test
    void shouldOfferAsClientsDo() {
        PrivateData offer = VersionNegotiation.offer(4, 18);
        assertEquals(offer("\0ECS#4-18#AT&T Definity G3#4-18\0"), offer);
        assertEquals(List.of(new VersionNegotiation.Offer("ECS", List.of(new VersionNegotiation.Range(4, 18))),
                new VersionNegotiation.Offer("AT&T Definity G3", List.of(new VersionNegotiation.Range(4, 18)))),
                VersionNegotiation.offers(offer));
    }

    @Test
    void shouldChooseTheHighestCommonVersion() {
        PrivateData offer = VersionNegotiation.offer(4, 18);
        assertEquals(new PrivateData.Vendor("ECS", Octets.of((byte) 0, (byte) '8', (byte) 0)),
                VersionNegotiation.choose(offer, 4, 8));
        assertEquals(Optional.of(new VersionNegotiation.Chosen("ECS", 18)),
                VersionNegotiation.chosen(VersionNegotiation.choose(offer, 4, 99)));
        assertEquals(VersionNegotiation.chosen(PrivateData.DEFINITY, 2),
                VersionNegotiation.choose(offer("\0AT&T Definity G3#2\0"), 1, 8));
        assertEquals(VersionNegotiation.chosen(PrivateData.ECS, 6),
                VersionNegotiation.choose(offer("\0Other#9#ECS#2-3:6:9-12\0"), 4, 8));
        assertEquals(PrivateData.ABSENT, VersionNegotiation.choose(offer, 19, 20));
        assertEquals(PrivateData.ABSENT, VersionNegotiation.choose(PrivateData.ABSENT, 4, 8));
    }

    @Test
    void shouldSurviveMalformedTexts() {
        for (String text : List.of("", "\0", "ECS#4-8", "\0ECS#4-8", "ECS#4-8\0", "\0ECS\0", "\0ECS#\0", "\0ECS#x-y\0",
                "\0ECS#8-4\0", "\0ECS#99999\0", "\0#\0", "\0##\0", "\0ECS#-\0", "\0" + "ECS#x#".repeat(5000) + "\0")) {
            assertEquals(PrivateData.ABSENT, VersionNegotiation.choose(offer(text), 4, 8), text);
        }
        assertEquals(VersionNegotiation.MAX_OFFERS,
                VersionNegotiation.offers(offer("\0" + "a#4#".repeat(VersionNegotiation.MAX_OFFERS + 1) + "\0"))
                        .size());
        assertEquals(Optional.of(new VersionNegotiation.Chosen("ECS", 0)),
                VersionNegotiation.chosen(new PrivateData.Vendor("ECS", Octets.of((byte) '8'))));
        assertEquals(Optional.empty(), VersionNegotiation.chosen(offer("\08\0")));
    }

    /** One line a message: its number, then the private data of versions 4 to 18. */
    @ParameterizedTest
    @CsvSource({"57, 60 80 117 128 128 128 128 128 128 159 159 159 159 159 159",
        "59, 61 81 118 129 129 129 129 129 129 160 160 160 160 160 160",
        "63, 47 47 119 119 119 145 145 145 145 145 145 177 177 177 177",
        "66,  0 95  95  95  95 147 147 147 147 147 147 147 147 147 147",
        "61,  0  0   0   0   0 146 146 146 146 146 146 146 146 146 146",
        "64,  0  0   0 130 130 130 130 130 130 130 130 130 130 201 201",
        "58,  0  0   0 135 135 135 135 135 157 157 157 157 157 157 157",
        "60,  0  0   0 137 141 141 141 141 141 141 141 141 141 141 141",
        "56, 36 36 115 134 134 134 134 134 134 134 134 134 134 134 134",
        "54, 34 34  34  34  34  34  34  34  34  34  34  34  34  34  34",
        "67, 62 82 106 132 132 132 132 132 132 132 132 132 132 132 132",
        "55, 59 78 107 133 133 133 133 133 133 133 133 133 133 133 133",
        "62, 40 101 101 136 136 136 136 136 136 136 136 136 136 136 136",
        "72, 48 48  48  48  48  48  48  48  48  48  48 193 193 193 193",
        "73,  0 79  79  79  79  79  79  79  79  79  79  79  79  79  79",
        "130, 42 83 105 131 131 131 131 131 131 131 131 184 198 198 198",
        "125, 64 97 97 127 127 127 127 152 152 152 176 176 176 176 210",
        "34, 17 88 104 104 104 104 104 104 104 104 104 104 104 104 104",
        "38, 20 98  98  98  98  98  98  98  98  98  98  98  98  98  98",
        "114, 30 93 93  93  93  93  93  93  93  93  93  93  93  93  93"})
    void shouldKnowTheFormOfEachVersion(int eventType, String numbers) {
        int version = PrivateVersions.LOWEST;
        for (String number : numbers.trim().split(" +")) {
            assertEquals(Integer.parseInt(number), PrivateVersions.number(eventType, version), "version " + version);
            version++;
        }
        assertEquals(PrivateVersions.HIGHEST + 1, version);
        assertEquals(0, PrivateVersions.number(eventType, PrivateVersions.LOWEST - 1));
        assertEquals(PrivateVersions.number(eventType, PrivateVersions.HIGHEST),
                PrivateVersions.number(eventType, PrivateVersions.HIGHEST + 1));
    }

    /** What is known of every number is in the table, and the table knows nothing else. */
    @Test
    void shouldKnowFirstVersionAndCarriersOfEveryNumber() {
        Map<Integer, AttType> types = new TreeMap<>();
        AttType.values().forEach(type -> types.put(type.number(), type));
        for (String[] cells : Tables.load("private-data.tsv")) {
            int number = Integer.parseInt(cells[0]);
            AttType type = types.remove(number);
            if (!cells[1].equals("-")) {
                assertEquals(Integer.parseInt(cells[1]), type.version(), () -> "first version of " + number);
            }
            assertEquals(cells[2], carriers(type), () -> "carriers of " + number);
        }
        assertEquals(Map.of(), types);
    }

    /** Answers to measurement queries: no reliable public declaration. */

    private static String carriers(AttType type) {
        return PrivateVersions.items().stream().filter(item -> item.forms().contains(type))
                .flatMap(item -> item.carriers().stream()).map(carrier -> MessageType.of(carrier).eventType())
                .sorted().distinct().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** A requester finds the newest form that the negotiated version knows, escape services by name. */
    @Test
    void shouldKnowTheFormOfARequest() {
        assertEquals(Optional.of(AttType.of(Att.V5MakeCall.class)), PrivateVersions.form(Csta.MakeCall.class, 4));
        assertEquals(Optional.of(AttType.of(Att.V15MakeCall.class)), PrivateVersions.form(Csta.MakeCall.class, 15));
        assertEquals(Optional.of(AttType.of(Att.DirectAgentCall.class)),
                PrivateVersions.form(Csta.ConsultationCall.class, "DirectAgentCall", 18));
        assertEquals(Optional.of(AttType.of(Att.V4SendDtmfTone.class)),
                PrivateVersions.form(Csta.EscapeSvc.class, "SendDtmfTone", 4));
        assertEquals(Optional.of(AttType.of(Att.SendDtmfTone.class)),
                PrivateVersions.form(Csta.EscapeSvc.class, "SendDtmfTone", 5));
        assertEquals(Optional.empty(), PrivateVersions.form(Csta.EscapeSvc.class, "SingleStepTransferCall", 7));
        assertEquals(Optional.of(AttType.of(Att.V15SingleStepTransferCall.class)),
                PrivateVersions.form(Csta.EscapeSvc.class, "SingleStepTransferCall", 18));
        assertEquals(Optional.empty(), PrivateVersions.item(Csta.EscapeSvc.class));
        assertEquals(Optional.empty(), PrivateVersions.item(Csta.PrivateStatus.class));
        assertEquals(Optional.of(AttType.of(Att.V18MonitorFilter.class)),
                PrivateVersions.form(Csta.MonitorDevice.class, 18));
        assertEquals(Optional.of(AttType.of(Att.MonitorFilter.class)),
                PrivateVersions.form(Csta.MonitorCall.class, 18));
        assertEquals(Optional.of(AttType.of(Att.MonitorCallsViaDevice.class)),
                PrivateVersions.form(Csta.MonitorCallsViaDevice.class, 8));
        assertEquals(0, PrivateVersions.number(Integer.MAX_VALUE, 8));
        assertEquals(List.of(), PrivateVersions.items(-1));
    }

    /** Within a message no two items share a name, so that a name finds its item. */
    @Test
    void shouldNameEveryItemOfAMessageOnce() {
        for (MessageType type : MessageType.csta()) {
            List<String> names = PrivateVersions.items(type.eventType()).stream().map(PrivateItem::name).toList();
            assertEquals(names.size(), names.stream().distinct().count(), type.name());
        }
    }

    /** Every form of an item can be given in the form of every version, and is then encodable. */
    @Test
    void shouldConvertBetweenForms() {
        for (PrivateItem item : PrivateVersions.items()) {
            for (AttType form : item.forms()) {
                for (int to = PrivateVersions.LOWEST; to <= PrivateVersions.HIGHEST; to++) {
                    for (Class<? extends CstaMessage> carrier : item.carriers()) {
                        convert(MessageType.of(carrier).eventType(), new RandomRecords(SEED + to).of(form.type()),
                                item.number(to), to);
                    }
                }
            }
        }
    }

    private static void convert(int eventType, AttMessage item, int wanted, int to) {
        PrivateData converted = PrivateVersions.forVersion(eventType, item, PrivateData.ECS, to);
        if (wanted == 0) {
            assertEquals(PrivateData.ABSENT, converted);
            return;
        }
        PrivateData.Avaya avaya = assertInstanceOf(PrivateData.Avaya.class, converted);
        assertEquals(wanted, avaya.message().attType().number());
        TsapiFrame frame = new TsapiFrame(0, 1, new Csta.PrivateStatus(), avaya);
        byte[] bytes = TsapiCodec.encode(frame);
        assertEquals(frame, TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow(), "seed " + SEED);
        if (avaya.message() instanceof Att.V4GetApiCapsConf || avaya.message() instanceof Att.V6GetApiCapsConf) {
            return; // their reserved members are in no newer form
        }
        AttMessage newest = PrivateVersions.newest(eventType, avaya.message());
        assertEquals(avaya.message(), assertInstanceOf(PrivateData.Avaya.class,
                PrivateVersions.forVersion(eventType, newest, PrivateData.ECS, to)).message(), "seed " + SEED);
    }

    @Test
    void shouldCutWhatAnOlderFormHasNoRoomFor() {
        Att.V6GetApiCapsConf caps = new RandomRecords(SEED).of(Att.V6GetApiCapsConf.class);
        Att.GetApiCapsConf newer = (Att.GetApiCapsConf) PrivateVersions.item(Csta.GetApiCapsConf.class).orElseThrow()
                .inForm(caps, 7).orElseThrow();
        assertEquals(caps.switchVersion(), newer.switchVersion());
        assertEquals(new Att.V4MonitorFilter(0x80),
                ((PrivateData.Avaya) PrivateVersions.forVersion(111, new Att.V18MonitorFilter(0xc0, true), "ECS", 4))
                        .message());
    }

    @Test
    void shouldRefuseWhatRidesOnOtherMessages() {
        Att.LoggedOff off = new Att.LoggedOff(3);
        assertThrows(IllegalArgumentException.class, () -> PrivateVersions.forVersion(57, off, "ECS", 8));
        assertSame(off, PrivateVersions.newest(57, off));
        assertThrows(IllegalArgumentException.class,
                () -> PrivateVersions.item(Csta.Delivered.class).orElseThrow().inForm(off, 8));
    }

    @Test
    void shouldKeepWhatAnOlderFormHas() {
        UserToUserInfo uui = new UserToUserInfo(UUIProtocolType.UUI_IA5_ASCII, Octets.of((byte) 'A'));
        LookaheadInfo lookahead = new LookaheadInfo(Interflow.LAI_ALL_INTERFLOW, Priority.LAI_HIGH, 1, 2, 3, "6001",
                Unicode.of("VDN"));
        Att.RouteRequest newest = new Att.RouteRequest("801", lookahead, UserEnteredCode.NONE, uui, "00001", //
                CallOriginatorInfo.NONE, true, "3", List.of());
        assertEquals(
                new PrivateData.Avaya("ECS",
                        new Att.V4RouteRequest("801", new V4LookaheadInfo(Interflow.LAI_ALL_INTERFLOW,
                                Priority.LAI_HIGH, 1, 2, 3, "6001"), UserEnteredCode.NONE, uui)),
                PrivateVersions.forVersion(130, newest, "ECS", 4));
        assertEquals(new PrivateData.Avaya("ECS", newest), PrivateVersions.forVersion(130, newest, "ECS", 8));
    }
}
