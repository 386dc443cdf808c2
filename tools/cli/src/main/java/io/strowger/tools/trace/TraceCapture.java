package io.strowger.tools.trace;

import io.strowger.csta.Decoded;
import io.strowger.csta.trace.PcapWriter;
import io.strowger.csta.trace.TraceLine;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Lines of a trace as a capture file of one connection between made-up addresses. One thread. */
final class TraceCapture {
    /** Addresses that are kept for documentation, and the ports that people look for. */
    private static final byte[] LINK = {(byte) 192, 0, 2, 1};
    private static final byte[] SERVER = {(byte) 192, 0, 2, 2};
    private static final int LINK_PORT = 49_152;
    private static final int SERVER_PORT = 1_050;

    private final OutputStream out;
    private final PcapWriter writer;
    private PcapWriter.Connection connection;

    TraceCapture(OutputStream out) throws IOException {
        this.out = out;
        this.writer = new PcapWriter(out);
    }

    void line(String text) throws IOException {
        if (!(TraceLine.parse(text) instanceof Decoded.Value<TraceLine> value)) {
            throw new IOException("the server sent what is no line of a trace: " + text);
        }
        TraceLine line = value.value();
        if (connection == null) {
            connection = writer.open(new InetSocketAddress(InetAddress.getByAddress(LINK), LINK_PORT),
                    new InetSocketAddress(InetAddress.getByAddress(SERVER), SERVER_PORT), line.time());
        }
        if (line.sent()) {
            connection.sent(line.time(), line.octets().toByteArray());
        } else {
            connection.received(line.time(), line.octets().toByteArray());
        }
        out.flush();
    }
}
