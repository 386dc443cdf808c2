package io.strowger.tools.bench.link;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * The server's side of one link on sockets of loopback. The simulator answers what the link asks; frames of calls that come, ring, are answered and end are
 * written one by one when it is said. Its event loop does everything.
 */
final class SocketServer implements AutoCloseable {
    private static final int CALL_ID_MAX = 60_000;
    private static final long CLOSE_SECONDS = 5;
    private static final int TYPICAL_CALL = 500;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1,
            new DefaultThreadFactory("bench-server", true), NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final ServerSide side;
    private final int stations;
    private final ServerSockets sockets;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private CallFrames words;
    private int calls;
    private long[] sent = new long[0];
    private int count;

    SocketServer(int stations) throws IOException {
        this.stations = stations;
        this.side = new ServerSide(stations);
        try {
            sockets = new ServerSockets(loop, side, side::exchange);
        } catch (RuntimeException failure) {
            close();
            throw new IOException("the server of the link cannot listen", failure);
        }
    }

    int nameServerPort() {
        return sockets.nameServerPort();
    }

    /** A frame as most are. */
    byte[] typical() {
        return new CallFrames(ServerSide.VDN, 1, 1).rings(TYPICAL_CALL, ServerSide.station(0), 2);
    }

    /** The moments of so many sends are noted from now on; all of those before must be over. */
    void record(int sends) {
        loop.submit(() -> {
            sent = new long[sends];
            count = 0;
        }).syncUninterruptibly();
    }

    /** When each was handed to the socket. */
    long[] sentNanos() {
        return loop.submit(() -> sent).syncUninterruptibly().getNow();
    }

    /** Sends the next frame; any thread. */
    void sendNext() {
        loop.execute(() -> {
            byte[] frame = next();
            sent[count++] = System.nanoTime();
            Channel link = sockets.stream();
            link.writeAndFlush(Unpooled.wrappedBuffer(frame), link.voidPromise());
        });
    }

    private byte[] next() {
        if (words == null) {
            words = side.callFrames();
        }
        if (frames.isEmpty()) {
            int callId = 1 + calls % CALL_ID_MAX;
            String station = ServerSide.station(calls % stations);
            int monitor = side.monitor(station);
            calls++;
            frames.add(words.arrives(callId));
            frames.add(words.rings(callId, station, words.vdnMonitor()));
            frames.add(words.rings(callId, station, monitor));
            frames.add(words.answered(callId, station, words.vdnMonitor()));
            frames.add(words.answered(callId, station, monitor));
            frames.add(words.callerCleared(callId, words.vdnMonitor()));
            frames.add(words.callerCleared(callId, monitor));
            frames.add(words.callCleared(callId));
        }
        return frames.poll();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
