package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.EncodeException;
import io.strowger.csta.Octets;
import io.strowger.csta.Outcome;
import io.strowger.csta.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What peers may spell differently, what is kept, and where the limits are. */
class SpellingTest {
    private static final byte[] NOTHING = {};

    private static byte[] body(int eventClass, int eventType, String hex) {
        return Frames.of(eventClass, eventType, HexFormat.of().parseHex(hex.replace(" ", "")), NOTHING);
    }

    private static Decoded<TsapiFrame> decode(byte[] bytes) {
        return TsapiCodec.decode(bytes, 0, bytes.length);
    }

    private static TsapiMessage request(int eventType, String hex) {
        return Outcome.value(decode(body(EventClass.CSTAREQUEST, eventType, hex))).message();
    }

    private static Decoded.Fault<TsapiFrame> refused(int eventType, String hex) {
        return Outcome.fault(decode(body(EventClass.CSTAREQUEST, eventType, hex)));
    }

    @Test
    void shouldAcceptLongLengthsAndNumbers() {
        Csta.MonitorStop expected = new Csta.MonitorStop(101);
        assertEquals(expected, request(117, "30 81 03 02 01 65"));
        assertEquals(expected, request(117, "30 84 00 00 00 03 02 01 65"));
        assertEquals(expected, request(117, "30 0a 02 08 00 00 00 00 00 00 00 65"));
        assertEquals(new Csta.MonitorStop(-1), request(117, "30 0a 02 08 ff ff ff ff ff ff ff ff"));
        assertEquals(DecodeFault.VALUE_LENGTH, refused(117, "30 0b 02 09 00 00 00 00 00 00 00 00 65").fault());
        assertEquals(DecodeFault.VALUE_LENGTH, refused(117, "30 02 02 00").fault());
        assertEquals(DecodeFault.VALUE_RANGE, refused(117, "30 07 02 05 00 80 00 00 00").fault());
    }

    @Test
    void shouldRefuseIndefiniteLengths() {
        Decoded.Fault<TsapiFrame> fault = refused(117, "30 80 02 01 65 00 00");
        assertEquals(DecodeFault.INDEFINITE_LENGTH, fault.fault());
        assertEquals(TsapiFrames.HEADER_LENGTH, fault.offset());
    }

    @Test
    void shouldAcceptAnyTrueAndWriteOne() {
        byte[] one = body(EventClass.CSTACONFIRMATION, 129, "30 03 01 01 01");
        TsapiFrame frame = Outcome.value(decode(one));
        assertEquals(new Csta.QueryCallMonitorConf(true), frame.message());
        assertEquals("300301" + "01ff", Vector.hex(TsapiCodec.encode(frame)).substring(44));
        assertEquals(DecodeFault.VALUE_LENGTH,
                Outcome.fault(decode(body(EventClass.CSTACONFIRMATION, 129, "30 04 01 02 00 01"))).fault());
    }

    /** Named-bit encoders leave out zero bits at the end (X.690 clause 11.2.2). */
    @Test
    void shouldAcceptShortBitStringsAndWriteWholeOnes() {
        String monitor = "30 %s 16 04 35 30 30 31 30 %s 03 %s 03 01 00 03 02 04 c0 03 02 06 00 02 01 00";
        TsapiFrame frame = Outcome.value(decode(
                body(EventClass.CSTAREQUEST, 111, String.format(monitor, "1a", "12", "02 07 80"))));
        MonitorFilter filter = ((Csta.MonitorDevice) frame.message()).monitorFilter();
        assertEquals(new MonitorFilter(FilterBits.CALL_CLEARED, 0, FilterBits.LOGGED_ON | FilterBits.LOGGED_OFF, 0, 0),
                filter);
        assertTrue(Vector.hex(TsapiCodec.encode(frame)).contains("0303028000" + "03020400" + "030202c0"));
        assertEquals(DecodeFault.VALUE_LENGTH,
                refused(100, "30 04 03 02 08 00").fault(), "at most seven bits are unused");
        assertEquals(DecodeFault.VALUE_LENGTH, refused(100, "30 03 03 01 01").fault());
        assertEquals(DecodeFault.VALUE_LENGTH, refused(100, "30 02 03 00").fault());
        assertEquals(DecodeFault.VALUE_LENGTH, refused(100, "30 08 03 06 00 01 02 03 04 05").fault());
    }

    @Test
    void shouldKeepUnknownEnumerationValues() {
        for (String value : List.of("0a 01 63", "0a 02 7f ff", "0a 01 80", "0a 04 7f ff ff ff")) {
            String content = value.replace(" ", "");
            String hex = String.format("30%02x%s", content.length() / 2, content);
            byte[] bytes = body(EventClass.CSTAUNSOLICITED, 119, hex);
            TsapiFrame frame = Outcome.value(decode(bytes));
            assertEquals(Vector.hex(bytes), Vector.hex(TsapiCodec.encode(frame)));
        }
        assertEquals("Csta.MonitorEnded{cause=99}", TsapiText.print(new Csta.MonitorEnded(EventCause.of(99))));
        assertEquals(new EventCause(99), EventCause.of(99));
    }

    /** Newer peers add members at the end of any SEQUENCE, in the body and in the private data. */
    @Test
    void shouldKeepTrailingMembersAtTheirPlaces() {
        byte[] body = HexFormat.of().parseHex("3015" + "3010" + "020101" + "160435303031" + "0a0100" + "02022a2b"
                + "0101ff");
        byte[] item = HexFormat.of().parseHex("02005500" + "3008" + "1603313233" + "020107");
        byte[] bytes = Frames.of(EventClass.CSTACONFIRMATION, 24, body, Frames.ecs(item));
        TsapiFrame frame = Outcome.value(decode(bytes));
        assertEquals(new Csta.MakeCallConf(ConnectionID.of(1, "5001")), frame.message());
        assertEquals(3, frame.trailing().pieces().size());
        assertEquals(Vector.hex(bytes), Vector.hex(TsapiCodec.encode(frame)));
        assertTrue(TsapiText.print(frame).endsWith(" trailing=[0:#020107, 1:#0101ff, 2:#02022a2b]"),
                TsapiText.print(frame));
    }

    @Test
    void shouldRefuseTrailingOctetsThatAreNoElement() {
        assertEquals(DecodeFault.OVERRUN, refused(117, "30 06 02 01 65 02 05 01").fault());
        assertEquals(DecodeFault.TRAILING_OCTETS, refused(117, "30 03 02 01 65 00").fault());
    }

    /** One message's NULL may be another encoder's nothing. */
    @Test
    void shouldAcceptAnEmptySequenceForNull() {
        assertEquals(new Csta.EscapeSvc(), request(89, "30 00"));
        assertEquals(new Csta.EscapeSvc(), request(89, "30 02 05 00"));
        byte[] conf = body(EventClass.ACSCONFIRMATION, 20, "30 00");
        assertEquals(Vector.hex(conf), Vector.hex(TsapiCodec.encode(Outcome.value(decode(conf)))));
        byte[] nul = body(EventClass.ACSCONFIRMATION, 20, "30 02 05 00");
        assertEquals(Vector.hex(nul), Vector.hex(TsapiCodec.encode(Outcome.value(decode(nul)))));
    }

    @Test
    void shouldFindTheMessageByNumberWhateverTheClassInItsTable() {
        byte[] bytes = body(EventClass.CSTAEVENTREPORT, 108, "30 02 05 00");
        TsapiFrame frame = Outcome.value(decode(bytes));
        assertEquals(new Csta.SysStatReq(), frame.message());
        assertEquals(EventClass.CSTAREQUEST, frame.message().eventClass());
    }

    @Test
    void shouldHoldTextsToTheirLimits() {
        String longest = "5".repeat(TsapiLimits.DEVICE_ID);
        Csta.QueryDeviceInfo message = new Csta.QueryDeviceInfo(longest);
        byte[] bytes = TsapiCodec.encode(TsapiFrame.of(1, message));
        assertEquals(message, Outcome.value(decode(bytes)).message());
        EncodeException tooLong = assertThrows(EncodeException.class,
                () -> TsapiCodec.encode(TsapiFrame.of(1, new Csta.QueryDeviceInfo(longest + "5"))));
        assertTrue(tooLong.getMessage().startsWith("QueryDeviceInfo.device: "), tooLong.getMessage());
        Decoded.Fault<TsapiFrame> fault = refused(37, "30 42 16 40" + " 35".repeat(TsapiLimits.DEVICE_ID + 1));
        assertEquals(DecodeFault.STRING_TOO_LONG, fault.fault());
        assertEquals(TsapiFrames.HEADER_LENGTH + 4, fault.offset());
    }

    /** A server's own version texts may be longer than what a client may send. */
    @Test
    void shouldReadLongVersionTextsOfAServer() {
        String longest = "8".repeat(TsapiLimits.VERSION_TOLD);
        Acs.OpenStreamConf told = new Acs.OpenStreamConf("ST2", "", longest, longest);
        assertEquals(told, Outcome.value(decode(TsapiCodec.encode(TsapiFrame.of(1, told)))).message());
        assertThrows(EncodeException.class, () -> TsapiCodec.encode(TsapiFrame.of(1,
                new Acs.OpenStreamConf("ST2", "", "", longest + "8"))));
        assertThrows(EncodeException.class, () -> TsapiCodec.encode(TsapiFrame.of(1, new Acs.OpenStream(
                StreamType.ST_CSTA, "", "", Octets.EMPTY, "", Level.ACS_LEVEL1, "8".repeat(TsapiLimits.VERSION + 1), "",
                ""))));
    }

    @Test
    void shouldHoldListsToTheirLimits() {
        List<String> devices = Collections.nCopies(TsapiLimits.DEVICE_LIST, "5001");
        Csta.GetDeviceListConf most = new Csta.GetDeviceListConf(SDBLevel.ACS_ONLY, CSTALevel.CSTA_ROUTING, -1,
                devices);
        byte[] bytes = TsapiCodec.encode(TsapiFrame.of(1, most));
        assertEquals(most, Outcome.value(decode(bytes)).message());
        assertThrows(EncodeException.class, () -> TsapiCodec.encode(TsapiFrame.of(1, new Csta.GetDeviceListConf(
                SDBLevel.ACS_ONLY, CSTALevel.CSTA_ROUTING, -1, Collections.nCopies(TsapiLimits.DEVICE_LIST + 1, "")))));
        String elements = " 16 00".repeat(TsapiLimits.DEVICE_LIST + 1);
        assertEquals(DecodeFault.TOO_MANY_ELEMENTS,
                Outcome.fault(decode(body(EventClass.CSTACONFIRMATION, 127,
                        "30 35 0a 01 ff 0a 01 01 02 01 ff 30 2a" + elements))).fault());
    }

    @Test
    void shouldNameTheMemberThatCannotBeEncoded() {
        ConnectionID deep = new ConnectionID(1, "\u20ac", ConnectionIDDevice.STATIC_ID);
        EncodeException wrong = assertThrows(EncodeException.class,
                () -> TsapiCodec.encode(TsapiFrame.of(1, new Csta.AlternateCall(ConnectionID.NONE, deep))));
        assertTrue(wrong.getMessage().startsWith("AlternateCall.otherCall.deviceID: "), wrong.getMessage());
        EncodeException missing = assertThrows(EncodeException.class,
                () -> TsapiCodec.encode(TsapiFrame.of(1, new Csta.MakeCall("5001", null))));
        assertEquals("MakeCall.calledDevice is null", missing.getMessage());
        EncodeException bits = assertThrows(EncodeException.class,
                () -> TsapiCodec.encode(TsapiFrame.of(1, new Csta.QueryDeviceInfoConf("", DeviceType.DT_ACD, 0x08))));
        assertTrue(bits.getMessage().startsWith("QueryDeviceInfoConf.deviceClass: "), bits.getMessage());
    }

    @Test
    void shouldShowNoPassword() {
        List<TsapiMessage> messages = List.of(
                new Csta.SetAgentState("5001", AgentMode.AM_LOG_IN, "7001", "", "geheim"),
                new Csta.LoggedOn(ExtendedDeviceID.of("5001"), "7001", "", "geheim"),
                new Acs.OpenStream(StreamType.ST_CSTA, "", "", Octets.of("geheim".getBytes(StandardCharsets.US_ASCII)),
                        "", Level.ACS_LEVEL1, "", "", ""));
        for (TsapiMessage message : messages) {
            for (String text : List.of(TsapiText.print(message), message.toString())) {
                assertTrue(text.contains("=secret(6)") && !text.contains("geheim"), text);
                assertFalse(text.contains("67656865696d"), text);
            }
        }
    }

    @Test
    void shouldRefuseABadPrivateBlock() {
        byte[] null32 = {0x30, 2, 5, 0};
        byte[] shortBlock = Frames.of(EventClass.CSTAREQUEST, 89, null32, new byte[TsapiFrames.PRIVATE_HEADER - 1]);
        assertEquals(DecodeFault.PRIVATE_BLOCK, Outcome.fault(decode(shortBlock)).fault());
        byte[] block = Frames.ecs(new byte[]{1, 2, 3});
        TsapiFrames.putInt16(block, TsapiFrames.VENDOR_LENGTH, 4);
        Decoded.Fault<TsapiFrame> wrong = Outcome.fault(decode(Frames.of(EventClass.CSTAREQUEST, 89, null32, block)));
        assertEquals(DecodeFault.PRIVATE_BLOCK, wrong.fault());
        assertEquals(TsapiFrames.HEADER_LENGTH + 4, wrong.offset());
        byte[] endless = new byte[TsapiFrames.PRIVATE_HEADER];
        Arrays.fill(endless, 0, TsapiFrames.VENDOR_LENGTH, (byte) 'x');
        assertEquals(DecodeFault.PRIVATE_BLOCK,
                Outcome.fault(decode(Frames.of(EventClass.CSTAREQUEST, 89, null32, endless))).fault());
        String longest = "v".repeat(TsapiFrames.VENDOR_LENGTH - 1);
        TsapiFrame frame = new TsapiFrame(1, 0, new Csta.EscapeSvc(), new PrivateData.Vendor(longest, Octets.EMPTY));
        assertEquals(frame, Outcome.value(decode(TsapiCodec.encode(frame))));
        assertThrows(EncodeException.class, () -> TsapiCodec.encode(new TsapiFrame(1, 0, new Csta.EscapeSvc(),
                new PrivateData.Vendor(longest + "v", Octets.EMPTY))));
    }

    @Test
    void shouldHoldFramesToTheirLimits() {
        int most = TsapiFrames.MAX_PRIVATE_SENT - TsapiFrames.PRIVATE_HEADER;
        Octets data = Octets.of(new byte[most]);
        TsapiFrame frame = new TsapiFrame(1, 0, new UnknownMessage(3, 999, Octets.of(new byte[TsapiFrames.MAX_BODY])),
                new PrivateData.Vendor("x", data));
        assertEquals(frame, Outcome.value(decode(TsapiCodec.encode(frame))));
        assertThrows(EncodeException.class, () -> TsapiCodec.encode(new TsapiFrame(1, 0, new Csta.EscapeSvc(),
                new PrivateData.Vendor("x", Octets.of(new byte[most + 1])))));
        assertThrows(EncodeException.class, () -> TsapiCodec
                .encode(TsapiFrame.of(1, new UnknownMessage(3, 999, Octets.of(new byte[TsapiFrames.MAX_BODY + 1])))));
        assertThrows(EncodeException.class,
                () -> TsapiCodec.encode(TsapiFrame.of(1, new UnknownMessage(3, 0x10000, Octets.EMPTY))));
    }
}
