package io.strowger.tools.tsapi;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection to a TSAPI service: whole frames in and out, in order. One thread; reading blocks up to a limit. */
public final class TsapiConnection implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    /** What reading gave. */
    public sealed interface Read {
        /** A frame, readable or not. */
        record Frame(Received received) implements Read {}

        /** Nothing in time. */
        record Silence() implements Read {}

        /**
         * The peer closed the connection.
         *
         * @param pending
         *            octets of an unfinished frame
         */
        record Closed(int pending) implements Read {}

        /** The stream is out of step; nothing more can be read. */
        record OutOfStep(int offset, String reason) implements Read {}
    }

    /**
     * How to connect.
     *
     * @param connectTimeout
     *            for TCP, and again for the TLS handshake
     * @param tls
     *            trust and keys; used for secure endpoints only
     * @param hostNameChecked
     *            whether the certificate must name the host
     */
    public record Security(Duration connectTimeout, SSLContext tls, boolean hostNameChecked) {}

    private final Socket socket;
    private final InputStream in;
    private final BiConsumer<String, Octets> watcher;
    private byte[] bytes = new byte[CHUNK];
    private int filled;
    private boolean ended;

    private TsapiConnection(Socket socket, BiConsumer<String, Octets> watcher) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.watcher = watcher;
    }

    /**
     * Connects.
     *
     * @param watcher
     *            is told {@code "->"} or {@code "<-"} and the octets of every frame
     * @throws IOException
     *             the connection or its TLS cannot be had
     */
    public static TsapiConnection open(Endpoint endpoint, Security security, BiConsumer<String, Octets> watcher)
            throws IOException {
        int timeout = (int) security.connectTimeout().toMillis();
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(endpoint.address(), timeout);
            return new TsapiConnection(endpoint.secure() ? secured(plain, endpoint, security) : plain, watcher);
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    private static Socket secured(Socket plain, Endpoint endpoint, Security security) throws IOException {
        plain.setSoTimeout((int) security.connectTimeout().toMillis());
        SSLSocket socket = (SSLSocket) security.tls().getSocketFactory()
                .createSocket(plain, endpoint.host(), endpoint.port(), true);
        if (security.hostNameChecked()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    /** Writes a frame. */
    public void send(TsapiFrame frame) throws IOException {
        sendOctets(Octets.of(TsapiCodec.encode(frame)));
    }

    /** Writes octets that need not be a frame. */
    public void sendOctets(Octets octets) throws IOException {
        watcher.accept("->", octets);
        socket.getOutputStream().write(octets.toByteArray());
        socket.getOutputStream().flush();
    }

    /** The next frame, waited for at most so long. */
    public Read read(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            switch (TsapiFrames.scan(bytes, 0, filled)) {
                case TsapiFrames.Scan.Frame whole -> {
                    return new Read.Frame(take(whole.length()));
                }
                case TsapiFrames.Scan.Fault fault -> {
                    return new Read.OutOfStep(fault.offset(), fault.reason());
                }
                case TsapiFrames.Scan.NeedMore more -> {
                    if (ended) {
                        return new Read.Closed(filled);
                    }
                    if (!fill(more.missing(), deadline)) {
                        return new Read.Silence();
                    }
                }
            }
        }
    }

    /** Reads what there is; false when the deadline passed first. */
    private boolean fill(int missing, long deadline) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            return false;
        }
        if (bytes.length - filled < Math.max(missing, 1)) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, filled + missing));
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        try {
            int count = in.read(bytes, filled, bytes.length - filled);
            ended = count < 0;
            filled += Math.max(count, 0);
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        } catch (java.net.SocketException reset) {
            // A server that drops a client may do it with a reset; for a reader that is an end like any other.
            ended = true;
            return true;
        }
    }

    private Received take(int length) {
        Octets octets = Octets.copyOf(bytes, 0, length);
        Received received = new Received(octets, TsapiCodec.decode(bytes, 0, length));
        System.arraycopy(bytes, length, bytes, 0, filled - length);
        filled -= length;
        watcher.accept("<-", octets);
        return received;
    }

    /** The TLS protocol and cipher suite, or empty without TLS. */
    public String security() {
        return socket instanceof SSLSocket tls
                ? tls.getSession().getProtocol() + " " + tls.getSession().getCipherSuite()
                : "";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // Nothing is left to be lost.
            return;
        }
    }
}
