package io.strowger.csta.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapWriterTest {
    private static final Instant TIME = Instant.parse("2026-11-26T12:00:00.123456Z");
    private static final int ETHERNET = 14;
    private static final int TCP_HEADER = 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** What a reader of the file finds in one packet; both checksums have been checked. */
    private record Packet(Instant time, int sourcePort, int sequence, int acknowledged, int flags, byte[] payload) {}

    private static InetSocketAddress end(String address, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(address), port);
    }

    /** Octet for octet, worked out from the standards by hand. */
    @Test
    void shouldWriteTheOctetsOfTheStandards() throws IOException {
        new PcapWriter(out).open(end("10.0.0.1", 50000), end("10.0.0.2", 1050), TIME);
        byte[] file = out.toByteArray();
        assertEquals("d4c3b2a1" + "0200" + "0400" + "00000000" + "00000000" + "00000400" + "01000000",
                Octets.copyOf(file, 0, 24).toString());
        // Header of the packet, Ethernet, IPv4, TCP: SYN. The checksums were computed by another program.
        assertEquals("401f086b" + "40e20100" + "36000000" + "36000000" //
                + "02000a000002" + "02000a000001" + "0800"
                + "45000028" + "00004000" + "400626ce" + "0a000001" + "0a000002"
                + "c350041a" + "00000000" + "00000000" + "5002ffff" + "d4750000",
                Octets.copyOf(file, 24, 16 + 54).toString());
        assertEquals(24 + 3 * (16 + 54), file.length);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1,10.0.0.2,20", "2001:db8::1,2001:db8::2,40"})
    void shouldCarryEveryOctetOnce(String local, String remote, int ipHeader) throws IOException {
        Random random = new Random(7);
        byte[] request = new byte[2 * PcapWriter.SEGMENT_MAX + 1];
        byte[] answer = new byte[PcapWriter.SEGMENT_MAX];
        random.nextBytes(request);
        random.nextBytes(answer);
        PcapWriter.Connection connection = new PcapWriter(out).open(end(local, 50000), end(remote, 1050), TIME);
        connection.sent(TIME, request);
        connection.received(TIME.plusMillis(1), answer);
        connection.received(TIME.plusMillis(1), new byte[0]);
        connection.sent(TIME.plusMillis(2), new byte[]{1});
        connection.close(TIME.plusMillis(3));
        List<Packet> packets = packets(ipHeader);
        assertEquals(3 + 3 + 1 + 1 + 3, packets.size());
        assertArrayEquals(Arrays.copyOf(concat(request, new byte[]{1}), request.length + 1), stream(packets, 50000));
        assertArrayEquals(answer, stream(packets, 1050));
        assertEquals(List.of(0x02, 0x12, 0x10, 0x10, 0x10, 0x18, 0x18, 0x18, 0x11, 0x11, 0x10),
                packets.stream().map(Packet::flags).toList());
        assertEquals(TIME.plusMillis(3), packets.get(8).time());
        assertEquals(1 + request.length, packets.get(6).acknowledged());
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** The payloads of one direction; each begins where the one before it ended. */
    private static byte[] stream(List<Packet> packets, int port) {
        byte[] stream = {};
        int next = 0;
        for (Packet packet : packets) {
            if (packet.sourcePort() == port) {
                assertEquals(next, packet.sequence());
                next += packet.payload().length + ((packet.flags() & 0x03) != 0 ? 1 : 0);
                stream = concat(stream, packet.payload());
            }
        }
        return stream;
    }

    private List<Packet> packets(int ipHeader) {
        ByteBuffer file = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        file.position(24);
        List<Packet> packets = new ArrayList<>();
        while (file.hasRemaining()) {
            Instant time = Instant.ofEpochSecond(file.getInt()).plusNanos(1_000L * file.getInt());
            int length = file.getInt();
            assertEquals(length, file.getInt());
            byte[] frame = new byte[length];
            file.get(frame);
            packets.add(packet(time, frame, ipHeader));
        }
        return packets;
    }

    private static Packet packet(Instant time, byte[] frame, int ipHeader) {
        ByteBuffer in = ByteBuffer.wrap(frame);
        int tcp = ETHERNET + ipHeader;
        int tcpLength = frame.length - tcp;
        assertTrue(tcpLength - TCP_HEADER <= PcapWriter.SEGMENT_MAX);
        if (ipHeader == 20) {
            assertEquals(frame.length - ETHERNET, in.getShort(ETHERNET + 2));
            assertEquals(0xffff, words(in, ETHERNET, 20, 0));
            assertEquals(0xffff, words(in, tcp, tcpLength, words(in, ETHERNET + 12, 8, 6 + tcpLength)));
        } else {
            assertEquals(tcpLength, in.getShort(ETHERNET + 4));
            assertEquals(0xffff, words(in, tcp, tcpLength, words(in, ETHERNET + 8, 32, 6 + tcpLength)));
        }
        return new Packet(time, in.getShort(tcp) & 0xffff, in.getInt(tcp + 4), in.getInt(tcp + 8), in.get(tcp + 13),
                Arrays.copyOfRange(frame, tcp + TCP_HEADER, frame.length));
    }

    /** A sum over a checksum and what it protects is all ones (RFC 1071). */
    private static int words(ByteBuffer in, int from, int length, int start) {
        int sum = start;
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? in.get(from + i + 1) & 0xff : 0;
            sum += (in.get(from + i) & 0xff) << 8 | low;
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return sum;
    }

    @Test
    void shouldRefuseEndsThatCannotTalk() throws IOException {
        PcapWriter writer = new PcapWriter(out);
        assertThrows(IllegalArgumentException.class,
                () -> writer.open(end("10.0.0.1", 1), end("2001:db8::1", 2), TIME));
        assertThrows(IllegalArgumentException.class,
                () -> writer.open(InetSocketAddress.createUnresolved("aes", 1), end("10.0.0.1", 2), TIME));
    }
}
