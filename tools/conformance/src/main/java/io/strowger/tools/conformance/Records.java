package io.strowger.tools.conformance;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.AttType;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.MessageType;
import io.strowger.csta.tsapi.TsapiMessage;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes messages of what a script writes; members that it leaves out are empty as the standard writes emptiness. */
final class Records {
    private Records() {}

    /** A message such as {@code Csta.MakeCall{callingDevice="5001", calledDevice="5002"}}. */
    static TsapiMessage message(Tree tree) {
        Tree.Node node = named(tree);
        return Stream.concat(MessageType.acs().stream(), MessageType.csta().stream())
                .filter(type -> type.name().equals(node.name())).findFirst()
                .map(type -> (TsapiMessage) record(type.type(), node))
                .orElseThrow(() -> new IllegalArgumentException("no message " + node.name()));
    }

    /** An item such as {@code Att.QueryTod{}}. */
    static AttMessage item(Tree tree) {
        Tree.Node node = named(tree);
        return AttType.values().stream().filter(type -> type.name().equals(node.name())).findFirst()
                .map(type -> (AttMessage) record(type.type(), node))
                .orElseThrow(() -> new IllegalArgumentException("no private data " + node.name()));
    }

    private static Tree.Node named(Tree tree) {
        if (tree instanceof Tree.Node node && !node.name().isEmpty()) {
            return node;
        }
        throw new IllegalArgumentException("a message has a name and members in braces: " + tree);
    }

    private static Object record(Class<?> type, Tree.Node node) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> names = Stream.of(components).map(RecordComponent::getName).toList();
        for (String name : node.members().keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(type.getSimpleName() + " has no member " + name + " but " + names);
            }
        }
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Tree given = node.members().get(names.get(i));
            values[i] = given == null ? empty(types[i]) : value(components[i].getGenericType(), given);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + refused.getCause(), refused);
        }
    }

    private static Object empty(Class<?> type) {
        if (type == int.class) {
            return 0;
        } else if (type == boolean.class) {
            return false;
        } else if (type == String.class) {
            return "";
        } else if (type == Octets.class) {
            return Octets.EMPTY;
        } else if (type == List.class) {
            return List.of();
        }
        for (String constant : List.of("NONE", "NOT_KNOWN", "EMPTY", "EC_NONE", "CS_NONE")) {
            try {
                return type.getField(constant).get(null);
            } catch (ReflectiveOperationException next) {
                continue;
            }
        }
        try {
            return type.getMethod("of", int.class).invoke(null, 0);
        } catch (ReflectiveOperationException notAnEnumeration) {
            return record(type, new Tree.Node("", Map.of()));
        }
    }

    private static Object value(Type type, Tree tree) {
        if (type instanceof ParameterizedType list && tree instanceof Tree.Items items) {
            return items.items().stream().map(item -> value(list.getActualTypeArguments()[0], item)).toList();
        }
        Class<?> plain = (Class<?>) type;
        return switch (tree) {
            case Tree.OfCall ofCall when plain == ConnectionID.class ->
                new ConnectionID((int) number(ofCall.callId()), text(ofCall.deviceId()), ConnectionIDDevice.STATIC_ID);
            case Tree.Node node -> record(plain, node);
            case Tree.Scalar scalar -> scalar(plain, scalar);
            default -> throw new IllegalArgumentException(plain.getSimpleName() + " cannot be made of " + tree);
        };
    }

    private static Object scalar(Class<?> type, Tree.Scalar scalar) {
        if (type == int.class) {
            return (int) number(scalar);
        } else if (type == boolean.class) {
            return Boolean.parseBoolean(scalar.text());
        } else if (type == String.class) {
            return text(scalar);
        } else if (type == Octets.class) {
            return scalar.text().startsWith("\"")
                    ? Octets.of(text(scalar).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                    : Octets.fromHex(scalar.text().substring(1));
        } else if (type == ExtendedDeviceID.class) {
            return ExtendedDeviceID.of(text(scalar));
        }
        return enumeration(type, scalar.text());
    }

    private static Object enumeration(Class<?> type, String name) {
        boolean number = name.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        try {
            return number
                    ? type.getMethod("of", int.class).invoke(null, Integer.parseInt(name))
                    : type.getField(name).get(null);
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + name, unknown);
        }
    }

    private static long number(Tree tree) {
        try {
            return Long.decode(tree.toString());
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("not a number: " + tree, noNumber);
        }
    }

    /** Without its quotes; escapes as the canonical text writes them. */
    static String text(Tree tree) {
        String quoted = tree.toString();
        if (quoted.length() < 2 || quoted.charAt(0) != '"') {
            throw new IllegalArgumentException("a text in quotes, not " + quoted);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\' && quoted.startsWith("x", i + 1)) {
                out.append((char) Integer.parseInt(quoted.substring(i + 2, i + 4), 16));
                i += 3;
            } else if (c == '\\') {
                out.append(quoted.charAt(++i));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
