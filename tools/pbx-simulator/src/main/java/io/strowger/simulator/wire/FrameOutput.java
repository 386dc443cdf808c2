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
 * Frames to be sent, each not before its time and otherwise in order. A frame that is late by itself is set aside: the
 * others overtake it, save those of the same monitor.
 */
final class FrameOutput {
    /** Most octets that may wait; a peer that lets more pile up loses its link. */
    static final int MAX_WAITING_BYTES = 16 << 20;

    /**
     * When a frame may go.
     *
     * @param notBefore the time
     * @param monitor the monitor whose frames it stays behind, 0 for none
     * @param aside whether others may overtake it
     */
    record Departure(long notBefore, int monitor, boolean aside) {}

    private record Waiting(byte[] bytes, long notBefore, long order, int question) {}

    private final Deque<Waiting> ready = new ArrayDeque<>();
    private final PriorityQueue<Waiting> held = new PriorityQueue<>(
            Comparator.comparingLong(Waiting::notBefore).thenComparingLong(Waiting::order));
    /** The newest time of the frames of each monitor that were set aside. */
    private final Map<Integer, Long> monitors = new HashMap<>();
    private final List<Integer> sentQuestions = new ArrayList<>();
    private int waitingBytes;
    private long order;
    private long newest = Long.MIN_VALUE;

    /**
     * Adds a frame.
     *
     * @param question the question it asks, 0 for none
     */
    void add(byte[] frame, Departure departure, int question, long now) {
        release(now);
        long time = departure.notBefore;
        if (!departure.aside) {
            time = Math.max(time, newest);
        }
        if (!monitors.isEmpty()) {
            time = Math.max(time, monitors.getOrDefault(departure.monitor, time));
        }
        waitingBytes += frame.length;
        Waiting waiting = new Waiting(frame, time, order++, question);
        if (time <= now) {
            ready.add(waiting);
            return;
        }
        held.add(waiting);
        if (!departure.aside) {
            newest = time;
        } else if (departure.monitor != 0) {
            monitors.put(departure.monitor, time);
        }
    }

    private void release(long now) {
        while (!held.isEmpty() && held.peek().notBefore <= now) {
            ready.add(held.remove());
        }
        if (held.isEmpty() && !monitors.isEmpty()) {
            monitors.clear();
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

    /** The first half of the next frame; all others are lost. */
    byte[] takeHalf() {
        byte[] whole = (ready.isEmpty() ? held.remove() : ready.remove()).bytes;
        ready.clear();
        held.clear();
        monitors.clear();
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
