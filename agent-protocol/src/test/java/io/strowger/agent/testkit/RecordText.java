package io.strowger.agent.testkit;

import io.strowger.core.codec.Bytes;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the text that CanonicalText prints back into records. Throws IllegalArgumentException with the place where the text is wrong. */
public final class RecordText {
    private static final String BARE_PUNCTUATION = "_.:@+/#*-";

    private final String text;
    private int at;

    private RecordText(String text) {
        this.text = text;
    }

    /** A record of the type, or of one of its variants; fields that are left out are absent. */
    public static <T> T parse(Class<T> type, String text) {
        RecordText reader = new RecordText(text.strip());
        T value = type.cast(reader.record(type));
        if (reader.at != reader.text.length()) {
            throw reader.wrong("text behind the record");
        }
        return value;
    }

    private Object record(Class<?> declared) {
        String name = word();
        Class<?> type = find(declared, name);
        if (type == null) {
            throw wrong(declared.getSimpleName() + " has no variant " + name);
        }
        Map<String, Object> given = new HashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        take('{');
        while (!have('}')) {
            String field = word();
            take('=');
            RecordComponent component = component(components, field);
            given.put(field, value(component.getType(), component.getGenericType()));
            have(',');
        }
        return make(type, components, given);
    }

    private RecordComponent component(RecordComponent[] components, String name) {
        for (RecordComponent component : components) {
            if (component.getName().equals(name)) {
                return component;
            }
        }
        throw wrong("no field " + name);
    }

    private Object make(Class<?> type, RecordComponent[] components, Map<String, Object> given) {
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            Object value = given.get(components[i].getName());
            values[i] = value == null ? absent(types[i]) : value;
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make " + type, e);
        }
    }

    private static Class<?> find(Class<?> declared, String name) {
        if (declared.isRecord()) {
            return declared.getSimpleName().equals(name) ? declared : null;
        }
        for (Class<?> permitted : declared.getPermittedSubclasses()) {
            Class<?> found = find(permitted, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Object absent(Class<?> type) {
        if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == boolean.class) {
            return false;
        } else if (type == double.class) {
            return 0.0;
        } else if (type == String.class) {
            return "";
        } else if (type == Bytes.class) {
            return Bytes.EMPTY;
        } else if (type == List.class) {
            return List.of();
        } else if (type == Map.class) {
            return new TreeMap<>();
        }
        return null;
    }

    private Object value(Class<?> type, Type generic) {
        if (type == List.class) {
            List<Object> list = new ArrayList<>();
            take('[');
            while (!have(']')) {
                list.add(value(argument(generic, 0), argument(generic, 0)));
                have(',');
            }
            return List.copyOf(list);
        } else if (type == Map.class) {
            Map<String, Object> map = new TreeMap<>();
            take('{');
            while (!have('}')) {
                String key = word();
                take('=');
                map.put(key, value(argument(generic, 1), argument(generic, 1)));
                have(',');
            }
            return map;
        } else if (type.isRecord() || type.isInterface()) {
            return record(type);
        }
        return scalar(type, word());
    }

    private Object scalar(Class<?> type, String word) {
        if (type == int.class || type == Integer.class) {
            return Integer.parseInt(word);
        } else if (type == long.class) {
            return Long.parseLong(word);
        } else if (type == boolean.class) {
            return Boolean.parseBoolean(word);
        } else if (type == double.class) {
            return Double.parseDouble(word);
        } else if (type == Bytes.class) {
            return Bytes.fromHex(word.substring(2));
        } else if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(word)) {
                    return constant;
                }
            }
            throw wrong("no constant " + word);
        }
        return word;
    }

    private static Class<?> argument(Type generic, int index) {
        return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[index];
    }

    private String word() {
        spaces();
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && bare(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw wrong("a word is wanted");
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder word = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\') {
                word.append(c);
            } else if (text.charAt(at) == 'u') {
                word.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                at += 5;
            } else {
                word.append(text.charAt(at++));
            }
        }
        at++;
        return word.toString();
    }

    private void take(char c) {
        if (!have(c)) {
            throw wrong("'" + c + "' is wanted");
        }
    }

    private boolean have(char c) {
        spaces();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean bare(char c) {
        return Character.isLetterOrDigit(c) || BARE_PUNCTUATION.indexOf(c) >= 0;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at " + at + " of: " + text);
    }
}
