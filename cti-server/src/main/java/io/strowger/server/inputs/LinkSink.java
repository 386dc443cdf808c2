package io.strowger.server.inputs;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import io.strowger.core.port.Sequencer;
import io.strowger.pbx.InputSink;

/** A source of the sequencer as a link sees it. The link keeps what was not taken, and stops reading. */
public final class LinkSink implements InputSink {
    private static final RecordCodec<Input> CODEC = RecordCodec.of(Input.class);

    private final Sequencer.Source source;

    public LinkSink(Sequencer.Source source) {
        this.source = source;
    }

    @Override
    public Offer offer(Input input) {
        long position = source.offer(CODEC.encode(input));
        if (position > 0) {
            return Offer.TAKEN;
        }
        return position == Sequencer.Source.BACK_PRESSURED ? Offer.BACK_PRESSURED : Offer.CLOSED;
    }

    @Override
    public void turnOver() {
        source.turnOver();
    }

    @Override
    public void onRoom(Runnable listener) {
        source.onRoom(listener);
    }
}
