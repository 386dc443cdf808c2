package io.strowger.agent.frame;

import io.strowger.core.output.RefusalReason;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into messages. Keeps at most one incomplete frame; its buffer grows with what has arrived, never with what a length promises.
 * Messages that arrive whole are handed on where they lie, without a copy. After a fault nothing is taken any more. Confined to one thread.
 */
public final class FrameReader {
    private static final int BUFFER_BYTES_INITIAL = 512;
    private static final byte[] NONE = {};
    /** A larger buffer is given back after its frame, in bytes: thousands of connections hold one each. */
    private static final int RETAINED_BYTES_MAX = 4096;

    private final int bytesMax;
    private byte[] buffer = NONE;
    private int buffered;
    private long consumed;
    private boolean stopped;

    /** Takes what the reader finds. */
    public interface Sink {
        /**
         * A message; the array is only lent for the call.
         *
         * @param streamOffset of the message's first byte since the beginning of the connection
         * @return false to stop reading for good
         */
        boolean onMessage(byte[] array, int offset, int length, long streamOffset);

        /** The stream is broken at this offset since the beginning of the connection; the last call. */
        void onFault(RefusalReason reason, long streamOffset, String detail);
    }

    /** A reader of frames with at most so many bytes of message. */
    public FrameReader(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Takes what arrived. */
    public void feed(byte[] array, int offset, int length, Sink sink) {
        int from = offset;
        int end = offset + length;
        while (!stopped && buffered > 0 && from < end) {
            from += top(array, from, end, sink);
        }
        while (!stopped && from < end) {
            switch (Framing.next(array, from, end, bytesMax)) {
                case Framing.NeedMore more -> {
                    keep(array, from, end - from);
                    from = end;
                }
                case Framing.Frame frame -> {
                    stopped = !sink.onMessage(array, frame.offset(), frame.length(), consumed + Framing.LENGTH_BYTES);
                    consumed += Framing.LENGTH_BYTES + frame.length();
                    from = frame.offset() + frame.length();
                }
                case Framing.Fault fault -> fail(fault, sink);
            }
        }
    }

    /** Tops the incomplete frame up; returns how many bytes were used. */
    private int top(byte[] array, int from, int end, Sink sink) {
        int used = 0;
        if (Framing.next(buffer, 0, buffered, bytesMax) instanceof Framing.NeedMore more) {
            used = Math.min(more.bytes(), end - from);
            keep(array, from, used);
        }
        switch (Framing.next(buffer, 0, buffered, bytesMax)) {
            case Framing.NeedMore more -> {
                // Either the length has just become known, or the bytes are at their end.
            }
            case Framing.Frame frame -> {
                buffered = 0;
                stopped = !sink.onMessage(buffer, frame.offset(), frame.length(), consumed + Framing.LENGTH_BYTES);
                consumed += Framing.LENGTH_BYTES + frame.length();
                if (buffer.length > RETAINED_BYTES_MAX) {
                    buffer = NONE;
                }
            }
            case Framing.Fault fault -> fail(fault, sink);
        }
        return used;
    }

    private void fail(Framing.Fault fault, Sink sink) {
        stopped = true;
        sink.onFault(fault.reason(), consumed, fault.detail());
    }

    private void keep(byte[] array, int from, int count) {
        if (buffered + count > buffer.length) {
            int doubled = Math.max(BUFFER_BYTES_INITIAL, 2 * buffer.length);
            int wanted = Math.max(buffered + count, Math.min(doubled, bytesMax + Framing.LENGTH_BYTES));
            buffer = Arrays.copyOf(buffer, wanted);
        }
        System.arraycopy(array, from, buffer, buffered, count);
        buffered += count;
    }

    /** Bytes of the incomplete frame that are kept. */
    public int bufferedBytes() {
        return buffered;
    }

    /** Takes nothing any more. */
    public void stop() {
        stopped = true;
    }
}
