package io.strowger.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;

/** Frames to be sent, in order, each not before its time. */
final class FrameOutput {
    /** Most octets that may wait; a peer that lets more pile up loses its link. */
    static final int MAX_WAITING_BYTES = 16 << 20;

    private record Waiting(byte[] bytes, long notBefore, int question) {}

    private final Queue<Waiting> queue = new ArrayDeque<>();
    private final List<Integer> sentQuestions = new ArrayList<>();
    private int waitingBytes;
    private long lastNotBefore = Long.MIN_VALUE;

    /**
     * Adds a frame.
     *
     * @param question the question it asks, 0 for none
     */
    void add(byte[] frame, long notBefore, int question) {
        lastNotBefore = Math.max(lastNotBefore, notBefore);
        waitingBytes += frame.length;
        queue.add(new Waiting(frame, lastNotBefore, question));
    }

    boolean overflown() {
        return waitingBytes > MAX_WAITING_BYTES;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Everything that may be sent by now. */
    byte[] take(long now) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (!queue.isEmpty() && queue.peek().notBefore <= now) {
            Waiting next = queue.remove();
            out.writeBytes(next.bytes);
            waitingBytes -= next.bytes.length;
            if (next.question != 0) {
                sentQuestions.add(next.question);
            }
        }
        return out.toByteArray();
    }

    /** The first half of the next frame; all others are lost. */
    byte[] takeHalf() {
        byte[] whole = queue.remove().bytes;
        queue.clear();
        waitingBytes = 0;
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    /** Questions whose frames have been taken since the last call. */
    List<Integer> takeSentQuestions() {
        List<Integer> questions = List.copyOf(sentQuestions);
        sentQuestions.clear();
        return questions;
    }

    OptionalLong nextDeadline() {
        return queue.isEmpty() ? OptionalLong.empty() : OptionalLong.of(queue.peek().notBefore);
    }
}
