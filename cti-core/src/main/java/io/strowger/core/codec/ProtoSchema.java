package io.strowger.core.codec;

import io.strowger.core.codec.FieldPlan.Shape;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Prints the schema that {@link RecordCodec} follows as proto3 text, from which clients in other languages are
 * generated. The same declarations print the same text.
 *
 * <p>A record is a message, a sealed interface a message with one oneof named {@code variant}. Types are named after
 * their Java types, nested ones behind the name of the outer type; fields are in snake case; enum values bear the
 * name of their enum in front and begin with {@code ..._UNSPECIFIED = 0}, which stands for an absent value.
 */
public final class ProtoSchema {

    private static final String ONEOF = "variant";
    private static final String INDENT = "  ";

    /** Looked up, never iterated. */
    private final Map<String, Class<?>> printed = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private ProtoSchema() {}

    /**
     * The text of a {@code .proto} file with all messages and enums that {@code roots} reach: each root, then what it
     * uses in the order of use.
     *
     * @throws IllegalArgumentException when a type cannot be a message, or two names coincide
     */
    public static String print(String protoPackage, Class<?>... roots) {
        ProtoSchema schema = new ProtoSchema();
        schema.text.append("syntax = \"proto3\";\n\npackage ").append(protoPackage).append(";\n");
        for (Class<?> root : roots) {
            schema.message(PlanCompiler.plan(root));
        }
        return schema.text.toString();
    }

    private boolean first(Class<?> type) {
        Class<?> other = printed.putIfAbsent(ProtoNames.type(type), type);
        if (other != null && other != type) {
            throw new IllegalArgumentException(
                    other.getName() + " and " + type.getName() + " are both named " + ProtoNames.type(type));
        }
        return other == null;
    }

    private void message(MessagePlan plan) {
        if (first(plan.type())) {
            switch (plan) {
                case RecordPlan record -> record(record);
                case SealedPlan sealed -> sealed(sealed);
            }
        }
    }

    private void record(RecordPlan plan) {
        open("message", plan.type());
        Names names = new Names(plan.type());
        FieldPlan[] fields = plan.fields().clone();
        Arrays.sort(fields, Comparator.comparingInt(FieldPlan::number));
        for (FieldPlan field : fields) {
            String name = names.add(ProtoNames.snake(field.component().getName()));
            doc(INDENT, field.component());
            text.append(INDENT).append(fieldType(field)).append(' ').append(name).append(" = ")
                    .append(field.number()).append(";\n");
        }
        text.append("}\n");
        for (FieldPlan field : plan.fields()) {
            ElementType element = field.element();
            if (element.message() != null) {
                message(element.message());
            } else if (element.constants() != null) {
                enumeration(element);
            }
        }
    }

    private void sealed(SealedPlan plan) {
        open("message", plan.type());
        text.append(INDENT).append("oneof ").append(ONEOF).append(" {\n");
        Names names = new Names(plan.type());
        names.add(ONEOF);
        for (SealedPlan.Variant variant : plan.variants()) {
            Class<?> type = variant.plan().type();
            text.append(INDENT).append(INDENT).append(ProtoNames.type(type)).append(' ')
                    .append(names.add(ProtoNames.snake(type.getSimpleName()))).append(" = ").append(variant.number())
                    .append(";\n");
        }
        text.append(INDENT).append("}\n}\n");
        for (SealedPlan.Variant variant : plan.variants()) {
            message(variant.plan());
        }
    }

    private void enumeration(ElementType element) {
        if (!first(element.type())) {
            return;
        }
        open("enum", element.type());
        String prefix = ProtoNames.upperSnake(ProtoNames.type(element.type())) + "_";
        Names names = new Names(element.type());
        text.append(INDENT).append(names.add(prefix + "UNSPECIFIED")).append(" = 0;\n");
        for (Object constant : element.constants()) {
            Enum<?> value = (Enum<?>) constant;
            doc(INDENT, constantOf(value));
            text.append(INDENT).append(names.add(prefix + value.name())).append(" = ")
                    .append(value.ordinal() + 1).append(";\n");
        }
        text.append("}\n");
    }

    private static AnnotatedElement constantOf(Enum<?> value) {
        try {
            return value.getDeclaringClass().getField(value.name());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private void open(String keyword, Class<?> type) {
        text.append('\n');
        doc("", type);
        text.append(keyword).append(' ').append(ProtoNames.type(type)).append(" {\n");
    }

    private void doc(String indent, AnnotatedElement element) {
        Doc doc = element.getAnnotation(Doc.class);
        if (doc != null) {
            doc.value().lines().forEach(line -> text.append(indent).append("// ").append(line).append('\n'));
        }
    }

    private static String fieldType(FieldPlan field) {
        ElementType element = field.element();
        String name = switch (element.kind()) {
            case ENUM -> ProtoNames.type(element.type());
            case MESSAGE -> ProtoNames.type(element.message().type());
            case INT32, INT64, BOOL, DOUBLE, STRING, BYTES -> element.kind().protoName;
        };
        if (field.shape() == Shape.SINGULAR) {
            return name;
        }
        return field.shape() == Shape.LIST ? "repeated " + name : "map<string, " + name + ">";
    }

    /** The names inside one message or enum, which must differ also after generators have dropped the underscores. */
    private static final class Names {

        private final Class<?> owner;
        private final Set<String> taken = new HashSet<>();

        Names(Class<?> owner) {
            this.owner = owner;
        }

        String add(String name) {
            if (!taken.add(name.replace("_", ""))) {
                throw new IllegalArgumentException(owner.getName() + " has two members named " + name);
            }
            return name;
        }
    }
}
