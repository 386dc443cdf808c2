package io.strowger.server.gateway;

import io.netty.channel.EventLoop;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.agent.session.ServerConnection;
import io.strowger.agent.session.ServerEvent;
import io.strowger.agent.session.TopicFrame;
import io.strowger.agent.transport.DeadlineTimer;
import io.strowger.agent.transport.MonotonicClock;
import io.strowger.agent.transport.ServerConnectionHandler.Task;
import io.strowger.core.codec.Bytes;
import io.strowger.core.output.RefusalReason;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A client's connection that a proxy carries: the session layer of any connection, on octets that come and go in the proxy's messages. Lives on the event loop of
 * its proxy.
 */
final class CarriedEnd implements ClientEnd {
    /** With so many octets waiting for the proxy nothing more is handed to it; topics are conflated meanwhile. */
    static final int WAITING_BYTES_MAX = 512 * 1024;
    private static final long AGAIN_MILLIS = 5;

    private final long channel;
    private final CarriedConnections proxy;
    private final EventLoop loop;
    private final MonotonicClock clock;
    private final ServerConnection connection;
    private final DeadlineTimer timer;
    private ClientChannel client;
    private boolean inTurn;
    private boolean pumpScheduled;
    private boolean gone;

    CarriedEnd(long channel, CarriedConnections proxy, EventLoop loop, Gateway gateway) {
        this.channel = channel;
        this.proxy = proxy;
        this.loop = loop;
        this.clock = gateway.clock();
        this.connection = new ServerConnection(gateway.protocol(), clock.nanos());
        this.timer = new DeadlineTimer(loop, clock, this::onDeadline);
    }

    /** The client's side of the gateway; once, before anything else. */
    void begin(ClientChannel carried) {
        client = carried;
        timer.set(connection.nextDeadlineNanos());
    }

    ClientChannel client() {
        return client;
    }

    /** Octets of the client. */
    void onBytes(Bytes bytes) {
        if (!gone) {
            byte[] array = bytes.toByteArray();
            long frames = connection.framesReceived();
            connection.onBytes(array, 0, array.length, clock.nanos());
            client.onReceived(connection.framesReceived() - frames, array.length);
            flush();
        }
    }

    /** The client is gone, or its proxy is. */
    void onGone(String cause) {
        if (!gone) {
            gone = true;
            timer.cancel();
            client.onDisconnected(null, cause);
        }
    }

    private void onDeadline() {
        if (!gone) {
            connection.onTime(clock.nanos());
            flush();
        }
    }

    @Override
    public void execute(Task task) {
        if (loop.inEventLoop()) {
            run(task);
        } else {
            loop.execute(() -> run(task));
        }
    }

    private void run(Task task) {
        if (!gone) {
            task.run(connection, clock.nanos());
            pumpLater(0);
        }
    }

    @Override
    public void apply(Task task) {
        if (!gone) {
            task.run(connection, clock.nanos());
        }
    }

    @Override
    public boolean holdsTopics() {
        return connection.holdsTopics();
    }

    @Override
    public boolean sendNow(TopicFrame frame, boolean many) {
        return gone;
    }

    /** What comes lies in the proxy's message already; the rate limit bounds it. */
    @Override
    public void setReading(boolean reading) {
        if (!gone) {
            connection.onReading(reading, clock.nanos());
        }
    }

    @Override
    public RefusalReason closedFor() {
        return connection.closedFor();
    }

    private void pumpLater(long millis) {
        if (!pumpScheduled) {
            pumpScheduled = true;
            loop.schedule(() -> {
                pumpScheduled = false;
                flush();
            }, millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void flush() {
        if (!gone) {
            deliver();
        }
        if (!gone) {
            pump();
        }
    }

    private void deliver() {
        if (inTurn) {
            return;
        }
        inTurn = true;
        try {
            for (List<ServerEvent> events = connection.takeEvents(); !gone && !events.isEmpty(); events = connection
                    .takeEvents()) {
                events.forEach(event -> client.onEvent(null, event));
            }
        } finally {
            inTurn = false;
        }
    }

    private void pump() {
        boolean writable = proxy.waitingBytes() < WAITING_BYTES_MAX;
        connection.onWritable(writable, clock.nanos());
        long frames = connection.framesSent();
        long sent = 0;
        for (byte[] bytes = connection.takeOutput(); bytes.length > 0; bytes = connection.takeOutput()) {
            for (int at = 0; at < bytes.length; at += ProtocolLimits.CARRIED_BYTES_MAX) {
                int length = Math.min(ProtocolLimits.CARRIED_BYTES_MAX, bytes.length - at);
                proxy.carry(new ServerMessage.CarryBytes(channel,
                        Bytes.owned(Arrays.copyOfRange(bytes, at, at + length))));
            }
            sent += bytes.length;
            connection.onWritable(proxy.waitingBytes() < WAITING_BYTES_MAX, clock.nanos());
        }
        if (sent > 0) {
            client.onSent(connection.framesSent() - frames, sent);
        }
        if (connection.isCutWanted()) {
            proxy.carry(new ServerMessage.CarryClose(channel));
            proxy.uncarry(channel);
            onGone("cut by the server");
        } else {
            timer.set(connection.nextDeadlineNanos());
            if (!writable) {
                pumpLater(AGAIN_MILLIS);
            }
        }
    }
}
