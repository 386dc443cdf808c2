package io.strowger.core.codec;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the message of a record or sealed interface consists of, in the words of the printed schema: for whoever reads
 * or writes the same declarations in another notation. Immutable, any thread.
 */
public final class MessageShape {

    private static final Map<Class<?>, MessageShape> SHAPES = new ConcurrentHashMap<>();

    private final MessagePlan plan;
    private final List<Field> fields;
    /** Looked up, never iterated. */
    private final Map<Integer, Field> byNumber = new HashMap<>();
    /** Looked up, never iterated; names of the schema and of JSON. */
    private final Map<String, Field> byName = new HashMap<>();

    /** How many values a field holds. */
    public enum Cardinality {
        ONE, LIST, MAP
    }

    /** What a field holds, in proto3's terms. */
    public enum Kind {
        INT32, INT64, BOOL, DOUBLE, STRING, BYTES, ENUM, MESSAGE
    }

    /**
     * A field of the message, or a variant of its oneof.
     *
     * @param number the field's number
     * @param index its position among the fields in the order of their numbers, from 0
     * @param name its name in the schema
     * @param jsonName its name in JSON, as protobuf forms it
     * @param kind of the value, of the elements of a list or of the values of a map, whose keys are strings
     */
    public record Field(int number, int index, String name, String jsonName, Cardinality cardinality, Kind kind,
            ElementShape element) {
        /** Whether lists of it are one length-delimited run. */
        public boolean isPacked() {
            return cardinality == Cardinality.LIST && element.element.kind().packed();
        }

        /** The wire type of a single value. */
        public int wireType() {
            return element.element.kind().wireType;
        }
    }

    /** The type behind a field of kind ENUM or MESSAGE. */
    public static final class ElementShape {

        private final ElementType element;
        private final List<String> constants;
        /** Looked up, never iterated. */
        private final Map<String, Integer> numbers = new HashMap<>();

        private ElementShape(ElementType element) {
            this.element = element;
            this.constants = element.constants() == null ? List.of() : names(element);
            for (int number = 0; number < constants.size(); number++) {
                numbers.put(constants.get(number), number);
            }
        }

        private static List<String> names(ElementType element) {
            String prefix = ProtoNames.upperSnake(ProtoNames.type(element.type())) + "_";
            String[] names = new String[element.constants().length + 1];
            names[0] = prefix + "UNSPECIFIED";
            for (int number = 1; number < names.length; number++) {
                names[number] = prefix + ((Enum<?>) element.constants()[number - 1]).name();
            }
            return List.of(names);
        }

        /** The nested message. */
        public MessageShape message() {
            return MessageShape.of(element.message());
        }

        /** The enum's name in the schema. */
        public String enumName() {
            return ProtoNames.type(element.type());
        }

        /** The names of the enum's values in the schema, by number from 0. */
        public List<String> constants() {
            return constants;
        }

        /** The name of the value with this number, null when this build has none. */
        public String constant(int number) {
            return number >= 0 && number < constants.size() ? constants.get(number) : null;
        }

        /** The number of the value with this name, -1 when this build has none. */
        public int number(String name) {
            return numbers.getOrDefault(name, -1);
        }
    }

    private MessageShape(MessagePlan plan) {
        this.plan = plan;
        this.fields = switch (plan) {
            case RecordPlan record -> fields(record);
            case SealedPlan sealed -> variants(sealed);
        };
        for (Field field : fields) {
            byNumber.put(field.number(), field);
            byName.put(field.name(), field);
            byName.put(field.jsonName(), field);
        }
    }

    /** The shape of a record or sealed interface; throws as {@link RecordCodec#of} does. */
    public static MessageShape of(Class<?> type) {
        return of(PlanCompiler.plan(type));
    }

    private static MessageShape of(MessagePlan plan) {
        MessageShape ready = SHAPES.get(plan.type());
        if (ready == null) {
            ready = SHAPES.computeIfAbsent(plan.type(), type -> new MessageShape(plan));
        }
        return ready;
    }

    private static List<Field> fields(RecordPlan plan) {
        FieldPlan[] sorted = plan.fields().clone();
        Arrays.sort(sorted, Comparator.comparingInt(FieldPlan::number));
        Field[] fields = new Field[sorted.length];
        for (int i = 0; i < fields.length; i++) {
            String name = ProtoNames.snake(sorted[i].component().getName());
            Cardinality cardinality = switch (sorted[i].shape()) {
                case SINGULAR -> Cardinality.ONE;
                case LIST -> Cardinality.LIST;
                case MAP -> Cardinality.MAP;
            };
            fields[i] = new Field(sorted[i].number(), i, name, json(name), cardinality,
                    Kind.valueOf(sorted[i].element().kind().name()), new ElementShape(sorted[i].element()));
        }
        return List.of(fields);
    }

    private static List<Field> variants(SealedPlan plan) {
        Field[] fields = new Field[plan.variants().size()];
        for (int i = 0; i < fields.length; i++) {
            SealedPlan.Variant variant = plan.variants().get(i);
            String name = ProtoNames.snake(variant.plan().type().getSimpleName());
            fields[i] = new Field(variant.number(), i, name, json(name), Cardinality.ONE, Kind.MESSAGE,
                    new ElementShape(
                            new ElementType(ElementType.Kind.MESSAGE, variant.plan().type(), null, variant.plan())));
        }
        return List.of(fields);
    }

    /** As the stock compiler does: underscores go, and what follows one becomes a capital. */
    private static String json(String snake) {
        StringBuilder name = new StringBuilder();
        boolean capital = false;
        for (int i = 0; i < snake.length(); i++) {
            char c = snake.charAt(i);
            if (c == '_') {
                capital = true;
            } else {
                name.append(capital ? Character.toUpperCase(c) : c);
                capital = false;
            }
        }
        return name.toString();
    }

    /** The message's name in the schema. */
    public String name() {
        return ProtoNames.type(plan.type());
    }

    /** The Java type. */
    public Class<?> type() {
        return plan.type();
    }

    /** Whether the message holds one of its fields at a time. */
    public boolean isOneof() {
        return plan instanceof SealedPlan;
    }

    /** The fields or variants in the order of their numbers. */
    public List<Field> fields() {
        return fields;
    }

    /** The field with this number, or null. */
    public Field field(int number) {
        return byNumber.get(number);
    }

    /** The field with this name, in the schema or in JSON, or null. */
    public Field field(String name) {
        return byName.get(name);
    }
}
