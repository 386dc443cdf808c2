package io.strowger.core.codec.testkit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.ProtoSchema;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the record codec against the stock protobuf compiler and runtime. The committed schema equals the printed
 * one; the messages that the stock compiler makes of it, filled by their own builders from a record's values, have
 * the codec's bytes.
 */
public final class ProtoOracle {

    /** With this system property set to true, {@link #checkSchema} writes the file instead of comparing it. */
    public static final String WRITE_PROPERTY = "proto.write";

    private ProtoOracle() {}

    /** Throws an {@link AssertionError} unless {@code committed} holds what {@link ProtoSchema} prints. */
    public static void checkSchema(Path committed, String protoPackage, Class<?>... roots) {
        String printed = ProtoSchema.print(protoPackage, roots);
        try {
            if (Boolean.getBoolean(WRITE_PROPERTY)) {
                Files.writeString(committed, printed);
            }
            if (!Files.readString(committed).equals(printed)) {
                throw new AssertionError(committed + " is not what the records say; run again with -D" + WRITE_PROPERTY
                        + "=true and look at the difference. The records say:\n" + printed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Throws an {@link AssertionError} unless both sides agree on {@code value}: the stock runtime writes the same
     * bytes from the same values, reads ours to the same message, and we read its bytes to an equal record.
     *
     * @param stock any instance of the generated class of the codec's type
     */
    public static <T> void check(RecordCodec<T> codec, T value, Message stock) {
        Message expected = message(codec.type(), value, stock.newBuilderForType());
        byte[] theirs = serialise(expected);
        byte[] ours = codec.encode(value);
        require(Bytes.of(ours).equals(Bytes.of(theirs)), value,
                "bytes differ:\n" + Bytes.of(ours) + "\n" + Bytes.of(theirs));
        try {
            Message parsed = stock.newBuilderForType().mergeFrom(ours).build();
            require(parsed.equals(expected), value, "parsed to\n" + parsed + "instead of\n" + expected);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("the stock runtime refuses " + value, e);
        }
        T decoded = codec.decode(theirs).orThrow();
        require(decoded.equals(value), value, "decoded to " + decoded);
    }

    private static void require(boolean holds, Object value, String otherwise) {
        if (!holds) {
            throw new AssertionError(value + ": " + otherwise);
        }
    }

    private static byte[] serialise(Message message) {
        byte[] bytes = new byte[message.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.checkNoSpaceLeft();
        return bytes;
    }

    /** Fills {@code builder} with what {@code value} holds where {@code declared} is declared. */
    private static Message message(Class<?> declared, Object value, Message.Builder builder) {
        if (!declared.isRecord()) {
            int number = value.getClass().getAnnotation(Tag.class).value();
            FieldDescriptor field = builder.getDescriptorForType().findFieldByNumber(number);
            return builder.setField(field, message(value.getClass(), value, builder.newBuilderForField(field))).build();
        }
        RecordComponent[] components = declared.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Tag tag = components[i].getAnnotation(Tag.class);
            int number = tag == null ? i + 1 : tag.value();
            component(components[i], get(components[i], value), number, builder);
        }
        return builder.build();
    }

    private static Object get(RecordComponent component, Object record) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void component(RecordComponent component, Object value, int number, Message.Builder builder) {
        FieldDescriptor field = builder.getDescriptorForType().findFieldByNumber(number);
        if (value instanceof List<?> list) {
            for (Object element : list) {
                builder.addRepeatedField(field, plain(argument(component, 0), element, field, builder));
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
                Message.Builder pair = builder.newBuilderForField(field);
                List<FieldDescriptor> keyAndValue = field.getMessageType().getFields();
                pair.setField(keyAndValue.get(0), entry.getKey());
                FieldDescriptor second = keyAndValue.get(1);
                pair.setField(second, plain(argument(component, 1), entry.getValue(), second, pair));
                builder.addRepeatedField(field, pair.build());
            }
        } else if (value != null) {
            builder.setField(field, plain(component.getType(), value, field, builder));
        }
    }

    private static Object plain(Class<?> declared, Object value, FieldDescriptor field, Message.Builder parent) {
        return switch (value) {
            case Bytes bytes -> ByteString.copyFrom(bytes.toByteArray());
            case Enum<?> constant -> field.getEnumType().findValueByNumber(constant.ordinal() + 1);
            case Record record -> message(declared, record, parent.newBuilderForField(field));
            default -> value;
        };
    }

    private static Class<?> argument(RecordComponent component, int index) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[index];
    }
}
