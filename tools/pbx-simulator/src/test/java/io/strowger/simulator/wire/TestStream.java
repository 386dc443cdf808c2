package io.strowger.simulator.wire;

import java.util.ArrayList;
import java.util.List;

import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.Level;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.VersionNegotiation;

/** An application on a stream without a socket. */
final class TestStream {
    final SwitchServer server;
    final AesServer aes;
    final TsapiSession session;
    private int invokeId;

    TestStream(SwitchServer server) {
        this(server, 0);
    }

    TestStream(SwitchServer server, int aes) {
        this.server = server;
        this.aes = server.aes(aes);
        this.session = this.aes.connect();
    }

    /** Opens the stream with the server's own settings, offering versions 4 to the given one; 0 offers none. */
    List<TsapiFrame> open(int version) {
        return openAs("ctiuser", "Secret1!", version == 0 ? PrivateData.ABSENT : VersionNegotiation.offer(4, version));
    }

    /** Opens the stream as somebody, with an offer. */
    List<TsapiFrame> openAs(String login, String password, PrivateData offer) {
        Acs.AuthReplyTwo reply = (Acs.AuthReplyTwo) ask(new Acs.KeyRequest(login)).get(0).message();
        Octets hidden = PasswordEncode.encode(reply.key(), password);
        String tlink = aes.settings().tlinkName().toLowerCase(java.util.Locale.ROOT);
        return ask(openStream(tlink, login, hidden, StreamType.ST_CSTA), offer);
    }

    static Acs.OpenStream openStream(String tlink, String login, Octets hidden, StreamType type) {
        return new Acs.OpenStream(type, tlink, login, hidden, "test", Level.of(1), "TS1:2", "1", "");
    }

    /** Sends a request and takes everything that comes. */
    List<TsapiFrame> ask(TsapiMessage message) {
        return ask(message, PrivateData.ABSENT);
    }

    List<TsapiFrame> ask(CstaMessage message, AttMessage privateData) {
        return ask(message, new PrivateData.Avaya(PrivateData.ECS, privateData));
    }

    List<TsapiFrame> ask(TsapiMessage message, PrivateData privateData) {
        bytes(TsapiCodec.encode(new TsapiFrame(++invokeId, 0, message, privateData)));
        return take();
    }

    void bytes(byte[] bytes) {
        session.onBytes(bytes, 0, bytes.length, 0);
    }

    /** Everything that has come since the last time. */
    List<TsapiFrame> take() {
        return frames(session.takeOutput());
    }

    /** What a script's deed makes come. */
    List<TsapiFrame> after(Runnable deed) {
        deed.run();
        server.theSwitch().deliver();
        return take();
    }

    /** What comes while time passes. */
    List<TsapiFrame> afterMillis(long millis) {
        server.advanceTo(server.theSwitch().now() + millis);
        return take();
    }

    static List<TsapiFrame> frames(byte[] bytes) {
        List<TsapiFrame> frames = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = ((TsapiFrames.Scan.Frame) TsapiFrames.scan(bytes, at, bytes.length - at)).length();
            switch (TsapiCodec.decode(bytes, at, length)) {
                case Decoded.Value<TsapiFrame> value -> frames.add(value.value());
                case Decoded.Fault<TsapiFrame> fault -> throw new AssertionError(fault.toString());
            }
            at += length;
        }
        return frames;
    }

    static List<? extends TsapiMessage> messages(List<TsapiFrame> frames) {
        return frames.stream().map(TsapiFrame::message).toList();
    }
}
