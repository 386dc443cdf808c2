package io.strowger.agent.transport;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.strowger.agent.json.JsonMessages;
import io.strowger.agent.session.RateLimit;
import java.net.URI;

/** What WebSockets of the protocol have in common. */
public final class WebSockets {
    /** The subprotocol whose binary messages, put together, are the stream of frames. */
    public static final String BINARY = "strowger.v1.binary";
    /** The subprotocol whose text messages are one message each, as JSON. */
    public static final String JSON = "strowger.v1.json";
    /** Where a server takes WebSockets. */
    public static final String PATH = "/agent";
    /** Longest frame, and longest text message of a client, in bytes. */
    public static final int FRAME_BYTES_MAX = JsonMessages.CLIENT_TEXT_BYTES_MAX;
    /** Pings, pongs and frames without content that a client may send. */
    public static final RateLimit IDLE_FRAMES = new RateLimit(5, 20);

    private WebSockets() {}

    static WebSocketDecoderConfig decoder(boolean server) {
        return WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(FRAME_BYTES_MAX).allowExtensions(false)
                .expectMaskedFrames(server).allowMaskMismatch(false).build();
    }

    /** Puts a client's end of a WebSocket with frames in binary messages at the end of a pipeline. */
    public static void addClient(ChannelPipeline pipeline, boolean secure, String host, int port) {
        String authority = host.contains(":") ? "[" + host + "]" : host;
        URI uri = URI.create((secure ? "wss://" : "ws://") + authority + ":" + port + PATH);
        pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(FRAME_BYTES_MAX),
                new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder().webSocketUri(uri)
                        .subprotocol(BINARY).maxFramePayloadLength(FRAME_BYTES_MAX).build()),
                new WebSocketBinaryCodec());
    }

    /** Whether an event of the pipeline says that a client's WebSocket stands. */
    public static boolean isOpen(Object event) {
        return event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE;
    }

    /** Puts what unwraps a server's WebSocket in front of a handler. */
    static void unwrap(ChannelPipeline pipeline, String before, String subprotocol, MonotonicClock clock) {
        ChannelHandler control = new WebSocketControl(clock);
        pipeline.addBefore(before, "control", control);
        if (subprotocol.equals(JSON)) {
            pipeline.addBefore(before, "aggregator", new WebSocketFrameAggregator(FRAME_BYTES_MAX));
            pipeline.addBefore(before, "messages", new WebSocketJsonCodec());
        } else {
            pipeline.addBefore(before, "messages", new WebSocketBinaryCodec());
        }
    }
}
