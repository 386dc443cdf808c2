package io.strowger.csta.trace;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The Ethernet frames of one direction of a TCP connection (RFC 791, 8200, 9293). */
final class TcpPackets {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int PSH = 0x08;
    static final int ACK = 0x10;
    static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private static final int ETHERNET_HEADER = 14;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int IPV4_ADDRESS = 4;
    private static final int TCP_HEADER = 20;
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int PROTOCOL_TCP = 6;
    private static final int DO_NOT_FRAGMENT = 0x4000;
    private static final int TIME_TO_LIVE = 64;
    private static final int WINDOW = 0xffff;
    private static final int LOCALLY_ADMINISTERED = 0x02;
    private static final int CHECKSUM_IN_IPV4 = 10;
    private static final int CHECKSUM_IN_TCP = 16;

    private final byte[] source;
    private final byte[] target;
    private final int sourcePort;
    private final int targetPort;
    private int identification;

    TcpPackets(InetSocketAddress from, InetSocketAddress to) {
        source = from.getAddress().getAddress();
        target = to.getAddress().getAddress();
        sourcePort = from.getPort();
        targetPort = to.getPort();
    }

    /** One packet; the payload is read from its position to its limit. */
    byte[] packet(int flags, int sequence, int acknowledged, ByteBuffer payload) {
        boolean four = source.length == IPV4_ADDRESS;
        int tcpLength = TCP_HEADER + payload.remaining();
        int tcpAt = ETHERNET_HEADER + (four ? IPV4_HEADER : IPV6_HEADER);
        ByteBuffer frame = ByteBuffer.allocate(tcpAt + tcpLength);
        ethernet(frame, target);
        ethernet(frame, source);
        frame.putShort((short) (four ? ETHERTYPE_IPV4 : ETHERTYPE_IPV6));
        if (four) {
            ipv4(frame, tcpLength);
        } else {
            frame.putInt(0x6000_0000).putShort((short) tcpLength).put((byte) PROTOCOL_TCP).put((byte) TIME_TO_LIVE)
                    .put(source).put(target);
        }
        frame.putShort((short) sourcePort).putShort((short) targetPort).putInt(sequence).putInt(acknowledged);
        frame.put((byte) (TCP_HEADER / Integer.BYTES << 4)).put((byte) flags).putShort((short) WINDOW).putInt(0);
        frame.put(payload.duplicate());
        long pseudoHeader = sum(source, 0, source.length) + sum(target, 0, target.length) + PROTOCOL_TCP + tcpLength;
        frame.putShort(tcpAt + CHECKSUM_IN_TCP, checksum(pseudoHeader + sum(frame.array(), tcpAt, tcpLength)));
        return frame.array();
    }

    /** A hardware address made of the last octets of the network address. */
    private static void ethernet(ByteBuffer frame, byte[] address) {
        frame.put((byte) LOCALLY_ADMINISTERED).put((byte) 0);
        frame.put(address, address.length - IPV4_ADDRESS, IPV4_ADDRESS);
    }

    private void ipv4(ByteBuffer frame, int tcpLength) {
        int at = frame.position();
        frame.putShort((short) 0x4500).putShort((short) (IPV4_HEADER + tcpLength)).putShort((short) identification++)
                .putShort((short) DO_NOT_FRAGMENT).put((byte) TIME_TO_LIVE).put((byte) PROTOCOL_TCP)
                .putShort((short) 0).put(source).put(target);
        frame.putShort(at + CHECKSUM_IN_IPV4, checksum(sum(frame.array(), at, IPV4_HEADER)));
    }

    /** The sum of 16-bit words, an odd last octet being the high one of its word. */
    private static long sum(byte[] bytes, int from, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (i & 1) == 0 ? (bytes[from + i] & 0xff) << Byte.SIZE : bytes[from + i] & 0xff;
        }
        return sum;
    }

    private static short checksum(long sum) {
        long folded = sum;
        while (folded >>> Short.SIZE != 0) {
            folded = (folded & 0xffff) + (folded >>> Short.SIZE);
        }
        return (short) ~folded;
    }
}
