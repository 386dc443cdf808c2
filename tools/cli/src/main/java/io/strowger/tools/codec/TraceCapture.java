package io.strowger.tools.codec;

import io.strowger.csta.trace.PcapWriter;
import io.strowger.csta.trace.TraceLine;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Lines of a trace as a capture file: each link is a TCP connection, and a new one where a stream begins anew. Addresses
 * and everything below TCP are made up. One thread.
 */
public final class TraceCapture implements Flushable {
    /** Address of the links that is kept for documentation. */
    static final String CLIENT = "192.0.2.1";
    /** Address of the servers that is kept for documentation, and the port that people look for. */
    static final String SERVER = "192.0.2.2:1050";
    private static final byte[] CLIENT_OCTETS = {(byte) 192, 0, 2, 1};
    private static final byte[] SERVER_OCTETS = {(byte) 192, 0, 2, 2};
    private static final int SERVER_PORT = 1_050;
    private static final int PORT_FIRST = 49_152;
    private static final int PORTS = 16_384;

    private final OutputStream out;
    private final PcapWriter writer;
    private final InetAddress client;
    private final InetSocketAddress server;
    private final Map<String, PcapWriter.Connection> connections = new HashMap<>();
    private int opened;

    /** Between made-up addresses. */
    public TraceCapture(OutputStream out) throws IOException {
        this(out, InetAddress.getByAddress(CLIENT_OCTETS),
                new InetSocketAddress(InetAddress.getByAddress(SERVER_OCTETS), SERVER_PORT));
    }

    TraceCapture(OutputStream out, InetAddress client, InetSocketAddress server) throws IOException {
        this.out = out;
        this.writer = new PcapWriter(out);
        this.client = client;
        this.server = server;
    }

    /** Connections so far. */
    int opened() {
        return opened;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** One line's octets. */
    public void write(TraceLine line) throws IOException {
        PcapWriter.Connection connection = connections.get(line.link());
        if (connection == null || StreamStart.is(line)) {
            if (connection != null) {
                connection.close(line.time());
            }
            connection = writer.open(new InetSocketAddress(client, PORT_FIRST + opened % PORTS), server, line.time());
            opened++;
            connections.put(line.link(), connection);
        }
        byte[] octets = line.octets().toByteArray();
        if (line.sent()) {
            connection.sent(line.time(), octets);
        } else {
            connection.received(line.time(), octets);
        }
    }
}
