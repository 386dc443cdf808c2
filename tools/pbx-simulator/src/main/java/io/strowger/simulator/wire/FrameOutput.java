package io.strowger.simulator.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Frames to be sent, each not before its time. Frames of one lane keep their order; a frame of another lane may
 * overtake them when they are held back.
 */
final class FrameOutput {
    /** Most octets that may wait; a peer that lets more pile up loses its link. */
    static final int MAX_WAITING_BYTES = 16 << 20;
    /** The lane of everything that is not set aside. */
    static final int ORDINARY = 0;

    private record Waiting(byte[] bytes, long notBefore, long order, int question) {}

    private final Deque<Waiting> ready = new ArrayDeque<>();
    private final PriorityQueue<Waiting> held = new PriorityQueue<>(
            Comparator.comparingLong(Waiting::notBefore).thenComparingLong(Waiting::order));
    /** The newest time of each lane that something was held back in. */
    private final Map<Integer, Long> lanes = new HashMap<>();
    private final List<Integer> sentQuestions = new ArrayList<>();
    private int waitingBytes;
    private long order;
    private int lastAside;

    /**
     * Adds a frame.
     *
     * @param lane the frames it keeps its order with
     * @param question the question it asks, 0 for none
     */
    void add(byte[] frame, long notBefore, int lane, int question, long now) {
        release(now);
        long time = notBefore;
        Long last = lanes.isEmpty() ? null : lanes.get(lane);
        if (last != null) {
            time = Math.max(time, last);
        }
        waitingBytes += frame.length;
        Waiting waiting = new Waiting(frame, time, order++, question);
        if (time <= now) {
            ready.add(waiting);
        } else {
            lanes.put(lane, time);
            held.add(waiting);
        }
    }

    /** A lane of its own for one frame. */
    int aside() {
        return --lastAside;
    }

    private void release(long now) {
        while (!held.isEmpty() && held.peek().notBefore <= now) {
            ready.add(held.remove());
        }
        if (held.isEmpty() && !lanes.isEmpty()) {
            lanes.clear();
        }
    }

    boolean overflown() {
        return waitingBytes > MAX_WAITING_BYTES;
    }

    boolean isEmpty() {
        return ready.isEmpty() && held.isEmpty();
    }

    /** Everything that may be sent by now. */
    byte[] take(long now) {
        release(now);
        int length = 0;
        for (Waiting waiting : ready) {
            length += waiting.bytes.length;
        }
        byte[] out = new byte[length];
        int at = 0;
        for (Waiting next = ready.poll(); next != null; next = ready.poll()) {
            System.arraycopy(next.bytes, 0, out, at, next.bytes.length);
            at += next.bytes.length;
            if (next.question != 0) {
                sentQuestions.add(next.question);
            }
        }
        waitingBytes -= length;
        return out;
    }

    /** Whether {@link #take} would give something. */
    boolean hasReady(long now) {
        release(now);
        return !ready.isEmpty();
    }

    /** The first half of the next frame; all others are lost. */
    byte[] takeHalf() {
        byte[] whole = (ready.isEmpty() ? held.remove() : ready.remove()).bytes;
        ready.clear();
        held.clear();
        lanes.clear();
        waitingBytes = 0;
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /** Questions whose frames have been taken since the last call. */
    List<Integer> takeSentQuestions() {
        if (sentQuestions.isEmpty()) {
            return List.of();
        }
        List<Integer> questions = List.copyOf(sentQuestions);
        sentQuestions.clear();
        return questions;
    }

    /** When the next frame that is held back may go, if one is. */
    OptionalLong nextDeadline() {
        return held.isEmpty() ? OptionalLong.empty() : OptionalLong.of(held.peek().notBefore);
    }
}
