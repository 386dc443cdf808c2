package io.strowger.server.gateway;

import io.netty.channel.EventLoop;
import io.strowger.core.input.Input;
import io.strowger.server.inputs.InputPort;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One event loop's way into the sequencer. While its source is full, the channels that ran into it are not read;
 * acknowledgements are gathered so that an agent costs the journal one a second at most. Confined to its event loop,
 * save that offers come from it alone.
 */
final class Lane {
    /** Pushes after which an acknowledgement is handed on at once; the engine keeps 1,000 for a session. */
    static final int ACKNOWLEDGE_PUSHES_MAX = 64;
    /** Longest time that an acknowledgement is held back, in milliseconds. */
    static final int ACKNOWLEDGE_MILLIS_MAX = 1_000;

    private final EventLoop loop;
    private final InputPort port;
    private final Set<ClientChannel> paused = new LinkedHashSet<>();
    private final Set<ClientChannel> acknowledging = new LinkedHashSet<>();
    private boolean flushScheduled;

    Lane(EventLoop loop, InputPort port) {
        this.loop = loop;
        this.port = port;
    }

    InputPort port() {
        return port;
    }

    /** Offers an input of a channel; a channel that finds the source full is not read until there is room. */
    InputPort.Offer offer(ClientChannel channel, Input input) {
        InputPort.Offer offer = port.offer(input);
        if (offer == InputPort.Offer.WAITING) {
            pause(channel);
        }
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
    }
}
