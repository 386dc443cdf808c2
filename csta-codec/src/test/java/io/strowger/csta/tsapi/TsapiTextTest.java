package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.Outcome;
import io.strowger.csta.TextCharset;
import io.strowger.csta.codec.TextStyle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text form, as people read and write it. */
class TsapiTextTest {
    private static final TextStyle GBK = new TextStyle(TextCharset.of("GBK"), false);
    private static final Octets ZHANG = Octets.fromHex("d5c5ceb0a0");

    private static TsapiFrame frame(AttMessage item) {
        return new TsapiFrame(0, 7, new Csta.PrivateStatus(), new PrivateData.Avaya(PrivateData.ECS, item));
    }

    private static String name(Octets octets) {
        return new String(octets.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldShowTheCharactersOfTheSwitch() {
        TsapiFrame frame = frame(new Att.V4QueryDeviceNameConf(AttDeviceType.ATT_DT_STATION, "5001", name(ZHANG)));
        assertEquals("invokeID=0 monitorCrossRefID=7 Csta.PrivateStatus{} private=\"ECS\" Att.V4QueryDeviceNameConf{"
                + "deviceType=ATT_DT_STATION, device=\"5001\", name=\"\u5f20\u4f1f\\xa0\"}",
                TsapiText.print(frame, GBK));
        assertTrue(TsapiText.print(frame).endsWith("name=\"\\xd5\\xc5\\xce\\xb0\\xa0\"}"), TsapiText.print(frame));
        assertEquals(frame, Outcome.value(TsapiText.parse(TsapiText.print(frame, GBK), GBK)));
        assertEquals(frame, Outcome.value(TsapiText.parse(TsapiText.print(frame), TextStyle.PLAIN)));
    }

    @Test
    void shouldShowUserToUserDataAsTextWhereAllOfItIs() {
        TsapiFrame text = frame(new Att.V6ConnectionCleared(
                new UserToUserInfo(UUIProtocolType.UUI_IA5_ASCII, Octets.fromHex("d5c52041"))));
        assertTrue(TsapiText.print(text, GBK).endsWith("data=\"\u5f20 A\"}}"), TsapiText.print(text, GBK));
        assertEquals(text, Outcome.value(TsapiText.parse(TsapiText.print(text, GBK), GBK)));
        TsapiFrame binary = frame(new Att.V6ConnectionCleared(
                new UserToUserInfo(UUIProtocolType.UUI_USER_SPECIFIC, Octets.fromHex("0041"))));
        assertTrue(TsapiText.print(binary, GBK).endsWith("data=#0041}}"), TsapiText.print(binary, GBK));
        assertTrue(TsapiText.print(text).endsWith("data=#d5c52041}}"), TsapiText.print(text));
    }

    @Test
    void shouldTakeWhatPeopleWrite() {
        TsapiFrame frame = TsapiFrame.of(3, new Csta.SetAgentState("5001", AgentMode.AM_LOG_IN, "7001", "", "1234"));
        assertEquals(frame, Outcome.value(TsapiText.parse("  invokeID=3  monitorCrossRefID=0 Csta.SetAgentState "
                + "{agentPassword=\"1234\",device = \"5001\", agentID=\"7001\",agentGroup=\"\" , agentMode=0 }  ",
                TextStyle.PLAIN)));
        Octets uui = Octets.fromHex("68656c6c6f");
        assertEquals(frame(new Att.V6ConnectionCleared(new UserToUserInfo(UUIProtocolType.UUI_IA5_ASCII, uui))),
                Outcome.value(TsapiText.parse("invokeID=0 monitorCrossRefID=7 Csta.PrivateStatus{} private=\"ECS\" "
                        + "Att.V6ConnectionCleared{userInfo={type=UUI_IA5_ASCII, data=\"hello\"}}", TextStyle.PLAIN)));
    }

    @Test
    void shouldShowSecretsOnlyWhenTold() {
        TsapiFrame frame = TsapiFrame.of(3, new Csta.SetAgentState("5001", AgentMode.AM_LOG_IN, "7001", "", "1234"));
        assertTrue(TsapiText.print(frame).endsWith("agentPassword=secret(4)}"));
        assertTrue(TsapiText.print(frame, TextStyle.WHOLE).endsWith("agentPassword=\"1234\"}"));
        Decoded.Fault<TsapiFrame> hidden = Outcome.fault(TsapiText.parse(TsapiText.print(frame), TextStyle.PLAIN));
        assertEquals(DecodeFault.TEXT_VALUE, hidden.fault());
        assertEquals(TsapiText.print(frame).indexOf("secret("), hidden.offset());
    }

    /** A caret in the text marks the column of the fault. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {"^;TEXT_SYNTAX",
        "invokeID=^-1 monitorCrossRefID=0 Csta.QueryTod{};TEXT_VALUE",
        "invokeID=^4294967296 monitorCrossRefID=0 Acs.AbortStream{};TEXT_VALUE",
        "invokeID=1 ^Acs.AbortStream{};TEXT_SYNTAX", "invokeID=1 monitorCrossRefID=0 ^Csta.Nothing{};TEXT_NAME",
        "invokeID=1 monitorCrossRefID=0 Csta.QueryDnd{^extension=\"5\"};TEXT_NAME",
        "invokeID=1 monitorCrossRefID=0 Csta.QueryDnd{}^;TEXT_SYNTAX",
        "invokeID=1 monitorCrossRefID=0 Csta.QueryDnd{device=\"5\", ^device=\"6\"};TEXT_SYNTAX",
        "invokeID=1 monitorCrossRefID=0 Csta.QueryDnd{device=^\"5};TEXT_SYNTAX",
        "invokeID=1 monitorCrossRefID=0 Csta.QueryDnd{device=\"5^\\x4\"};TEXT_SYNTAX",
        "invokeID=1 monitorCrossRefID=0 Csta.QueryDnd{device=\"^\u5f20\"};TEXT_VALUE",
        "invokeID=1 monitorCrossRefID=0 Csta.QueryDnd{device=\"5\"} ^and;TEXT_SYNTAX",
        "invokeID=1 monitorCrossRefID=0 Csta.MonitorEnded{cause=^EC_NOTHING};TEXT_NAME",
        "invokeID=1 monitorCrossRefID=0 Csta.QueryDndConf{doNotDisturb=^1};TEXT_VALUE",
        "invokeID=1 monitorCrossRefID=0 Csta.SysStatStart{statusFilter=^80};TEXT_VALUE",
        "invokeID=1 monitorCrossRefID=0 Csta.SysStatStart{statusFilter=^0x100};TEXT_VALUE",
        "invokeID=1 monitorCrossRefID=0 Csta.SysStatStart{statusFilter=^0x};TEXT_VALUE",
        "invokeID=1 monitorCrossRefID=0 Csta.EscapeSvc{} private=\"ECS\" Att.MonitorFilter{privateFilter=^0x08};TEXT_VALUE",
        "invokeID=1 monitorCrossRefID=0 Csta.EscapeSvc{} private=\"ECS\" ^Att.Nothing{};TEXT_NAME",
        "invokeID=1 monitorCrossRefID=0 Csta.EscapeSvc{} private=\"X\" ^#0;TEXT_VALUE",
        "invokeID=1 monitorCrossRefID=0 Csta.EscapeSvc{} trailing=[^x:#00];TEXT_VALUE",
        "invokeID=1 monitorCrossRefID=0 Unknown{eventClass=^NONE, eventType=1, body=#};TEXT_NAME",
        "invokeID=1 monitorCrossRefID=0 Unknown{eventClass=3, eventType=^65536, body=#};TEXT_VALUE"})
    void shouldSayWhereATextIsWrong(String marked, DecodeFault kind) {
        int column = marked.indexOf('^');
        Decoded.Fault<TsapiFrame> fault = Outcome.fault(
                TsapiText.parse(marked.replace("^", ""), TextStyle.PLAIN));
        assertEquals(kind, fault.fault(), fault::reason);
        assertEquals(column, fault.offset(), fault::reason);
    }

    @Test
    void shouldHoldTextsToTheirLimit() {
        String short1 = "invokeID=1 monitorCrossRefID=0 Acs.AbortStream{}";
        String longest = short1 + " ".repeat(TsapiText.TEXT_MAX - short1.length());
        assertEquals(TsapiFrame.of(1, new Acs.AbortStream()), Outcome.value(TsapiText.parse(longest, TextStyle.PLAIN)));
        assertEquals(DecodeFault.TEXT_VALUE, Outcome.fault(TsapiText.parse(longest + " ", TextStyle.PLAIN)).fault());
    }

    @Test
    void shouldReadUnknownThings() {
        Octets data = Octets.fromHex("0102ff");
        for (TsapiFrame frame : List.of(
                new TsapiFrame(-1, -2, new UnknownMessage(9, 700, data), new PrivateData.Vendor("a\"b", data)),
                new TsapiFrame(1, 0, new UnknownMessage(3, 134, Octets.EMPTY),
                        new PrivateData.UnknownAvaya(PrivateData.ECS, 212, data)))) {
            assertEquals(frame, Outcome.value(TsapiText.parse(TsapiText.print(frame), TextStyle.PLAIN)));
        }
    }
}
