package io.strowger.tools.bench;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.strowger.agent.json.JsonMessages;
import io.strowger.agent.transport.WebSockets;
import io.strowger.certificates.CertificateAuthority;
import io.strowger.certificates.CertificateFiles;
import io.strowger.certificates.CertificateRequest;
import io.strowger.certificates.CertificateRequest.Usage;
import io.strowger.certificates.Validity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** How the clients of a measurement come to the server; behind it they see frames, whichever way it is. */
public enum Way {
    /** Plain. */
    TCP,
    /** TLS over TCP. */
    TLS,
    /** Frames in the binary messages of a WebSocket over TCP. */
    WEBSOCKET,
    /** Messages as JSON in the texts of a WebSocket over TCP. */
    WEBSOCKET_JSON;

    private static final String LOOPBACK = "127.0.0.1";
    private static final int HANDSHAKE_BYTES_MAX = 64 * 1024;

    /** A PEM file of a certificate and its key that the server needs for this way, made here; null = none. */
    public Path certificate(Path directory) throws IOException {
        if (this != TLS) {
            return null;
        }
        Path certificates = Files.createDirectories(directory.resolve("certificates"));
        CertificateAuthority authority = CertificateAuthority.create("bench", Validity.days(Instant.now(), 1));
        new CertificateFiles(certificates, true).identity("server", authority.issue(new CertificateRequest("localhost",
                List.of("localhost"), Usage.SERVER, Validity.days(Instant.now(), 1))), "changeit");
        return certificates.resolve("server.pem");
    }

    /** What clients of this way share; null where there is nothing. */
    public SslContext context() throws IOException {
        return this == TLS
                ? SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build()
                : null;
    }

    /** Puts what unwraps this way in front of a client's own handler. */
    public void install(ChannelPipeline pipeline, SslContext context, int port, ChannelHandler client) {
        switch (this) {
            case TCP -> {
                // Frames as they are.
            }
            case TLS -> pipeline.addLast(context.newHandler(pipeline.channel().alloc()));
            case WEBSOCKET -> WebSockets.addClient(pipeline, false, LOOPBACK, port);
            case WEBSOCKET_JSON -> pipeline.addLast(new HttpClientCodec(),
                    new HttpObjectAggregator(HANDSHAKE_BYTES_MAX),
                    new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                            .webSocketUri(URI.create("ws://" + LOOPBACK + ":" + port + WebSockets.PATH))
                            .subprotocol(WebSockets.JSON)
                            .maxFramePayloadLength(JsonMessages.SERVER_TEXT_BYTES_MAX).build()),
                    new JsonClientCodec());
        }
        pipeline.addLast(client);
    }

    /** Whether a client may speak as soon as it is connected; otherwise an event tells, see {@link #isOpen(Object)}. */
    public boolean opensAtOnce() {
        return this == TCP;
    }

    /** Whether an event of the pipeline says that the client may speak now. */
    public boolean isOpen(Object event) {
        return switch (this) {
            case TCP -> false;
            case TLS -> event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess();
            case WEBSOCKET, WEBSOCKET_JSON -> WebSockets.isOpen(event);
        };
    }
}
