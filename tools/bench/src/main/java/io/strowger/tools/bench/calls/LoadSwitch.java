package io.strowger.tools.bench.calls;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.SnapshotDeviceResponseInfo;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.tools.bench.link.CallFrames;
import io.strowger.tools.bench.link.ServerSide;
import io.strowger.tools.bench.link.ServerSockets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A switch of many stations behind one AE Services server. The simulator opens the stream and sets monitors; calls are this class's: they come at their times, whatever
 * the server does, are parked until a RouteSelect comes, ring, are answered at the telephone and end. Its event loop does everything.
 */
final class LoadSwitch implements AutoCloseable {
    /** Times that are longer are kept as this. */
    static final long SELECT_NANOS_MAX = TimeUnit.MINUTES.toNanos(1);
    private static final int CALL_ID_MAX = 60_000;
    private static final int ANSWER_MIN_MILLIS = 500;
    private static final int ANSWER_MAX_MILLIS = 1_500;
    private static final int TALK_MIN_MILLIS = 3_000;
    private static final int TALK_MAX_MILLIS = 7_000;
    private static final int HOUSEKEEPING_MILLIS = 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final byte[] NOTHING = {};

    private final EventLoop loop;
    private final LoadShape shape;
    private final ServerSide side;
    private final SplittableRandom chance;
    private final ServerSockets sockets;
    private final List<CallFrames> words = new ArrayList<>();
    private final Map<Integer, LoadCall> parked = new HashMap<>();
    private final Map<String, LoadCall> atStation = new HashMap<>();
    private final Histogram selects = new Histogram(SELECT_NANOS_MAX, 2);
    private long begunNanos;
    private boolean running;
    private long begun;
    private long selected;
    private long ended;
    private long strange;

    /**
     * What has happened to calls.
     *
     * @param parked wait for a route
     * @param live parked or at a station
     * @param strange selects for no call that waits, or to a station that has a call
     * @param selectNanos from writing a RouteRequest to reading its RouteSelect
     */
    record Count(long begun, long selected, long ended, int parked, int live, long strange, Histogram selectNanos) {}

    LoadSwitch(EventLoop loop, LoadShape shape) {
        this.loop = loop;
        this.shape = shape;
        this.side = new ServerSide(shape.agents(), shape.vdns());
        this.chance = new SplittableRandom(shape.seed());
        this.sockets = new ServerSockets(loop, side, this::answer);
        loop.scheduleAtFixedRate(this::housekeeping, HOUSEKEEPING_MILLIS, HOUSEKEEPING_MILLIS, TimeUnit.MILLISECONDS);
    }

    int nameServerPort() {
        return sockets.nameServerPort();
    }

    /** Calls come from now on. */
    void begin() {
        loop.submit(() -> {
            shape.vdns().forEach(vdn -> words.add(side.callFrames(vdn)));
            begunNanos = System.nanoTime();
            running = true;
            tick();
        }).syncUninterruptibly();
    }

    /** No more calls come. */
    void end() {
        loop.submit(() -> {
            running = false;
        }).syncUninterruptibly();
    }

    /** Forgets the times up to now. */
    void resetTimes() {
        loop.submit(selects::reset).syncUninterruptibly();
    }

    Count count() {
        return loop.submit(() -> new Count(begun, selected, ended, parked.size(), parked.size() + atStation.size(),
                strange, selects.copy())).syncUninterruptibly().getNow();
    }

    private void tick() {
        long due = (System.nanoTime() - begunNanos) * shape.perSecond() / NANOS_PER_SECOND;
        if (running) {
            while (begun < due) {
                arrives();
            }
            sockets.stream().flush();
            loop.schedule(this::tick, 1, TimeUnit.MILLISECONDS);
        }
    }

    private void arrives() {
        begun++;
        int callId = 1 + (int) (begun % CALL_ID_MAX);
        LoadCall call = new LoadCall(callId, (int) begun, words.get(chance.nextInt(shape.skills())),
                System.nanoTime());
        parked.put(call.crossRef, call);
        write(call.words.arrives(callId));
        write(call.words.routeRequest(callId, call.crossRef));
    }

    private void write(byte[] frame) {
        Channel stream = sockets.stream();
        stream.write(Unpooled.wrappedBuffer(frame), stream.voidPromise());
    }

    /** What answers a frame of the link; calls are not the simulator's. */
    private byte[] answer(byte[] bytes) {
        if (!(TsapiCodec.decode(bytes, 0, bytes.length) instanceof Decoded.Value<TsapiFrame> value)) {
            return NOTHING;
        }
        TsapiFrame frame = value.value();
        return switch (frame.message()) {
            case Csta.RouteSelectInvRequest select -> {
                select(select);
                yield NOTHING;
            }
            case Csta.SnapshotDevice asked -> snapshot(frame, asked.snapshotObject());
            default -> side.exchange(bytes);
        };
    }

    private void select(Csta.RouteSelectInvRequest select) {
        LoadCall call = parked.remove(select.routingCrossRefID());
        if (call == null || atStation.containsKey(select.routeSelected())) {
            strange++;
            return;
        }
        selected++;
        selects.recordValue(Math.min(System.nanoTime() - call.askedNanos, SELECT_NANOS_MAX));
        call.station = select.routeSelected();
        call.monitor = side.monitor(call.station);
        call.state = LocalConnectionState.CS_ALERTING;
        atStation.put(call.station, call);
        write(call.words.routeUsed(call.crossRef, call.station));
        write(call.words.routeEnd(call.crossRef));
        write(call.words.rings(call.callId, call.station, call.words.vdnMonitor()));
        write(call.words.rings(call.callId, call.station, call.monitor));
        loop.schedule(() -> answered(call), chance.nextInt(ANSWER_MIN_MILLIS, ANSWER_MAX_MILLIS),
                TimeUnit.MILLISECONDS);
    }

    private void answered(LoadCall call) {
        call.state = LocalConnectionState.CS_CONNECT;
        write(call.words.answered(call.callId, call.station, call.words.vdnMonitor()));
        write(call.words.answered(call.callId, call.station, call.monitor));
        loop.schedule(() -> cleared(call), chance.nextInt(TALK_MIN_MILLIS, TALK_MAX_MILLIS), TimeUnit.MILLISECONDS);
        sockets.stream().flush();
    }

    private void cleared(LoadCall call) {
        atStation.remove(call.station);
        ended++;
        write(call.words.callerCleared(call.callId, call.words.vdnMonitor()));
        write(call.words.callerCleared(call.callId, call.monitor));
        write(call.words.callCleared(call.callId));
        sockets.stream().flush();
    }

    private byte[] snapshot(TsapiFrame request, String device) {
        LoadCall call = atStation.get(device);
        List<SnapshotDeviceResponseInfo> calls = call == null
                ? List.of()
                : List.of(new SnapshotDeviceResponseInfo(
                        new ConnectionID(call.callId, device, ConnectionIDDevice.STATIC_ID),
                        List.of(call.state, LocalConnectionState.CS_CONNECT)));
        return TsapiCodec.encode(new TsapiFrame(request.invokeID(), 0, new Csta.SnapshotDeviceConf(calls),
                PrivateData.ABSENT));
    }

    private void housekeeping() {
        Channel stream = sockets.stream();
        if (stream != null) {
            byte[] said = side.onTime();
            if (said.length > 0) {
                stream.writeAndFlush(Unpooled.wrappedBuffer(said));
            }
        }
    }

    @Override
    public void close() {
        sockets.close();
    }
}
