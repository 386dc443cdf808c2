package io.strowger.csta.codec;

import io.strowger.csta.Decoded;
import io.strowger.csta.DecodeFault;
import io.strowger.csta.EncodeException;
import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerWriter;
import io.strowger.csta.ber.Trailing;

/**
 * The compiled form of a declaration: a public record, or a sealed interface of public records (CHOICE).
 *
 * <table>
 * <caption>What a component stands for</caption>
 * <tr><td>{@code int}</td><td>INTEGER, or BIT STRING with {@link Bits}</td></tr>
 * <tr><td>{@code boolean}, {@code double}</td><td>BOOLEAN, REAL</td></tr>
 * <tr><td>{@code String}, {@link io.strowger.csta.Octets}</td><td>IA5String, OCTET STRING</td></tr>
 * <tr><td>a record that is {@link io.strowger.csta.Enumerated}</td><td>ENUMERATED</td></tr>
 * <tr><td>{@code List<T>}</td><td>SEQUENCE OF T</td></tr>
 * <tr><td>another record</td><td>SEQUENCE of its components; its one component if {@link Wrapper}</td></tr>
 * <tr><td>a sealed interface</td><td>CHOICE of its records</td></tr>
 * </table>
 *
 * <p>{@link Tagged} gives another tag, {@link OptionalMember} allows absence, {@link Max} limits. Primitives that may
 * be absent are declared boxed.
 *
 * @param <T>
 *            the declared type
 */
public final class Codec<T> {
    private static final ClassValue<Codec<?>> COMPILED = new ClassValue<>() {
        @Override
        protected Codec<?> computeValue(Class<?> type) {
            return new Codec<>(type);
        }
    };

    private final Class<T> type;
    private final Shape shape;
    private final ValueCodec values;

    private Codec(Class<T> type) {
        this.type = type;
        shape = Compiler.ofClass(type);
        values = shape.codec();
    }

    /**
     * The codec of {@code type}, compiled when it is asked for the first time.
     *
     * @throws IllegalArgumentException
     *             the declaration cannot be compiled
     */
    @SuppressWarnings("unchecked") // each type's codec is made from that type
    public static <T> Codec<T> of(Class<T> type) {
        return (Codec<T>) COMPILED.get(type);
    }

    /** The declared type. */
    public Class<T> type() {
        return type;
    }

    /** Reads a value at the cursor. After a fault, which the reader tells, the result means nothing. */
    @SuppressWarnings("unchecked") // the compiled handle constructs a T; a cast would cost a class check
    public T read(BerReader in) {
        return (T) values.read(in);
    }

    /**
     * Writes a value.
     *
     * @throws EncodeException
     *             the value is beyond a limit, or a member that must be there is null; the message names the member
     */
    public void write(BerWriter out, T value) {
        try {
            values.write(out, value);
        } catch (EncodeException | NullPointerException | ClassCastException wrong) {
            throw new EncodeException(type.getSimpleName() + "." + shape.blame(value, wrong.getMessage()), wrong);
        }
    }

    /**
     * Decodes one value that fills the input.
     *
     * @param reader
     *            the cursor to use; afterwards it knows the trailing members
     */
    public Decoded<T> decode(BerReader reader, byte[] bytes, int offset, int length) {
        reader.reset(bytes, offset, length);
        T value = read(reader);
        if (reader.more()) {
            reader.fail(DecodeFault.TRAILING_OCTETS, reader.remaining() + " octets");
        }
        return reader.fault() == null
                ? new Decoded.Value<>(value, length)
                : new Decoded.Fault<>(reader.faultOffset(), reader.fault(), reader.faultReason());
    }

    /** Encodes one value, with the trailing members that came with it. */
    public byte[] encode(T value, Trailing trailing) {
        BerWriter writer = new BerWriter().reset(trailing);
        write(writer, value);
        return writer.toByteArray();
    }

    /** Appends the text form of a value: members by name, secrets by length. */
    public void print(StringBuilder out, T value) {
        print(new TextWriter(out, TextStyle.PLAIN), value);
    }

    /** Appends the text form of a value. */
    public void print(TextWriter out, T value) {
        shape.text().print(out, value);
    }

    /**
     * Reads the text form of a value, as {@link #print(TextWriter, Object)} writes it with members in any order. After a
     * fault, which the reader tells, the result means nothing. A choice cannot be read.
     */
    @SuppressWarnings("unchecked") // the form constructs a T
    public T parse(TextReader in) {
        return (T) shape.text().parse(in);
    }
}
