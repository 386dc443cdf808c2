package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.Enumerated;
import io.strowger.csta.Octets;
import io.strowger.csta.codec.AnyElement;
import io.strowger.csta.codec.Bits;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record and every enumeration is what the interface's definitions say, member by member and value by value. */
class TablesTest {
    private static final List<String[]> MESSAGES = Tables.load("messages.tsv");

    private static List<Arguments> rows(String table) {
        return MESSAGES.stream().filter(row -> row[0].equals(table)).map(row -> Arguments.of((Object[]) row)).toList();
    }

    static List<Arguments> acs() {
        return rows("ACS");
    }

    static List<Arguments> csta() {
        return rows("CSTA");
    }

    static List<Arguments> att() {
        return rows("ATT");
    }

    static List<Arguments> structures() {
        return rows("STRUCT");
    }

    @ParameterizedTest(name = "{4}")
    @MethodSource({"acs", "csta"})
    void shouldDeclareTheMessage(String table, int number, String direction, int eventClass, String name,
            String members) {
        List<MessageType> types = table.equals("ACS") ? MessageType.acs() : MessageType.csta();
        MessageType type = types.get(number - 1);
        assertEquals(number, type.eventType());
        assertEquals(eventClass, type.eventClass());
        assertEquals(direction, type.fromServer() ? "S->C" : "C->S");
        assertEquals(plain(table.equals("ACS") ? name.substring(3) : name), plain(type.type().getSimpleName()));
        assertEquals(members, members(type.type()));
    }

    @ParameterizedTest(name = "{1} {4}")
    @MethodSource("att")
    void shouldDeclareThePrivateItem(String table, int number, String direction, String eventClass, String name,
            String members) {
        AttType type = AttType.values().stream().filter(t -> t.number() == number).findFirst().orElseThrow();
        if (!name.startsWith("(")) {
            assertEquals(plain(name), plain(type.type().getSimpleName()));
        }
        assertEquals(members, members(type.type()));
    }

    @Test
    void shouldDeclareNothingElse() {
        assertEquals(MessageType.acs().size(), rows("ACS").size());
        assertEquals(MessageType.csta().size(), rows("CSTA").size());
        assertEquals(AttType.values().size(), rows("ATT").size());
    }

    @ParameterizedTest(name = "{4}")
    @MethodSource("structures")
    void shouldDeclareTheStructure(String table, String number, String direction, String eventClass, String name,
            String members) throws ClassNotFoundException {
        assertEquals(members, members(Class.forName("io.strowger.csta.tsapi." + name)));
    }

    /** In capitals, because the definitions write DTMF and UCID where records have Dtmf and Ucid. */
    private static String plain(String name) {
        return name.replace("_", "").toUpperCase(Locale.ROOT);
    }

    private static String members(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName() + " " + describe(component.getAnnotatedType()))
                .collect(Collectors.joining(", "));
    }

    private static String describe(AnnotatedType use) {
        Class<?> type = (Class<?>) (use.getType() instanceof ParameterizedType generic
                ? generic.getRawType()
                : use.getType());
        if (type == List.class) {
            return "[" + describe(((AnnotatedParameterizedType) use).getAnnotatedActualTypeArguments()[0]) + "]";
        }
        if (type == int.class || type == Integer.class) {
            Bits bits = use.getAnnotation(Bits.class);
            return bits == null ? "integer" : "bits(" + bits.value() + ")";
        }
        if (use.getAnnotation(AnyElement.class) != null) {
            return "any";
        }
        Map<Class<?>, String> plain = Map.of(String.class, "text", Octets.class, "octets", boolean.class, "boolean",
                Boolean.class, "boolean", double.class, "real");
        return plain.getOrDefault(type, type.getSimpleName());
    }

    static List<Arguments> enumerations() {
        return Tables.load("enumerations.tsv").stream().map(row -> Arguments.of((Object[]) row)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("enumerations")
    void shouldNameTheValues(String name, String values) throws ReflectiveOperationException {
        Class<?> type = Class.forName("io.strowger.csta.tsapi." + name);
        List<Enumerated> constants = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && field.getType() == type) {
                constants.add((Enumerated) field.get(null));
                assertEquals(field.getName(), constants.getLast().name());
            }
        }
        constants.sort(Comparator.comparingInt(Enumerated::value));
        assertEquals(values, constants.stream().map(c -> c.value() + "=" + c.name()).collect(Collectors.joining(" ")));
    }

    /** No enumeration that a message uses is missing in the table. */
    @Test
    void shouldKnowEveryEnumerationInUse() {
        Map<String, Class<?>> used = new TreeMap<>();
        MessageType.acs().forEach(type -> collect(type.type(), used));
        MessageType.csta().forEach(type -> collect(type.type(), used));
        AttType.values().forEach(type -> collect(type.type(), used));
        TreeSet<String> missing = new TreeSet<>(used.keySet());
        Tables.load("enumerations.tsv").forEach(row -> missing.remove(row[0]));
        assertTrue(missing.isEmpty(), missing::toString);
    }

    private static void collect(Class<?> type, Map<String, Class<?>> used) {
        if (Enumerated.class.isAssignableFrom(type)) {
            used.put(type.getSimpleName(), type);
        } else if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(component.getType(), used);
                if (component.getGenericType() instanceof ParameterizedType generic) {
                    collect((Class<?>) generic.getActualTypeArguments()[0], used);
                }
            }
        }
    }
}
