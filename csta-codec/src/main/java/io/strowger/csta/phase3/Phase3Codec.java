package io.strowger.csta.phase3;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.EncodeException;
import io.strowger.csta.Octets;
import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.Trailing;
import io.strowger.csta.codec.Codec;

/**
 * APDUs to octets and back. Any thread.
 *
 * <p>Indefinite lengths are read; definite ones are written. Elements that follow the known members of an argument or
 * result are kept, those that follow the APDU's own members are a fault.
 */
public final class Phase3Codec {
    private static final Codec<Rose> ROSE = Codec.of(Rose.class);
    private static final Codec<?>[] ARGUMENTS = new Codec<?>[Operations.MAX_DECLARED + 1];
    private static final Codec<?>[] RESULTS = new Codec<?>[Operations.MAX_DECLARED + 1];

    static {
        ARGUMENTS[Operations.MAKE_CALL] = Codec.of(Csta3.MakeCallArgument.class);
        RESULTS[Operations.MAKE_CALL] = Codec.of(Csta3.MakeCallResult.class);
        ARGUMENTS[Operations.ANSWER_CALL] = Codec.of(Csta3.AnswerCallArgument.class);
        RESULTS[Operations.ANSWER_CALL] = Codec.of(Csta3.NullOrExtensions.class);
        ARGUMENTS[Operations.CLEAR_CONNECTION] = Codec.of(Csta3.ClearConnectionArgument.class);
        RESULTS[Operations.CLEAR_CONNECTION] = Codec.of(Csta3.NullOrExtensions.class);
        ARGUMENTS[Operations.HOLD_CALL] = Codec.of(Csta3.HoldCallArgument.class);
        RESULTS[Operations.HOLD_CALL] = Codec.of(Csta3.NullOrExtensions.class);
        ARGUMENTS[Operations.MONITOR_START] = Codec.of(Csta3.MonitorStartArgument.class);
        RESULTS[Operations.MONITOR_START] = Codec.of(Csta3.MonitorStartResult.class);
        ARGUMENTS[Operations.EVENT_REPORT] = Codec.of(Csta3.EventReport.class);
    }

    private Phase3Codec() {}

    /** Decodes one APDU that fills the input; fault offsets count from {@code offset}. */
    public static Decoded<Phase3Message> decode(byte[] bytes, int offset, int length) {
        BerReader in = new BerReader(true);
        Decoded<Rose> outer = ROSE.decode(in, bytes, offset, length);
        if (outer instanceof Decoded.Fault<Rose> fault) {
            return fault.as();
        }
        if (!in.trailing().isEmpty()) {
            return new Decoded.Fault<>(0, DecodeFault.TRAILING_OCTETS, "members behind those of ROSE");
        }
        Rose rose = outer.orElseThrow();
        Octets element = element(rose);
        Codec<?> codec = element == null ? null : codec(rose);
        if (codec == null) {
            return new Decoded.Value<>(new Phase3Message(rose, null), length);
        }
        return content(rose, element, codec, length);
    }

    private static Decoded<Phase3Message> content(Rose rose, Octets element, Codec<?> codec, int length) {
        byte[] inner = element.toByteArray();
        BerReader in = new BerReader(true);
        Decoded<?> content = codec.decode(in, inner, 0, inner.length);
        return switch (content) {
            case Decoded.Fault<?> fault ->
                new Decoded.Fault<>(length - inner.length + fault.offset(), fault.fault(), fault.reason());
            case Decoded.Value<?> value -> new Decoded.Value<>(
                    new Phase3Message(with(rose, null), (Csta3.Content) value.value(), in.trailing()), length);
        };
    }

    /**
     * Encodes one APDU.
     *
     * @throws EncodeException
     *             a member is beyond its limit, or the content is not that of the operation
     */
    public static byte[] encode(Phase3Message message) {
        Rose rose = message.rose();
        if (message.content() != null) {
            Codec<?> codec = codec(rose);
            if (codec == null || !codec.type().isInstance(message.content())) {
                throw new EncodeException(message.content().getClass().getSimpleName() + " does not belong to " + rose);
            }
            rose = with(rose, Octets.of(encode(codec, message.content(), message.trailing())));
        }
        return ROSE.encode(rose, Trailing.NONE);
    }

    @SuppressWarnings("unchecked") // the caller has compared the type
    private static <T> byte[] encode(Codec<T> codec, Object content, Trailing trailing) {
        return codec.encode((T) content, trailing);
    }

    /** The message as one line of text. */
    public static String print(Phase3Message message) {
        StringBuilder out = new StringBuilder();
        ROSE.print(out, message.rose());
        if (message.content() != null) {
            out.append(' ').append(message.content().getClass().getSimpleName());
            print(out, message.content());
        }
        return out.toString();
    }

    @SuppressWarnings("unchecked") // the codec is that of the value's own class
    private static <T> void print(StringBuilder out, T content) {
        ((Codec<T>) Codec.of(content.getClass())).print(out, content);
    }

    private static Codec<?> codec(Rose rose) {
        return switch (rose) {
            case Rose.Invoke invoke -> at(ARGUMENTS, invoke.operationValue());
            case Rose.ReturnResult result ->
                result.result() == null ? null : at(RESULTS, result.result().operationValue());
            case Rose.ReturnError error -> null;
            case Rose.Reject reject -> null;
        };
    }

    private static Codec<?> at(Codec<?>[] table, int operation) {
        return operation >= 0 && operation < table.length ? table[operation] : null;
    }

    private static Octets element(Rose rose) {
        return switch (rose) {
            case Rose.Invoke invoke -> invoke.argument();
            case Rose.ReturnResult result -> result.result() == null ? null : result.result().result();
            case Rose.ReturnError error -> null;
            case Rose.Reject reject -> null;
        };
    }

    private static Rose with(Rose rose, Octets element) {
        return switch (rose) {
            case Rose.Invoke invoke ->
                new Rose.Invoke(invoke.invokeID(), invoke.linkedID(), invoke.operationValue(), element);
            case Rose.ReturnResult result -> new Rose.ReturnResult(result.invokeID(),
                    new Rose.Result(result.result().operationValue(), element));
            case Rose.ReturnError error -> error;
            case Rose.Reject reject -> reject;
        };
    }
}
