package io.strowger.agent.json;

import io.strowger.agent.session.ReasonKind;
import io.strowger.core.codec.MessageShape;
import io.strowger.core.codec.MessageShape.Field;
import io.strowger.core.codec.MessageShape.Kind;
import io.strowger.core.output.RefusalReason;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints the messages of the protocol, as JSON has them, in TypeScript. The same declarations print the same text. */
final class TypeScriptTypes {
    private static final String HEAD = """
            // Printed from the declarations of the server's messages; a test compares. Do not edit.

            /** Exactly one of the properties. */
            export type OneOf<T> = {
              [K in keyof T]-?: { [P in K]-?: NonNullable<T[P]> } & { [P in Exclude<keyof T, K>]?: undefined };
            }[keyof T];

            /** A whole number of 64 bits, in decimal digits. */
            export type Int64 = string;

            /** Bytes in base64. */
            export type Base64 = string;
            """;

    private final Set<String> printed = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder(HEAD);

    private TypeScriptTypes() {}

    static String print(Class<?>... roots) {
        TypeScriptTypes types = new TypeScriptTypes();
        for (Class<?> root : roots) {
            types.message(MessageShape.of(root));
        }
        return types.text.toString();
    }

    /** What the reasons for refusals mean, by their names in {@code RequestOutcome}. */
    static String printRefusals() {
        StringBuilder text = new StringBuilder("// Printed from the server's table of refusals; a test compares. Do "
                + "not edit.\n\n/** What a reason means and what to do, by its name; the code is its number in Refused "
                + "and Closing, the kind what a client does when its login or resume is refused with it or the "
                + "connection is closed. */\nexport const REFUSALS = {\n");
        for (RefusalReason reason : RefusalReason.values()) {
            text.append("  ").append(reason.name()).append(": { code: ").append(reason.code()).append(", kind: \"")
                    .append(ReasonKind.of(reason)).append("\", sentence: \"")
                    .append(reason.sentence().replace("\\", "\\\\").replace("\"", "\\\"")).append("\" },\n");
        }
        return text.append("} as const;\n\n/** The name of a reason that this build knows. */\nexport type Reason = "
                + "keyof typeof REFUSALS;\n").toString();
    }

    private void message(MessageShape shape) {
        if (!printed.add(shape.name())) {
            return;
        }
        text.append("\nexport ").append(shape.isOneof()
                ? "type " + shape.name() + " = OneOf<{\n"
                : "interface " + shape.name() + " {\n");
        for (Field field : shape.fields()) {
            text.append("  ").append(field.jsonName()).append("?: ").append(type(field)).append(";\n");
        }
        text.append(shape.isOneof() ? "}>;\n" : "}\n");
        for (Field field : shape.fields()) {
            if (field.kind() == Kind.MESSAGE) {
                message(field.element().message());
            } else if (field.kind() == Kind.ENUM && printed.add(field.element().enumName())) {
                text.append("\nexport type ").append(field.element().enumName()).append(" =\n  | ")
                        .append(field.element().constants().stream().map(name -> "\"" + name + "\"")
                                .collect(Collectors.joining("\n  | ")))
                        .append(";\n");
            }
        }
    }

    private static String type(Field field) {
        String element = switch (field.kind()) {
            case INT32, DOUBLE -> "number";
            case INT64 -> "Int64";
            case BOOL -> "boolean";
            case STRING -> "string";
            case BYTES -> "Base64";
            case ENUM -> field.element().enumName();
            case MESSAGE -> field.element().message().name();
        };
        return switch (field.cardinality()) {
            case ONE -> element;
            case LIST -> element + "[]";
            case MAP -> "Record<string, " + element + ">";
        };
    }
}
