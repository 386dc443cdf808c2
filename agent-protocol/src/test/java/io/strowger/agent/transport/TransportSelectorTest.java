package io.strowger.agent.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.agent.session.ServerEvent;
import io.strowger.agent.session.ServerSettings;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.RefusalReason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One port for frames and HTTP, on a channel whose time is stepped; WebSocket frames are made by hand. */
class TransportSelectorTest {
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int FINAL = 0x80;
    private static final byte[] MASK = {1, 2, 3, 4};
    private static final String HELLO = "{\"hello\":{\"versionMin\":1,\"versionMax\":1,\"clientName\":\"web\"}}";

    private final List<String> events = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final HttpEntrance.Options options = new HttpEntrance.Options(false, Set.of("https://crm.example.com"),
            path -> path.equals("/")
                    ? Optional.of(new HttpEntrance.Page("page".getBytes(StandardCharsets.UTF_8),
                            Map.of("Content-Type", "text/html", "X-Test", "1")))
                    : Optional.empty());
    private long now;
    private final ServerConnectionHandler handler = new ServerConnectionHandler(ServerSettings.DEFAULT,
            new ServerConnectionHandler.Gateway() {
                @Override
                public void onEvent(ServerConnectionHandler from, ServerEvent event) {
                    events.add(event.toString());
                }

                @Override
                public void onDisconnected(ServerConnectionHandler from, String cause) {
                    events.add("gone");
                }
            }, () -> now);

    TransportSelectorTest() {
        channel.freezeTime();
        channel.pipeline().addLast(new TransportSelector(() -> new HttpEntrance(options, () -> now)), handler);
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    private void advance(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    private void receive(byte[] bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes));
        channel.runPendingTasks();
    }

    private void receive(String text) {
        receive(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sent() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuf buffer = channel.readOutbound(); buffer != null; buffer = channel.readOutbound()) {
            all.writeBytes(ByteBufUtil.getBytes(buffer));
            buffer.release();
        }
        return all.toByteArray();
    }

    private String sentText() {
        return new String(sent(), StandardCharsets.UTF_8);
    }

    private static byte[] frame(ClientMessage message) {
        RecordWriter out = new RecordWriter();
        Framing.append(out, RecordCodec.of(ClientMessage.class), message, Framing.CLIENT_FRAME_BYTES_MAX);
        return out.toByteArray();
    }

    private static byte[] hello() {
        return frame(new ClientMessage.Hello(1, 1, "desk", "1", 0, List.of()));
    }

    private static byte[] webSocket(int firstByte, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(firstByte);
        if (content.length < 126) {
            out.write(0x80 | content.length);
        } else if (content.length < 65_536) {
            out.writeBytes(new byte[]{(byte) (0x80 | 126), (byte) (content.length >> 8), (byte) content.length});
        } else {
            out.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) content.length >> shift));
            }
        }
        out.writeBytes(MASK);
        for (int i = 0; i < content.length; i++) {
            out.write(content[i] ^ MASK[i % 4]);
        }
        return out.toByteArray();
    }

    private static byte[] text(String content) {
        return webSocket(FINAL | TEXT, content.getBytes(StandardCharsets.UTF_8));
    }

    private void upgrade(String subprotocol, String more) {
        receive("GET /agent HTTP/1.1\r\nHost: cti.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + (subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n") + more + "\r\n");
    }

    private void open(String subprotocol) {
        upgrade(subprotocol, "");
        String answer = sentText();
        assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
        assertTrue(answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), answer);
        assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("sec-websocket-protocol: " + subprotocol),
                answer);
    }

    // ---- the choice

    @Test
    void shouldHandFramesOn() {
        receive(hello());
        assertTrue(events.getFirst().startsWith("ClientGreeted[clientName=desk"), events.toString());
        byte[] answer = sent();
        assertEquals(0, answer[0]);
        assertNull(channel.pipeline().get(TransportSelector.class));
    }

    @Test
    void shouldSayFarewellInFramesToAClientThatSaysNothing() {
        advance(ProtocolLimits.HELLO_MILLIS_MAX);
        assertEquals(0, sent().length);
        advance(ProtocolLimits.LINGER_MILLIS_MAX);
        assertTrue(sentText().contains("NOT_AUTHENTICATED"));
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldCutARequestThatCreepsIn() {
        receive("GET / HTTP/1.1\r\nHost: a\r\n");
        for (int second = 0; second < 10; second++) {
            advance(1_000);
            receive("X-" + second + ": a\r\n");
        }
        advance(ProtocolLimits.LINGER_MILLIS_MAX);
        assertFalse(channel.isOpen());
        assertEquals("", sentText(), "a farewell in frames is nothing for a browser");
    }

    @Test
    void shouldCutAHandshakeOfTlsThatCreepsIn() throws Exception {
        X509Bundle bundle = new CertificateBuilder().subject("CN=test").setIsCertificateAuthority(true)
                .buildSelfSigned();
        channel.pipeline().addFirst(
                SslContextBuilder.forServer(bundle.toKeyManagerFactory()).build().newHandler(channel.alloc()));
        receive(new byte[]{0x16, 3, 1, 2, 0});
        int seconds = 0;
        for (; channel.isOpen() && seconds < 60; seconds++) {
            receive(new byte[]{1});
            advance(1_000);
        }
        assertTrue(seconds <= 11, seconds + " s");
        assertEquals("gone", events.getLast());
    }

    @Test
    void shouldCutAWebSocketThatSaysNoHello() {
        open(WebSockets.JSON);
        advance(ProtocolLimits.HELLO_MILLIS_MAX);
        assertTrue(sentText().contains("\"name\":\"NOT_AUTHENTICATED\""));
        advance(ProtocolLimits.LINGER_MILLIS_MAX);
        assertFalse(channel.isOpen());
    }

    /** Whoever has stopped reading never lets the frame of the WebSocket's close go; he is cut all the same. */
    @Test
    void shouldCutAWebSocketThatDoesNotReadItsClose() {
        open(WebSockets.JSON);
        List<ByteBuf> stuck = new ArrayList<>();
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                stuck.add((ByteBuf) message);
            }
        });
        advance(ProtocolLimits.HELLO_MILLIS_MAX);
        advance(ProtocolLimits.LINGER_MILLIS_MAX);
        assertTrue(channel.isOpen(), "the close is on its way");
        advance(WebSocketControl.CLOSE_MILLIS_MAX);
        assertFalse(channel.isOpen());
        assertEquals("gone", events.getLast());
        stuck.forEach(ByteBuf::release);
    }

    @Test
    void shouldTellTheFarewellThatWasHeldBackThroughTheWebSocket() {
        handler.execute((connection, nanos) -> connection.onClose(RefusalReason.SERVER_FULL, "", nanos));
        channel.runPendingTasks();
        upgrade(WebSockets.JSON, "");
        String answer = sentText();
        assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
        assertTrue(answer.contains("\"closing\":{\"code\":"), answer);
        assertTrue(answer.contains("SERVER_FULL"), answer);
    }

    // ---- requests

    @Test
    void shouldGiveAPageAndClose() {
        receive("GET /?a=b HTTP/1.1\r\nHost: a\r\n\r\n");
        String answer = sentText();
        assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
        assertTrue(answer.contains("X-Test: 1"), answer);
        assertTrue(answer.endsWith("\r\n\r\npage"), answer);
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldGiveTheHeadOfAPage() {
        receive("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        String answer = sentText();
        assertTrue(answer.contains("content-length: 4"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @ParameterizedTest
    @CsvSource({"GET,/other,404", "GET,/../conf/strowger.conf,404", "POST,/,405", "GET,/agent,426"})
    void shouldRefuseOtherRequests(String method, String path, int status) {
        receive(method + " " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        assertTrue(sentText().startsWith("HTTP/1.1 " + status));
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldRefuseContent() {
        receive("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
        assertTrue(sentText().startsWith("HTTP/1.1 413"));
    }

    @Test
    void shouldHoldTheLimitOfARequestLine() {
        String start = "GET /";
        String end = " HTTP/1.1";
        int room = TransportSelector.REQUEST_LINE_BYTES_MAX - start.length() - end.length();
        receive(start + "a".repeat(room) + end + "\r\nHost: a\r\n\r\n");
        assertTrue(sentText().startsWith("HTTP/1.1 404"));
    }

    @Test
    void shouldRefuseALongerRequestLine() {
        receive("GET /" + "a".repeat(TransportSelector.REQUEST_LINE_BYTES_MAX) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        assertTrue(sentText().startsWith("HTTP/1.1 400"));
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldRefuseLongerHeaders() {
        receive("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(TransportSelector.HEADER_BYTES_MAX) + "\r\n\r\n");
        assertTrue(sentText().startsWith("HTTP/1.1 400"));
        assertFalse(channel.isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mqtt", "strowger.v2.binary"})
    void shouldRefuseAWebSocketOfAnotherProtocol(String subprotocol) {
        upgrade(subprotocol, "");
        assertTrue(sentText().startsWith("HTTP/1.1 400"));
    }

    @ParameterizedTest
    @CsvSource({"http://cti.example.com,101", "https://crm.example.com,101", "HTTPS://CRM.example.com,101",
        "https://cti.example.com,403", "http://evil.example.com,403", "null,403", "http://cti.example.com:81,403"})
    void shouldOpenForAllowedOrigins(String origin, int status) {
        upgrade(WebSockets.BINARY, "Origin: " + origin + "\r\n");
        assertTrue(sentText().startsWith("HTTP/1.1 " + status), origin);
    }

    // ---- WebSockets

    @Test
    void shouldCarryFramesInBinaryMessages() {
        open(WebSockets.BINARY);
        byte[] bytes = hello();
        receive(webSocket(BINARY, Arrays.copyOf(bytes, 3)));
        receive(webSocket(FINAL, Arrays.copyOfRange(bytes, 3, 9)));
        receive(webSocket(FINAL | BINARY, Arrays.copyOfRange(bytes, 9, bytes.length)));
        assertTrue(events.getFirst().startsWith("ClientGreeted[clientName=desk"), events.toString());
        byte[] answer = sent();
        assertEquals((byte) (FINAL | BINARY), answer[0]);
        assertEquals(answer.length - 2, answer[1]);
        assertEquals(answer[1] - 4, answer[5], "a frame of the protocol lies in the message");
    }

    @Test
    void shouldCarryMessagesAsJson() {
        open(WebSockets.JSON);
        receive(text(HELLO));
        assertTrue(events.getFirst().startsWith("ClientGreeted[clientName=web"), events.toString());
        assertTrue(sentText().contains("{\"welcome\":{\"version\":1,"));
    }

    @Test
    void shouldTakeAMessageInFragments() {
        open(WebSockets.JSON);
        byte[] bytes = HELLO.getBytes(StandardCharsets.UTF_8);
        receive(webSocket(TEXT, Arrays.copyOf(bytes, 5)));
        receive(webSocket(0, Arrays.copyOfRange(bytes, 5, 9)));
        receive(webSocket(FINAL, Arrays.copyOfRange(bytes, 9, bytes.length)));
        assertTrue(events.getFirst().startsWith("ClientGreeted[clientName=web"), events.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "", "{\"hello\":{}}{}", "\u0000"})
    void shouldEndAtATextThatIsNoMessage(String json) {
        open(WebSockets.JSON);
        receive(text(HELLO));
        sent();
        receive(text(json));
        String answer = sentText();
        assertTrue(answer.contains("\"name\":\"BAD_FRAME\""), answer);
        advance(ProtocolLimits.LINGER_MILLIS_MAX);
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldEndAtMessagesOfTheOtherKind() {
        open(WebSockets.BINARY);
        receive(text(HELLO));
        assertTrue(sentText().contains("BAD_FRAME"));
    }

    @Test
    void shouldEndAtABinaryMessageWhereTextIsSpoken() {
        open(WebSockets.JSON);
        receive(webSocket(FINAL | BINARY, hello()));
        assertTrue(sentText().contains("BAD_FRAME"));
    }

    @Test
    void shouldHoldTheLimitOfATextAndOfItsMessage() {
        open(WebSockets.JSON);
        receive(text(HELLO));
        sent();
        String start = "{\"login\":{\"userId\":\"";
        String end = "\"}}";
        int room = WebSockets.FRAME_BYTES_MAX - start.length() - end.length();
        receive(text(start + "a".repeat(room) + end));
        assertTrue(sentText().contains("FRAME_TOO_LARGE"), "the message is held to the limit of a frame");
    }

    @Test
    void shouldCutALongerText() {
        open(WebSockets.JSON);
        receive(text(HELLO));
        sent();
        receive(text("a".repeat(WebSockets.FRAME_BYTES_MAX + 1)));
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldCutATextThatGrowsByFragments() {
        open(WebSockets.JSON);
        receive(webSocket(TEXT, new byte[WebSockets.FRAME_BYTES_MAX]));
        receive(webSocket(0, new byte[1]));
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldAnswerPings() {
        open(WebSockets.BINARY);
        receive(webSocket(FINAL | PING, new byte[]{7}));
        assertEquals(List.of((byte) 0x8A, (byte) 1, (byte) 7), bytes(sent()));
    }

    @ParameterizedTest
    @ValueSource(ints = {FINAL | PING, FINAL | BINARY})
    void shouldCutAFloodOfFramesWithoutContent(int firstByte) {
        open(WebSockets.BINARY);
        for (int i = 0; i < WebSockets.IDLE_FRAMES.burstMessages(); i++) {
            receive(webSocket(firstByte, new byte[0]));
        }
        sent();
        assertTrue(channel.isOpen());
        receive(webSocket(firstByte, new byte[0]));
        assertEquals((byte) 0x88, sent()[0]);
        assertFalse(channel.isOpen());
        assertEquals("gone", events.getLast());
    }

    @Test
    void shouldAnswerAClose() {
        open(WebSockets.BINARY);
        receive(webSocket(FINAL | CLOSE, new byte[]{3, (byte) 0xE8}));
        assertEquals(List.of((byte) 0x88, (byte) 2, (byte) 3, (byte) 0xE8), bytes(sent()));
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldNotTakeFramesWithoutAMask() {
        open(WebSockets.BINARY);
        receive(new byte[]{(byte) (FINAL | BINARY), 1, 0});
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldSplitWhatIsLong() {
        EmbeddedChannel codec = new EmbeddedChannel(new WebSocketBinaryCodec());
        codec.writeOutbound(Unpooled.wrappedBuffer(new byte[WebSocketBinaryCodec.MESSAGE_BYTES_MAX + 1]));
        assertEquals(2, codec.outboundMessages().size());
        codec.finishAndReleaseAll();
    }

    private static List<Byte> bytes(byte[] array) {
        List<Byte> list = new ArrayList<>();
        for (byte value : array) {
            list.add(value);
        }
        return list;
    }
}
