package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strowger.csta.Octets;
import io.strowger.csta.RandomRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

    /** One line an event: its number, then the private data of versions 4 to 9 and 11 to 18. */
    @ParameterizedTest
    @CsvSource({"57,60,80,117,128,128,128,128,128,159,159,159,159,159,159",
        "59,61,81,118,129,129,129,129,129,160,160,160,160,160,160",
        "63,47,47,119,119,119,145,145,145,145,145,177,177,177,177",
        "66,0,95,95,95,95,147,147,147,147,147,147,147,147,147",
        "61,0,0,0,0,0,146,146,146,146,146,146,146,146,146",
        "64,0,0,0,130,130,130,130,130,130,130,130,130,201,201",
        "58,0,0,0,135,135,135,135,157,157,157,157,157,157,157",
        "60,0,0,0,137,141,141,141,141,141,141,141,141,141,141",
        "56,36,36,115,134,134,134,134,134,134,134,134,134,134,134",
        "54,34,34,34,34,34,34,34,34,34,34,34,34,34,34",
        "67,62,82,106,132,132,132,132,132,132,132,132,132,132,132",
        "55,59,78,107,133,133,133,133,133,133,133,133,133,133,133",
        "62,40,101,101,136,136,136,136,136,136,136,136,136,136,136",
        "72,48,48,48,48,48,48,48,48,48,48,193,193,193,193",
        "73,0,79,79,79,79,79,79,79,79,79,79,79,79,79",
        "130,42,83,105,131,131,131,131,131,131,131,184,198,198,198",
        "125,64,97,97,127,127,127,152,152,152,176,176,176,176,210",
        "34,17,88,104,104,104,104,104,104,104,104,104,104,104,104",
        "38,20,98,98,98,98,98,98,98,98,98,98,98,98,98", "114,30,93,93,93,93,93,93,93,93,93,93,93,93,93"})
    void shouldKnowTheFormOfEachVersion(int eventType, int v4, int v5, int v6, int v7, int v8, int v9, int v11, int v12,
            int v13, int v14, int v15, int v16, int v17, int v18) {
        int[] versions = {4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18};
        int[] numbers = {v4, v5, v6, v7, v8, v9, v11, v12, v13, v14, v15, v16, v17, v18};
        for (int i = 0; i < versions.length; i++) {
            assertEquals(numbers[i], PrivateVersions.number(eventType, versions[i]), "version " + versions[i]);
        }
        assertEquals(0, PrivateVersions.number(eventType, PrivateVersions.LOWEST - 1));
        assertEquals(v18, PrivateVersions.number(eventType, PrivateVersions.HIGHEST + 1));
    }

    /** Every form of an event's private data can be given in the form of every version, and is then encodable. */
    @Test
    void shouldConvertBetweenForms() {
        for (int eventType : List.of(57, 59, 63, 66, 56, 67, 55, 62, 130, 58, 60, 64)) {
            for (int from = 4; from <= 18; from++) {
                int number = PrivateVersions.number(eventType, from);
                for (AttType type : AttType.values()) {
                    for (int to = 4; type.number() == number && to <= 18; to++) {
                        convert(eventType, new RandomRecords(SEED + to).of(type.type()), to);
                    }
                }
            }
        }
    }

    private static void convert(int eventType, AttMessage item, int to) {
        PrivateData converted = PrivateVersions.forVersion(eventType, item, PrivateData.ECS, to);
        int wanted = PrivateVersions.number(eventType, to);
        if (wanted == 0) {
            assertEquals(PrivateData.ABSENT, converted);
            return;
        }
        PrivateData.Avaya avaya = assertInstanceOf(PrivateData.Avaya.class, converted);
        assertEquals(wanted, avaya.message().attType().number());
        TsapiFrame frame = new TsapiFrame(0, 1, new Csta.PrivateStatus(), avaya);
        byte[] bytes = TsapiCodec.encode(frame);
        assertEquals(frame, TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow(), "seed " + SEED);
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
