package io.strowger.agent.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers one HTTP request: opens a WebSocket, or gives a page and closes. A browser says in {@code Origin} whose script asks; WebSockets are opened for the
 * server's own pages and for the origins that are allowed. Confined to the channel's event loop.
 */
public final class HttpEntrance extends ChannelDuplexHandler {
    /** Stands for every origin in the list of those that are allowed. */
    public static final String ANY_ORIGIN = "*";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Options options;
    private final MonotonicClock clock;
    private final HeldOutput held = new HeldOutput();
    private boolean answered;

    /** What is given out besides WebSockets. */
    @FunctionalInterface
    public interface Pages {
        /** What lies at a path, if anything does. The path begins with a slash and has no query. */
        Optional<Page> page(String path);

        /** Nothing at all. */
        Pages NONE = path -> Optional.empty();
    }

    /** A page; the headers hold its type. */
    public record Page(byte[] content, Map<String, String> headers) {}

    /**
     * How requests are answered.
     *
     * @param secure whether clients came through TLS, which decides what the server's own origin is
     * @param origins that may open WebSockets besides the server's own, as in {@code https://crm.example.com}
     */
    public record Options(boolean secure, Set<String> origins, Pages pages) {
        public Options {
            origins = Set.copyOf(origins);
        }
    }

    /** For one channel. */
    public HttpEntrance(Options options, MonotonicClock clock) {
        this.options = options;
        this.clock = clock;
    }

    void takeOver(HeldOutput before) {
        before.moveTo(held);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            ctx.fireChannelRead(message);
            return;
        }
        try {
            if (!answered) {
                answered = true;
                answer(ctx, request);
            }
        } finally {
            request.release();
        }
    }

    private void answer(ChannelHandlerContext ctx, FullHttpRequest request) {
        int query = request.uri().indexOf('?');
        String path = query < 0 ? request.uri() : request.uri().substring(0, query);
        if (request.decoderResult().isFailure()) {
            refuse(ctx, HttpResponseStatus.BAD_REQUEST, "this is no request of HTTP that the server takes");
        } else if (path.equals(WebSockets.PATH)) {
            open(ctx, request);
        } else if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            refuse(ctx, HttpResponseStatus.METHOD_NOT_ALLOWED, "GET and HEAD only");
        } else {
            options.pages().page(path).ifPresentOrElse(page -> give(ctx, request, page),
                    () -> refuse(ctx, HttpResponseStatus.NOT_FOUND, "there is nothing here"));
        }
    }

    private void open(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (!isAllowed(request)) {
            refuse(ctx, HttpResponseStatus.FORBIDDEN, "the origin " + request.headers().get(HttpHeaderNames.ORIGIN)
                    + " may not open a WebSocket here; allow it in agents.web.origins");
            return;
        }
        if (!request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                || !request.method().equals(HttpMethod.GET)) {
            refuse(ctx, HttpResponseStatus.UPGRADE_REQUIRED, "this is the place for WebSockets");
            return;
        }
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(WebSockets.PATH,
                WebSockets.BINARY + "," + WebSockets.JSON, WebSockets.decoder(true)).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(ctx.channel())
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        if (!asks(request)) {
            refuse(ctx, HttpResponseStatus.BAD_REQUEST,
                    "ask for the subprotocol " + WebSockets.BINARY + " or " + WebSockets.JSON);
            return;
        }
        handshaker.handshake(ctx.channel(), request).addListener(done -> {
            if (!done.isSuccess()) {
                ctx.close();
            }
        });
        WebSockets.unwrap(ctx.pipeline(), ctx.name(), handshaker.selectedSubprotocol(), clock);
        ctx.fireUserEventTriggered(new ServerConnectionHandler.Chosen(
                handshaker.selectedSubprotocol().equals(WebSockets.JSON)
                        ? ClientTransport.WEBSOCKET_JSON
                        : ClientTransport.WEBSOCKET));
        held.release(ctx);
        ctx.pipeline().remove(this);
    }

    private static boolean asks(HttpRequest request) {
        for (String header : request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL)) {
            for (String name : header.split(",")) {
                if (name.strip().equals(WebSockets.BINARY) || name.strip().equals(WebSockets.JSON)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A client that is no browser says no origin. */
    private boolean isAllowed(HttpRequest request) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        if (origin == null || options.origins().contains(ANY_ORIGIN)
                || options.origins().contains(origin.toLowerCase(Locale.ROOT))) {
            return true;
        }
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        try {
            URI from = new URI(origin);
            return (options.secure() ? "https" : "http").equalsIgnoreCase(from.getScheme())
                    && host.equalsIgnoreCase(from.getAuthority());
        } catch (URISyntaxException opaque) {
            return false;
        }
    }

    private void give(ChannelHandlerContext ctx, HttpRequest request, Page page) {
        boolean head = request.method().equals(HttpMethod.HEAD);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK,
                Unpooled.wrappedBuffer(head ? new byte[0] : page.content()));
        page.headers().forEach((name, value) -> response.headers().set(name, value));
        send(ctx, response, page.content().length);
    }

    private void refuse(ChannelHandlerContext ctx, HttpResponseStatus status, String sentence) {
        ByteBuf text = Unpooled.copiedBuffer(sentence + "\n", StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, text);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, TEXT);
        if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
        } else if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        }
        send(ctx, response, text.readableBytes());
    }

    private static void send(ChannelHandlerContext ctx, FullHttpResponse response, int length) {
        ctx.fireUserEventTriggered(new ServerConnectionHandler.Chosen(ClientTransport.HTTP));
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf) {
            held.add(message, promise);
        } else {
            ctx.write(message, promise);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        held.drop();
        ctx.fireChannelInactive();
    }
}
