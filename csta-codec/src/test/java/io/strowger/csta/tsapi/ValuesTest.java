package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.csta.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values that messages are made of. */
class ValuesTest {
    @Test
    void shouldNameEnumerationValues() {
        assertSame(EventCause.EC_NEW_CALL, EventCause.of(22));
        assertEquals("EC_NONE", EventCause.EC_NONE.name());
        assertEquals(-1, EventCause.EC_NONE.value());
        assertEquals("36", EventCause.of(36).name());
        assertEquals("-2", EventCause.of(-2).toString());
        assertEquals(String.valueOf(Integer.MIN_VALUE), EventCause.of(Integer.MIN_VALUE).name());
        assertEquals(String.valueOf(Integer.MAX_VALUE), EventCause.of(Integer.MAX_VALUE).name());
        assertEquals("DRIVER_OAM_IN_USE", ACSUniversalFailure.of(1008).name());
        assertEquals("0", ECDInfo.of(0).name());
        assertEquals("ATT_DT_VDN", AttDeviceType.of(7).name());
    }

    @Test
    void shouldCopyLists() {
        List<ConnectionID> receivers = new ArrayList<>(List.of(ConnectionID.NONE));
        Att.SendDtmfTone tone = new Att.SendDtmfTone(ConnectionID.NONE, receivers, "1", 0, 0);
        receivers.clear();
        assertEquals(1, tone.receivers().size());
        assertThrows(UnsupportedOperationException.class, () -> tone.receivers().clear());
    }

    @Test
    void shouldCompareOctetsByContent() {
        byte[] bytes = {1, (byte) 0xff};
        Octets octets = Octets.of(bytes);
        bytes[0] = 9;
        assertEquals("01ff", octets.toString());
        assertEquals(octets, Octets.fromHex("01ff"));
        assertEquals(octets.hashCode(), Octets.fromHex("01ff").hashCode());
        assertNotEquals(octets, Octets.EMPTY);
        octets.toByteArray()[0] = 9;
        assertEquals(1, octets.at(0));
        assertEquals(octets, Octets.copyOf(new byte[]{0, 1, -1, 0}, 1, 2));
    }

    @Test
    void shouldReadTlinkAddresses() throws UnknownHostException {
        Octets four = Octets.fromHex("020038a57f0000010000000000000000");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 14501);
        assertEquals(Optional.of(address), TlinkAddress.decode(four));
        assertEquals(four, TlinkAddress.encode(address));
        InetSocketAddress six = new InetSocketAddress(InetAddress.getByName("2001:db8::1"), 1050);
        assertEquals(Optional.of(six), TlinkAddress.decode(TlinkAddress.encode(six)));
        assertEquals(Optional.of(address), TlinkAddress.decode(Octets.fromHex("020038a57f000001")));
        assertEquals(Optional.empty(), TlinkAddress.decode(Octets.fromHex("020038a57f0000")));
        assertEquals(Optional.empty(), TlinkAddress.decode(Octets.fromHex("0a0038a57f00000100000000")));
        assertEquals(Optional.empty(), TlinkAddress.decode(Octets.EMPTY));
    }

    /** The length that a switch's trace shows for this request with a station of six digits. */
    @Test
    void shouldTakeTheLengthThatASwitchShows() {
        Att.SingleStepConferenceCall item = new Att.SingleStepConferenceCall(
                new ConnectionID(1234, "500100", ConnectionIDDevice.STATIC_ID), "500900", ParticipationType.PT_ACTIVE,
                false);
        byte[] bytes = TsapiCodec.encode(
                new TsapiFrame(1, 0, new Csta.EscapeSvc(), new PrivateData.Avaya(PrivateData.ECS, item)));
        assertEquals(71, TsapiFrames.int16(bytes, TsapiFrames.PRIVATE_LENGTH_AT));
    }

    @Test
    void shouldCarryUnicode() {
        assertEquals("Zo\u00eb \ud83d\ude00", Unicode.of("Zo\u00eb \ud83d\ude00").text());
        assertSame(Unicode.EMPTY, Unicode.of(""));
    }

    /** The conventions for what is not there are those of genuine encoders. */
    @Test
    void shouldWriteNoneAsPeersDo() {
        Att.Established established = new Att.Established("", "", "", LookaheadInfo.NONE, UserEnteredCode.NONE,
                UserToUserInfo.NONE, ReasonCode.AR_NONE, OriginalCallInfo.NONE, ExtendedDeviceID.NOT_KNOWN, "",
                CallOriginatorInfo.NONE, false, List.of(), ExtendedDeviceID.NOT_KNOWN);
        byte[] bytes = TsapiCodec.encode(new TsapiFrame(0, 1, new Csta.PrivateStatus(),
                new PrivateData.Avaya(PrivateData.ECS, established)));
        String hex = Octets.of(bytes).toString();
        String lookahead = "30130a01ff0a0100020100020100020100" + "1600" + "3000";
        String code = "300a0a01ff0a010016001600";
        String uui = "30050a01ff0400";
        String device = "300816000a01000a0101";
        String originator = "3006" + "010100" + "020100" + "010100";
        String original = "0a0100" + device + device + "16001600" + lookahead + code + uui + "1600" + originator
                + "3000";
        assertEquals(lookahead + code + uui + "0a0100" + String.format("30%02x", original.length() / 2) + original
                + device + "1600" + originator + "3000" + device, hex.substring(hex.indexOf(lookahead)));
    }
}
