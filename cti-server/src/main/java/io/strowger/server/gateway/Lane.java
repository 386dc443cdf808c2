package io.strowger.server.gateway;

import io.netty.channel.EventLoop;
import io.strowger.agent.transport.ClientTransport;
import io.strowger.core.input.Input;
import io.strowger.server.inputs.InputPort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop's way into the sequencer and out of it. Inwards: while its source is full, the channels that ran into it are not read; acknowledgements are
 * gathered so that an agent costs the journal one a second at most. Outwards: what an input brought comes as one and is done as one; every connection that it
 * touched is flushed, and then topics are sent. Confined to its event loop, save {@link #post}.
 */
final class Lane {
    /** Pushes after which an acknowledgement is handed on at once; the engine keeps 1,000 for a session. */
    static final int ACKNOWLEDGE_PUSHES_MAX = 64;
    /** Longest time that an acknowledgement is held back, in milliseconds. */
    static final int ACKNOWLEDGE_MILLIS_MAX = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger("strowger.gateway");

    private final EventLoop loop;
    private final InputPort port;
    private final Map<ClientTransport, TransportTally> tallies;
    private final Board board = new Board();
    private final Set<ClientChannel> channels = new LinkedHashSet<>();
    private final Set<ClientChannel> paused = new LinkedHashSet<>();
    private final Set<ClientChannel> acknowledging = new LinkedHashSet<>();
    private final Queue<Batch> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final List<ClientChannel> touched = new ArrayList<>();
    private boolean flushScheduled;

    /** Something that an output makes this lane do. */
    @FunctionalInterface
    interface Deed {
        void on(Lane lane);
    }

    /** What one input brought for this lane. */
    record Batch(long sequence, List<Deed> deeds) {}

    Lane(EventLoop loop, InputPort port, Map<ClientTransport, TransportTally> tallies) {
        this.loop = loop;
        this.port = port;
        this.tallies = tallies;
    }

    /** What is counted here of clients that come this way. */
    TransportTally tally(ClientTransport transport) {
        return tallies.get(transport);
    }

    EventLoop loop() {
        return loop;
    }

    Board board() {
        return board;
    }

    /** The connections of this lane. */
    Set<ClientChannel> channels() {
        return channels;
    }

    // ---- outwards

    /** Hands over what an input brought. Any thread; what one thread posts is done in its order. */
    void post(Batch batch) {
        inbox.add(batch);
        if (woken.compareAndSet(false, true)) {
            loop.execute(this::work);
        }
    }

    private void work() {
        port.turnOver();
        woken.set(false);
        for (Batch batch = inbox.poll(); batch != null; batch = inbox.poll()) {
            board.at(batch.sequence());
            for (Deed deed : batch.deeds()) {
                try {
                    deed.on(this);
                } catch (RuntimeException failure) {
                    LOG.error("an output of input={} was not delivered", batch.sequence(), failure);
                }
            }
        }
        // What must be delivered waits neither for topics to be encoded nor for their ten thousand readers.
        flushMessages();
        board.publish();
        for (int i = 0; i < touched.size(); i++) {
            touched.get(i).flush();
        }
        touched.clear();
    }

    private void flushMessages() {
        int kept = 0;
        // A channel that a proxy carries touches its proxy, which is then looked at, too.
        for (int i = 0; i < touched.size(); i++) {
            ClientChannel channel = touched.get(i);
            if (!channel.flushMessages()) {
                touched.set(kept++, channel);
            }
        }
        touched.subList(kept, touched.size()).clear();
    }

    /** The channel is flushed at the end of the work under way. */
    void touch(ClientChannel channel) {
        touched.add(channel);
    }

    /** What was touched or offered outside of a turn is flushed in one of its own, soon. */
    void turn() {
        if (woken.compareAndSet(false, true)) {
            loop.execute(this::work);
        }
    }

    /** Does something in a turn of its own, after which the channels that it touched are flushed. */
    void run(Runnable task) {
        loop.execute(() -> {
            task.run();
            work();
        });
    }

    // ---- inwards

    /** Offers an input of a channel; a channel that finds the source full is not read until there is room. */
    InputPort.Offer offer(ClientChannel channel, Input input) {
        InputPort.Offer offer = offer(input);
        if (offer == InputPort.Offer.WAITING) {
            pause(channel);
        }
        return offer;
    }

    /** Offers an input of which nobody waits for an outcome. */
    InputPort.Offer offer(Input input) {
        InputPort.Offer offer = port.offer(input);
        turn();
        return offer;
    }

    private void pause(ClientChannel channel) {
        boolean first = paused.isEmpty();
        if (paused.add(channel)) {
            channel.setReading(false);
        }
        if (first) {
            port.onRoom(() -> loop.execute(this::resume));
        }
    }

    private void resume() {
        paused.forEach(channel -> channel.setReading(true));
        paused.clear();
    }

    /** The channel has an acknowledgement to hand on some time. */
    void acknowledgeLater(ClientChannel channel) {
        acknowledging.add(channel);
        if (!flushScheduled) {
            flushScheduled = true;
            loop.schedule(this::flushAcknowledgements, ACKNOWLEDGE_MILLIS_MAX, TimeUnit.MILLISECONDS);
        }
    }

    private void flushAcknowledgements() {
        flushScheduled = false;
        Set<ClientChannel> due = new LinkedHashSet<>(acknowledging);
        acknowledging.clear();
        due.forEach(ClientChannel::acknowledge);
    }

    void forget(ClientChannel channel) {
        paused.remove(channel);
        acknowledging.remove(channel);
        channels.remove(channel);
        board.detach(channel);
    }
}
