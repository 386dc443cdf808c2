package io.strowger.tools.bench.link;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.port.Sequencer;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.link.LinkEffect;
import io.strowger.pbx.tsapi.TsapiLinkSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A link session without a socket, and the calls that its switch has: each call's next frames are given to the session when their turn comes, and what the
 * session makes of them is offered to the sequencer. As many calls at once as it has slots. One thread, but for {@link #submit}.
 */
final class DrivenLink {
    /** Highest call id; ids are used in a circle, long after the engine has forgotten the call before. */
    private static final int CALL_ID_MAX = 60_000;
    /** Octets given to the session at once, as one read of a busy socket would. */
    private static final int READ_BYTES = 16_384;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    private record Call(int callId, int crossRef) {}

    private final Sequencer.Source source;
    private final ServerSide server;
    private final TsapiLinkSession session;
    private final ConcurrentLinkedQueue<Output.PbxRequest> mailbox = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private final ArrayDeque<byte[]> notTaken = new ArrayDeque<>();
    private final Map<Integer, Call> asking = new java.util.HashMap<>();
    private final Queue<byte[]> sample;
    private CallFrames words;
    private int freeSlots;
    private int calls;
    private boolean up;
    private long offered;

    /**
     * Of one switch of a site.
     *
     * @param slots calls at once
     * @param sample gets a copy of frames while it has room
     */
    DrivenLink(Site site, int number, Sequencer.Source source, Load load) {
        this.source = source;
        this.server = new ServerSide(load.agents());
        this.freeSlots = load.slots();
        this.sample = load.sample();
        SwitchSite pbx = site.switches().get(number);
        this.session = new TsapiLinkSession(new LinkContext(pbx, pbx.links().get(0),
                new Credential(ServerSide.LOGIN, ServerSide.PASSWORD), LinkDevices.of(site, pbx.name()),
                new LinkContext.Environment(new Unused(), System::nanoTime, number, Map.of())));
    }

    /** What a link is to carry. */
    record Load(int agents, int slots, Queue<byte[]> sample) {}

    private static final class Unused implements InputSink {
        @Override
        public Offer offer(Input input) {
            throw new IllegalStateException("a session offers nothing itself");
        }

        @Override
        public void onRoom(Runnable listener) {
            throw new IllegalStateException("a session offers nothing itself");
        }
    }

    void start() {
        session.start(System.nanoTime());
        drain();
    }

    boolean isUp() {
        return up;
    }

    /** What the switch of this link says of a call; null before the link is up. */
    CallFrames words() {
        return words;
    }

    /** The cross reference of a station's monitor. */
    int monitor(String station) {
        return server.monitor(station);
    }

    /** A request of the engine; any thread. */
    void submit(Output.PbxRequest request) {
        mailbox.add(request);
    }

    /** Inputs that the switch's messages became and that were taken. */
    long offered() {
        return offered;
    }

    /** Whether every call is over and everything was taken. */
    boolean isIdle() {
        return asking.isEmpty() && frames.isEmpty() && notTaken.isEmpty() && mailbox.isEmpty();
    }

    /**
     * Does what there is to do.
     *
     * @param newCalls whether calls may begin
     * @return whether anything was done
     */
    boolean turn(boolean newCalls) {
        boolean worked = false;
        for (Output.PbxRequest request = mailbox.poll(); request != null; request = mailbox.poll()) {
            session.submit(System.nanoTime(), request);
            drain();
            worked = true;
        }
        if (session.nextDeadline() <= System.nanoTime()) {
            session.onTime(System.nanoTime());
            drain();
            receive(server.onTime());
        }
        if (!retry()) {
            return worked;
        }
        if (words != null && newCalls && freeSlots > 0) {
            begin();
            worked = true;
        }
        return read() || worked;
    }

    private void begin() {
        freeSlots--;
        calls++;
        Call call = new Call(1 + calls % CALL_ID_MAX, calls);
        asking.put(call.crossRef(), call);
        frames.add(words.arrives(call.callId()));
        frames.add(words.routeRequest(call.callId(), call.crossRef()));
    }

    /** The call was routed: the rest of it follows, in turns with other calls. */
    private void routed(Call call, String station) {
        int monitor = server.monitor(station);
        frames.add(words.rings(call.callId(), station, words.vdnMonitor()));
        frames.add(words.rings(call.callId(), station, monitor));
        frames.add(words.routeUsed(call.crossRef(), station));
        frames.add(words.routeEnd(call.crossRef()));
        frames.add(words.answered(call.callId(), station, words.vdnMonitor()));
        frames.add(words.answered(call.callId(), station, monitor));
        frames.add(words.callerCleared(call.callId(), words.vdnMonitor()));
        frames.add(words.callerCleared(call.callId(), monitor));
        frames.add(words.callCleared(call.callId()));
        freeSlots++;
    }

    /** One read: as many frames as fit. */
    private boolean read() {
        byte[] first = frames.poll();
        if (first == null) {
            return false;
        }
        byte[] chunk = new byte[READ_BYTES];
        int length = 0;
        for (byte[] frame = first; frame != null; frame = frames.poll()) {
            System.arraycopy(frame, 0, chunk, length, frame.length);
            length += frame.length;
            sample.offer(frame);
            if (frames.peek() == null || length + frames.peek().length > READ_BYTES) {
                break;
            }
        }
        session.onBytes(System.nanoTime(), chunk, 0, length);
        drain();
        return true;
    }

    /** What the transport asks after each read. */
    long endTurn() {
        return session.nextDeadline();
    }

    /** Octets come from the switch. */
    void receive(byte[] bytes) {
        if (bytes.length > 0) {
            session.onBytes(System.nanoTime(), bytes, 0, bytes.length);
            drain();
        }
    }

    private void drain() {
        for (LinkEffect effect = session.poll(); effect != null; effect = session.poll()) {
            switch (effect) {
                case LinkEffect.Connect connect -> connect(connect.port());
                case LinkEffect.Send send -> sent(send.bytes());
                case LinkEffect.Offer offer -> offer(offer.input());
                case LinkEffect.Disconnect disconnect -> {
                    // The next connection follows.
                }
                case LinkEffect.Stopped stopped -> {
                    // Nothing follows.
                }
            }
        }
    }

    private void connect(int port) {
        if (up) {
            throw new IllegalStateException("the link was lost: " + session.status());
        }
        if (port == Tlink.NAME_SERVER_PORT) {
            server.connectNameServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), Tlink.TLINK_PORT));
        } else {
            server.connectTlink();
        }
        session.onConnected(System.nanoTime());
    }

    /** Ports by which the two connections are told apart; nothing listens there. */
    static final class Tlink {
        static final int NAME_SERVER_PORT = 450;
        static final int TLINK_PORT = 1_050;

        private Tlink() {}
    }

    private void sent(byte[] bytes) {
        for (TsapiFrame frame : ServerSide.frames(bytes)) {
            if (frame.message() instanceof Csta.RouteSelectInvRequest select) {
                Call call = asking.remove(select.routingCrossRefID());
                if (call != null) {
                    routed(call, select.routeSelected());
                }
                return;
            }
        }
        receive(server.exchange(bytes));
    }

    private void offer(Input input) {
        if (input instanceof Input.LinkChanged changed && changed.state() == LinkState.UP) {
            up = true;
            words = server.callFrames();
        }
        byte[] bytes = INPUT.encode(input);
        if (!notTaken.isEmpty() || source.offer(bytes) < 0) {
            notTaken.add(bytes);
        } else {
            offered++;
        }
    }

    /** Offers again what was not taken; false while something is left. */
    private boolean retry() {
        while (!notTaken.isEmpty()) {
            if (source.offer(notTaken.peek()) < 0) {
                return false;
            }
            notTaken.poll();
            offered++;
        }
        return true;
    }
}
