package io.strowger.simulator.wire;

import java.time.Duration;
import java.time.LocalDateTime;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;

/** What one stream sends, with what goes wrong on the way out: late, twice, out of order, with a wrong time of day. */
final class FrameSender {
    private static final int YEAR_BASE = 1900;

    private final AesServer aes;
    private final FrameOutput output = new FrameOutput();
    private boolean over;
    private long lastMillis;

    FrameSender(AesServer aes) {
        this.aes = aes;
    }

    private long now() {
        return aes.theSwitch().now();
    }

    FrameOutput output() {
        return output;
    }

    /** When something was sent last, in the switch's time. */
    long lastMillis() {
        return lastMillis;
    }

    /** Counts as if something had been sent now. */
    void skip() {
        lastMillis = now();
    }

    /** Nothing is sent any more; what was is still written. */
    void end() {
        over = true;
    }

    void send(TsapiFrame frame) {
        send(frame, 0, false, 0);
    }

    /**
     * Sends a frame a time later.
     *
     * @param aside what comes after it does not wait for it
     * @param question the cross reference of a route request, 0 for none
     */
    void send(TsapiFrame frame, long holdMillis, boolean aside, int question) {
        if (over) {
            return;
        }
        lastMillis = now();
        aes.messages().sent();
        long notBefore = now() + Math.max(holdMillis, aes.faults().answerDelayMillis());
        output.add(TsapiCodec.encode(frame),
                new FrameOutput.Departure(notBefore, frame.monitorCrossRefID(), aside), question, now());
    }

    /** Sends a confirmation. */
    void confirm(TsapiFrame frame) {
        int times = aes.faults().confirmationTwice() ? 2 : 1;
        for (int i = 0; i < times; i++) {
            if (aes.faults().confirmationsLate()) {
                send(frame, aes.faults().drawConfirmationDelay(), true, 0);
            } else {
                send(frame);
            }
        }
    }

    /** Sends a confirmation in the form that was agreed. */
    void confirm(int invokeId, Reply reply, StreamTerms terms) {
        confirm(new TsapiFrame(invokeId, 0, reply.message(),
                terms.block(reply.message(), skewed(reply.privateData()))));
    }

    /** A server whose clock is wrong tells a wrong time. */
    private AttMessage skewed(AttMessage item) {
        if (aes.faults().clockSkewMillis() == 0 || !(item instanceof Att.QueryTodConf tod)) {
            return item;
        }
        LocalDateTime time = LocalDateTime
                .of(YEAR_BASE + tod.year(), tod.month(), tod.day(), tod.hour(), tod.minute(), tod.second())
                .plus(Duration.ofMillis(aes.faults().clockSkewMillis()));
        return new Att.QueryTodConf(time.getYear() - YEAR_BASE, time.getMonthValue(), time.getDayOfMonth(),
                time.getHour(), time.getMinute(), time.getSecond());
    }
}
