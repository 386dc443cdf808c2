package io.strowger.pbx.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.SwitchSite;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.PbxLink;
import io.strowger.pbx.tsapi.FrameText;
import io.strowger.pbx.tsapi.TsapiDriver;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets on the loopback; the server's side is played by the test's own thread. */
@Timeout(30)
class NettyLinkTest {
    private static final long WAIT_SECONDS = 20;

    private final TsapiDriver driver = new TsapiDriver();
    private final Sink sink = new Sink();
    private ServerSocket server;
    private PbxLink link;
    private int rate;

    /** Takes inputs until it is told to be full. */
    private static final class Sink implements InputSink {
        final LinkedBlockingQueue<Input> taken = new LinkedBlockingQueue<>();
        final AtomicInteger room = new AtomicInteger(Integer.MAX_VALUE);
        final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

        @Override
        public Offer offer(Input input) {
            if (room.getAndUpdate(r -> r == 0 || r == Integer.MAX_VALUE ? r : r - 1) == 0) {
                return Offer.BACK_PRESSURED;
            }
            taken.add(input);
            return Offer.TAKEN;
        }

        @Override
        public void onRoom(Runnable listener) {
            waiting.add(listener);
        }

        Runnable awaitPressure() throws InterruptedException {
            Runnable listener = waiting.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertNotNull(listener, "the sink never was full");
            return listener;
        }

        <I extends Input> I next(Class<I> type) throws InterruptedException {
            Input input = taken.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertNotNull(input, "no input came, wanted " + type.getSimpleName());
            return type.cast(input);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        server.setSoTimeout((int) TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
    }

    @AfterEach
    void close() throws IOException {
        driver.close();
        server.close();
    }

    private PbxLink link(int port) {
        LinkSite site = new LinkSite("AES1", "tsapi", "127.0.0.1", port, "T", "c", rate);
        link = driver.create(new LinkContext(new SwitchSite("CM", List.of(site), NumberPlan.NONE), site,
                new Credential("u", "p"),
                new LinkDevices(List.of(new LinkDevices.Monitor("5001", MonitorKind.DEVICE)), List.of()),
                new LinkContext.Environment(sink, LinkContext.NanoClock.SYSTEM, 1,
                        Map.of("heartbeat-seconds", "0", "backoff-min", "1", "backoff-max", "1"))));
        return link;
    }

    /** The server's end of one connection. */
    private static final class Peer implements AutoCloseable {
        final Socket socket;
        final DataInputStream in;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
        }

        void send(String... frames) throws IOException {
            for (String frame : frames) {
                socket.getOutputStream().write(TsapiCodec.encode(FrameText.frame(frame)));
            }
            socket.getOutputStream().flush();
        }

        TsapiFrame receive(String name) throws IOException {
            byte[] length = in.readNBytes(4);
            if (length.length < 4) {
                throw new EOFException("wanted " + name);
            }
            int rest = length[0] & 0xff | (length[1] & 0xff) << 8 | (length[2] & 0xff) << 16;
            byte[] frame = new byte[TsapiFrames.LENGTH_FIELD + rest];
            System.arraycopy(length, 0, frame, 0, 4);
            in.readFully(frame, 4, rest);
            TsapiFrame decoded = TsapiCodec.decode(frame, 0, frame.length).orElseThrow();
            assertEquals(name, decoded.message().getClass().getSimpleName());
            return decoded;
        }

        /** Events numbered from 0 to 99 and again. */
        void flood(int events) {
            try {
                byte[][] frames = new byte[100][];
                for (int i = 0; i < frames.length; i++) {
                    frames[i] = TsapiCodec.encode(
                            FrameText.frame("monitorCrossRefID=1 Csta.Queued{queue=\"8001\", numberQueued=" + i + "}"));
                }
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 65_536);
                for (int i = 0; i < events; i++) {
                    out.write(frames[i % frames.length]);
                }
                out.flush();
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        }

        void expectEnd() throws IOException {
            assertEquals(-1, in.read());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** From the name query to the link that is up. */
    private Peer open() throws IOException, InterruptedException {
        try (Peer names = new Peer(server.accept())) {
            names.receive("NameSrvRequest");
            int port = server.getLocalPort();
            names.send(
                    String.format("Acs.NameSrvReply{list=[{serverName=\"T\", serverAddr=#0200%04x7f000001}]}", port));
            names.receive("AbortStream");
            names.expectEnd();
        }
        Peer peer = new Peer(server.accept());
        peer.receive("KeyRequest");
        peer.send("Acs.AuthReplyTwo{key=#1122334455667788}");
        peer.receive("OpenStream");
        peer.send("Acs.OpenStreamConf{apiVer=\"ST2\"} private=\"ECS\" #003800");
        peer.receive("GetApiCaps");
        peer.send("invokeID=3 Csta.GetApiCapsConf{}");
        peer.receive("GetDeviceList");
        peer.send("invokeID=4 Csta.GetDeviceListConf{index=-1}");
        peer.receive("MonitorDevice");
        peer.send("invokeID=5 Csta.MonitorConf{monitorCrossRefID=1}");
        assertEquals(LinkState.RESYNCHRONISING, sink.next(Input.LinkChanged.class).state());
        sink.next(Input.MonitorStarted.class);
        assertEquals(LinkState.UP, sink.next(Input.LinkChanged.class).state());
        return peer;
    }

    private static Output.PbxRequest request(long id) {
        return new Output.PbxRequest("CM", "AES1", id, RequestClass.CALL_CONTROL,
                new PbxCommand.MakeCall("5001", "5002", Bytes.EMPTY));
    }

    @Test
    void shouldGoUpServeAndStop() throws Exception {
        link(server.getLocalPort()).start();
        try (Peer peer = open()) {
            assertTrue(link.submit(request(1)));
            int invokeId = peer.receive("MakeCall").invokeID();
            peer.send("invokeID=" + invokeId + " Csta.MakeCallConf{newCall=1@\"5001\"}");
            assertEquals(1, sink.next(Input.PbxReplied.class).requestId());
            assertEquals(LinkState.UP, link.status().state());
            assertEquals(8, link.status().peer().privateDataVersion());
            var stopped = link.stop().toCompletableFuture();
            peer.receive("AbortStream");
            peer.expectEnd();
            stopped.get(WAIT_SECONDS, TimeUnit.SECONDS);
            assertEquals("IDLE", link.status().phase());
            assertEquals(LinkDownCause.STOPPED, sink.next(Input.LinkChanged.class).cause());
        }
        link.stop().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void shouldComeBackAfterALoss() throws Exception {
        link(server.getLocalPort()).start();
        open().close();
        Input.LinkChanged down = sink.next(Input.LinkChanged.class);
        assertEquals(LinkState.DOWN, down.state());
        open().close();
        link.stop().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void shouldSayWhenNobodyListens() throws Exception {
        int port = server.getLocalPort();
        server.close();
        link(port).start();
        Input.LinkChanged down = sink.next(Input.LinkChanged.class);
        assertEquals(LinkDownCause.CONNECT_FAILED, down.cause());
        assertTrue(down.detail().contains("refused"), down.detail());
        link.stop().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Nothing is lost and nothing overtakes when the sink is full for a while; meanwhile the socket is not read. */
    @Test
    void shouldStopReadingWhileTheSinkIsFull() throws Exception {
        link(server.getLocalPort()).start();
        int events = 200_000;
        try (Peer peer = open()) {
            sink.room.set(10);
            Thread writer = new Thread(() -> peer.flood(events));
            writer.start();
            int got = 0;
            for (int room : new int[]{10, 1, 100, Integer.MAX_VALUE}) {
                Runnable listener = sink.awaitPressure();
                assertTrue(link.status().counters().framesReceived() < events / 2, "the socket was read on");
                sink.room.set(room);
                listener.run();
            }
            while (got < events) {
                Input.PbxEventReceived input = sink.next(Input.PbxEventReceived.class);
                assertEquals(got++ % 100, ((PbxEvent.Queued) input.event()).numberQueued());
            }
            writer.join();
            assertEquals(LinkState.UP, link.status().state());
        }
        link.stop().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void shouldTakeNoMoreThanItsMailboxHolds() throws Exception {
        link(server.getLocalPort());
        var blocked = new CountDownLatch(1);
        // The sink's first call blocks the event loop, so that nothing is taken out of the mailbox meanwhile.
        InputSink blocking = new InputSink() {
            @Override
            public Offer offer(Input input) {
                try {
                    blocked.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                return Offer.TAKEN;
            }

            @Override
            public void onRoom(Runnable listener) {
                listener.run();
            }
        };
        LinkSite site = new LinkSite("AES1", "tsapi", "127.0.0.1", server.getLocalPort(), "T", "c", 0);
        PbxLink full = driver.create(new LinkContext(new SwitchSite("CM", List.of(site), NumberPlan.NONE), site,
                new Credential("u", "p"), LinkDevices.NONE,
                new LinkContext.Environment(blocking, LinkContext.NanoClock.SYSTEM, 1, Map.of())));
        assertTrue(full.submit(request(0)));
        int taken = 0;
        while (full.submit(request(taken)) && taken <= NettyLink.MAILBOX_MAX) {
            taken++;
        }
        // The one whose answer blocks is out of the mailbox already, or not yet.
        assertTrue(taken == NettyLink.MAILBOX_MAX || taken == NettyLink.MAILBOX_MAX - 1, "took " + taken);
        blocked.countDown();
    }

    /** A sink that stays full stops the mailbox at last, and nothing that was taken is lost. */
    @Test
    void shouldKeepABoundedBacklog() throws Exception {
        sink.room.set(0);
        link(server.getLocalPort());
        int most = NettyLink.BACKLOG_MAX + NettyLink.MAILBOX_MAX;
        int taken = 0;
        while (taken < most) {
            if (link.submit(request(taken))) {
                taken++;
            } else {
                Thread.onSpinWait();
            }
        }
        assertFalse(link.submit(request(most)));
        sink.room.set(Integer.MAX_VALUE);
        sink.awaitPressure().run();
        for (int i = 0; i < most; i++) {
            assertEquals(i, sink.next(Input.PbxReplied.class).requestId());
        }
    }

    /** A server that does not read what it is sent is given up before the memory is. */
    @Test
    void shouldGiveUpAServerThatDoesNotRead() throws Exception {
        rate = 1_000_000;
        link(server.getLocalPort()).start();
        try (Peer peer = open()) {
            Bytes info = Bytes.of(new byte[128]);
            for (long id = 0; sink.taken.isEmpty(); id++) {
                link.submit(new Output.PbxRequest("CM", "AES1", id, RequestClass.CALL_CONTROL,
                        new PbxCommand.RouteSelect(new Input.RouteDialogue(1, (int) id), "5002", info)));
            }
            Input first = sink.taken.take();
            while (first instanceof Input.PbxReplied replied) {
                assertTrue(replied.reply().toString().contains("the queue is full"), replied.toString());
                first = sink.next(Input.class);
            }
            assertEquals(LinkDownCause.OVERFLOW, ((Input.LinkChanged) first).cause());
            assertNotNull(peer);
        }
        link.stop().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
