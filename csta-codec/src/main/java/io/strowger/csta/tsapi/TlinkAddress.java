package io.strowger.csta.tsapi;

import io.strowger.csta.Octets;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The raw socket address of a Tlink in a name-server reply: address family, then the port (big-endian), then the
 * address; for version 6 after four octets of flow information.
 */
public final class TlinkAddress {
    /** Octets of a version 4 socket address. */
    public static final int IPV4_LENGTH = 16;
    /** Octets of a version 6 socket address. */
    public static final int IPV6_LENGTH = 28;
    /** Least octets that a version 4 address can be read from. */
    public static final int IPV4_LEAST = 8;
    /** Least octets that a version 6 address can be read from. */
    public static final int IPV6_LEAST = 24;

    private static final int FAMILY_IPV4 = 2;
    private static final int FAMILY_IPV6 = 10;

    private TlinkAddress() {}

    /** The octets of a resolved address. */
    public static Octets encode(InetSocketAddress address) {
        boolean six = address.getAddress() instanceof Inet6Address;
        byte[] bytes = new byte[six ? IPV6_LENGTH : IPV4_LENGTH];
        bytes[0] = (byte) (six ? FAMILY_IPV6 : FAMILY_IPV4);
        bytes[2] = (byte) (address.getPort() >>> 8);
        bytes[3] = (byte) address.getPort();
        byte[] host = address.getAddress().getAddress();
        System.arraycopy(host, 0, bytes, six ? 8 : 4, host.length);
        return Octets.of(bytes);
    }

    /** The address, or empty when the octets are too few. */
    public static Optional<InetSocketAddress> decode(Octets octets) {
        byte[] bytes = octets.toByteArray();
        boolean six = bytes.length >= 2 && bytes[0] == FAMILY_IPV6 && bytes[1] == 0;
        if (bytes.length < (six ? IPV6_LEAST : IPV4_LEAST)) {
            return Optional.empty();
        }
        int port = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        try {
            InetAddress host = InetAddress.getByAddress(Arrays.copyOfRange(bytes, six ? 8 : 4, six ? 24 : 8));
            return Optional.of(new InetSocketAddress(host, port));
        } catch (UnknownHostException impossible) {
            return Optional.empty();
        }
    }
}
