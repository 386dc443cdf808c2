package io.strowger.csta.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/**
 * Writes what TCP connections carried as a capture file that protocol analysers open (pcap 2.4, Ethernet, microseconds).
 *
 * <p>The octets were seen above TCP, so everything below is made up to fit them: Ethernet and IP headers, checksums,
 * sequence numbers, acknowledgements, the opening and the closing of connections. Octets larger than a segment are cut
 * into several. Confined to one thread.
 */
public final class PcapWriter {
    /** Most octets of TCP payload in one packet. */
    public static final int SEGMENT_MAX = 1_460;

    private static final int MAGIC = 0xa1b2_c3d4;
    private static final int SNAP_LENGTH = 0x4_0000;
    private static final int LINK_TYPE_ETHERNET = 1;
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int NANOS_PER_MICRO = 1_000;

    private final OutputStream out;

    /**
     * Writes the file's header.
     *
     * @param out
     *            where to; the caller closes it
     */
    public PcapWriter(OutputStream out) throws IOException {
        this.out = out;
        ByteBuffer header = ByteBuffer.allocate(FILE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(SNAP_LENGTH)
                .putInt(LINK_TYPE_ETHERNET);
        out.write(header.array());
    }

    /**
     * A connection that {@code local} opens to {@code remote} at {@code time}.
     *
     * @throws IllegalArgumentException
     *             one of the two has no address, or they are not of one family
     */
    public Connection open(InetSocketAddress local, InetSocketAddress remote, Instant time) throws IOException {
        return new Connection(local, remote, time);
    }

    private void packet(Instant time, byte[] frame) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(PACKET_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt((int) time.getEpochSecond()).putInt(time.getNano() / NANOS_PER_MICRO).putInt(frame.length)
                .putInt(frame.length);
        out.write(header.array());
        out.write(frame);
    }

    /** One TCP connection, seen from its local end. */
    public final class Connection {
        private final TcpPackets sent;
        private final TcpPackets received;
        private int sentSequence;
        private int receivedSequence;

        private Connection(InetSocketAddress local, InetSocketAddress remote, Instant time) throws IOException {
            check(local);
            check(remote);
            if (local.getAddress().getClass() != remote.getAddress().getClass()) {
                throw new IllegalArgumentException(local + " and " + remote + " are not of one address family");
            }
            sent = new TcpPackets(local, remote);
            received = new TcpPackets(remote, local);
            packet(time, sent.packet(TcpPackets.SYN, sentSequence++, 0, TcpPackets.NOTHING));
            packet(time, received.packet(TcpPackets.SYN | TcpPackets.ACK, receivedSequence++, sentSequence,
                    TcpPackets.NOTHING));
            packet(time, sent.packet(TcpPackets.ACK, sentSequence, receivedSequence, TcpPackets.NOTHING));
        }

        private static void check(InetSocketAddress end) {
            InetAddress address = end.getAddress();
            if (address == null) {
                throw new IllegalArgumentException(end + " has no address");
            }
        }

        /** Octets that the local end sent. */
        public void sent(Instant time, byte[] octets) throws IOException {
            sentSequence = segments(time, sent, sentSequence, receivedSequence, octets);
        }

        /** Octets that the local end received. */
        public void received(Instant time, byte[] octets) throws IOException {
            receivedSequence = segments(time, received, receivedSequence, sentSequence, octets);
        }

        private int segments(Instant time, TcpPackets packets, int first, int acknowledged, byte[] octets)
                throws IOException {
            int sequence = first;
            for (int from = 0; from < octets.length; from += SEGMENT_MAX) {
                ByteBuffer payload = ByteBuffer.wrap(octets, from, Math.min(SEGMENT_MAX, octets.length - from));
                int length = payload.remaining();
                int push = from + length == octets.length ? TcpPackets.PSH : 0;
                packet(time, packets.packet(TcpPackets.ACK | push, sequence, acknowledged, payload));
                sequence += length;
            }
            return sequence;
        }

        /** The local end closes. */
        public void close(Instant time) throws IOException {
            packet(time, sent.packet(TcpPackets.FIN | TcpPackets.ACK, sentSequence++, receivedSequence,
                    TcpPackets.NOTHING));
            packet(time, received.packet(TcpPackets.FIN | TcpPackets.ACK, receivedSequence++, sentSequence,
                    TcpPackets.NOTHING));
            packet(time, sent.packet(TcpPackets.ACK, sentSequence, receivedSequence, TcpPackets.NOTHING));
        }
    }
}
