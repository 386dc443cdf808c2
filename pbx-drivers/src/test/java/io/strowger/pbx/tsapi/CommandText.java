package io.strowger.pbx.tsapi;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.output.PbxCommand;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads a command, for example {@code MakeCall 5001 5002 4142 [- true]}: the name and its members in order. A member
 * that is left out at the end, or {@code -}, is empty; octets are hexadecimal; {@code 7@5001} is a connection, {@code
 * 7@T801#3!} a dynamic one; a list has commas; a record within has brackets. A route dialogue is two numbers.
 */
public final class CommandText {
    private final Deque<String> words = new ArrayDeque<>();

    private CommandText(String text) {
        for (String word : text.replace("[", " [ ").replace("]", " ] ").trim().split("\\s+")) {
            words.add(word);
        }
    }

    /** The command of a text. */
    public static PbxCommand command(String text) {
        CommandText t = new CommandText(text);
        String name = t.words.remove();
        try {
            PbxCommand command = (PbxCommand) t.record(Class.forName(PbxCommand.class.getName() + '$' + name));
            if (!t.words.isEmpty()) {
                throw new IllegalArgumentException("too much: " + t.words);
            }
            return command;
        } catch (ClassNotFoundException unknown) {
            throw new IllegalArgumentException("no command " + name, unknown);
        }
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean given = !words.isEmpty() && !words.peek().equals("]");
            values[i] = given ? value(components[i].getGenericType()) : empty(types[i]);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object value(Type type) {
        if (type == RouteDialogue.class) {
            return new RouteDialogue(Integer.parseInt(words.remove()), Integer.parseInt(words.remove()));
        }
        String word = words.remove();
        if (word.equals("-")) {
            return empty(type instanceof Class<?> plain ? plain : List.class);
        }
        if (type instanceof ParameterizedType list) {
            List<Object> elements = new ArrayList<>();
            for (String element : word.split(",")) {
                elements.add(plain((Class<?>) list.getActualTypeArguments()[0], element));
            }
            return elements;
        }
        if (!word.equals("[")) {
            return plain((Class<?>) type, word);
        }
        Object inner = record((Class<?>) type);
        words.remove();
        return inner;
    }

    private static Object plain(Class<?> type, String word) {
        if (type == String.class) {
            return word;
        }
        if (type == int.class) {
            return Integer.parseInt(word);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Boolean.parseBoolean(word);
        }
        if (type == double.class) {
            return Double.parseDouble(word);
        }
        if (type == Bytes.class) {
            return Bytes.fromHex(word);
        }
        if (type == ConnectionId.class) {
            String[] parts = word.split("@");
            boolean dynamic = parts[1].endsWith("!");
            return new ConnectionId(Integer.parseInt(parts[0]),
                    dynamic ? parts[1].substring(0, parts[1].length() - 1) : parts[1], dynamic);
        }
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no " + word);
    }

    private static Object empty(Class<?> type) {
        if (type == String.class) {
            return "";
        }
        if (type == int.class) {
            return 0;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == double.class) {
            return 0.0;
        }
        if (type == Bytes.class) {
            return Bytes.EMPTY;
        }
        return type == List.class ? List.of() : null;
    }
}
