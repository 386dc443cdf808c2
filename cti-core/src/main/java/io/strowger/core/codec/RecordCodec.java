package io.strowger.core.codec;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Encodes and decodes one record type, or all variants of one sealed interface, in the protobuf wire format (proto3).
 * The declaration of the record is the schema; it is compiled once, at the first call of {@link #of}. Equal values
 * give equal bytes: fields in the order of their numbers, maps in the order of their keys, the shortest varints.
 *
 * <p>Immutable and usable by any number of threads. See the package for what a component may be.
 *
 * @param <T> the record or sealed interface
 */
public final class RecordCodec<T> {

    private static final Map<Class<?>, RecordCodec<?>> CODECS = new ConcurrentHashMap<>();
    private static final ThreadLocal<RecordReader> READER = ThreadLocal.withInitial(RecordReader::new);
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /** The buffer that {@link #encode(Object)} writes to before it copies; dropped after a message of unusual size. */
    private static final class Scratch {

        private RecordWriter writer = new RecordWriter();
        private boolean busy;
    }

    private final Class<T> type;
    private final MessagePlan plan;

    private RecordCodec(Class<T> type, MessagePlan plan) {
        this.type = type;
        this.plan = plan;
    }

    /**
     * The codec of a type, compiled at the first call with all types that it reaches.
     *
     * @throws IllegalArgumentException with the component and the reason, when a declaration cannot be a message
     */
    @SuppressWarnings("unchecked")
    public static <T> RecordCodec<T> of(Class<T> type) {
        RecordCodec<?> codec = CODECS.get(type);
        if (codec == null) {
            MessagePlan plan = PlanCompiler.plan(type);
            codec = CODECS.computeIfAbsent(type, t -> new RecordCodec<>(type, plan));
        }
        return (RecordCodec<T>) codec;
    }

    /** The type that this is the codec of. */
    public Class<T> type() {
        return type;
    }

    /**
     * Appends the message of {@code value} to {@code out}, without a length in front.
     *
     * @return how many bytes were appended
     * @throws IllegalArgumentException when a limit of {@link CodecLimits} or of the writer is exceeded
     * @throws NullPointerException when a text, list, map or element is null, naming it. After an exception
     *     {@code out} is at the position that it was at before the call
     */
    public int encode(T value, RecordWriter out) {
        Objects.requireNonNull(value, "value");
        int start = out.position();
        boolean done = false;
        try {
            plan.write(out, value);
            out.checkLimit();
            int length = out.position() - start;
            if (length > CodecLimits.MESSAGE_BYTES_MAX) {
                throw new IllegalArgumentException("more than " + CodecLimits.MESSAGE_BYTES_MAX + " bytes");
            }
            done = true;
            return length;
        } finally {
            if (!done) {
                out.position(start);
            }
        }
    }

    /** The message of {@code value}; fails as {@link #encode(Object, RecordWriter)} does. */
    public byte[] encode(T value) {
        Scratch scratch = SCRATCH.get();
        if (scratch.busy) {
            // An accessor of a record encodes something itself.
            scratch = new Scratch();
        }
        scratch.busy = true;
        try {
            encode(value, scratch.writer);
            return scratch.writer.toByteArray();
        } finally {
            scratch.writer.reset();
            if (scratch.writer.array().length > CodecLimits.RETAINED_BYTES_MAX) {
                scratch.writer = new RecordWriter();
            }
            scratch.busy = false;
        }
    }

    /** Decodes all of {@code bytes}. */
    public Decoded<T> decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** Decodes all of {@code bytes}. */
    public Decoded<T> decode(Bytes bytes) {
        return decode(bytes.array(), 0, bytes.length());
    }

    /**
     * Decodes {@code length} bytes from {@code offset}. Keeps no reference to {@code bytes}. Never throws for what
     * the bytes are.
     *
     * @throws IndexOutOfBoundsException when the range is not within the array, which is the caller's mistake
     */
    public Decoded<T> decode(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length > CodecLimits.MESSAGE_BYTES_MAX) {
            return new Decoded.Fault<>(0, DecodeFault.LENGTH_OUT_OF_RANGE,
                    length + " bytes; a message has at most " + CodecLimits.MESSAGE_BYTES_MAX);
        }
        RecordReader reader = READER.get();
        if (reader.busy) {
            // A constructor of a record decodes something itself.
            reader = new RecordReader();
        }
        reader.open(bytes, offset);
        try {
            Object value = plan.read(reader, offset + length);
            return value == null ? noVariant(reader) : new Decoded.Value<>(type.cast(value));
        } catch (RecordReader.FaultSignal signal) {
            @SuppressWarnings("unchecked")
            Decoded.Fault<T> fault = (Decoded.Fault<T>) signal.fault;
            return fault;
        } finally {
            reader.close();
        }
    }

    private Decoded<T> noVariant(RecordReader reader) {
        String found = reader.unknownVariant == 0 ? "none" : "number " + reader.unknownVariant;
        return new Decoded.Fault<>(0, DecodeFault.NO_VARIANT,
                type.getName() + " wants a known variant, found " + found);
    }
}
