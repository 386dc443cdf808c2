package io.strowger.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.List;

import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.ACSNameAddr;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AcsMessage;
import io.strowger.csta.tsapi.TlinkAddress;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;

/** One connection to the name server: tells which Tlinks there are and where. Octets in, octets out. */
public final class NameServerSession {

    /** Most Tlinks in one reply; the client asks again for more. */
    static final int MAX_TLINKS_OF_REPLY = 4;

    /**
     * A Tlink and where it listens.
     *
     * @param name its name
     * @param address its address and port
     */
    public record Tlink(String name, InetSocketAddress address) {}

    private final List<Tlink> tlinks;
    private int told;
    private final FrameInput input = new FrameInput();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private boolean closed;

    /** A session that tells these Tlinks. */
    public NameServerSession(List<Tlink> tlinks) {
        this.tlinks = List.copyOf(tlinks);
    }

    /** Octets have been read. */
    public void onBytes(byte[] chunk, int offset, int length) {
        int at = offset;
        while (at < offset + length && !closed) {
            int part = Math.min(offset + length - at, TsapiFrames.MAX_FRAME);
            input.append(chunk, at, part, 0);
            at += part;
            frames();
        }
    }

    private void frames() {
        while (!closed) {
            switch (input.scan()) {
                case TsapiFrames.Scan.NeedMore more -> {
                    return;
                }
                case TsapiFrames.Scan.Frame frame -> frame(input.take(frame.length(), 0), frame.length());
                case TsapiFrames.Scan.Fault fault -> closed = true;
            }
        }
    }

    private void frame(int at, int length) {
        switch (TsapiCodec.decode(input.bytes(), at, length)) {
            case Decoded.Fault<TsapiFrame> fault -> closed = true;
            case Decoded.Value<TsapiFrame> value -> {
                TsapiFrame frame = value.value();
                switch (frame.message()) {
                    case Acs.NameSrvRequest request -> send(frame.invokeID(), reply());
                    case Acs.AbortStream abort -> closed = true;
                    default ->
                        send(frame.invokeID(), new Acs.UniversalFailureConf(ACSUniversalFailure.TSERVER_NO_ACS_STREAM));
                }
            }
        }
    }

    private Acs.NameSrvReply reply() {
        int to = Math.min(told + MAX_TLINKS_OF_REPLY, tlinks.size());
        List<ACSNameAddr> part = tlinks.subList(told, to).stream()
                .map(tlink -> new ACSNameAddr(tlink.name(), TlinkAddress.encode(tlink.address()))).toList();
        boolean more = to < tlinks.size();
        told = more ? to : 0;
        return new Acs.NameSrvReply(more, part);
    }

    private void send(int invokeId, AcsMessage message) {
        output.writeBytes(TsapiCodec.encode(TsapiFrame.of(invokeId, message)));
    }

    /** What is to be written now, empty for nothing. */
    public byte[] takeOutput() {
        byte[] bytes = output.toByteArray();
        output.reset();
        return bytes;
    }

    /** Whether the connection shall be closed once the output is written. */
    public boolean closed() {
        return closed;
    }
}
