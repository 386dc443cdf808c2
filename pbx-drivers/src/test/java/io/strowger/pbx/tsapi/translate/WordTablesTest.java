package io.strowger.pbx.tsapi.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.Enumerated;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WordTablesTest {
    /** Names of the wire that the engine has no word for, because they say that there is nothing. */
    private static final Map<String, Set<String>> NOTHING = Map.of("STATES", Set.of("CS_NONE"), "CONSULT_MODES",
            Set.of("ATT_CM_NONE"), "EVENT_REASONS", Set.of("AR_NONE"), "UUI_PROTOCOLS", Set.of("UUI_NONE"),
            "ORIGINAL_REASONS", Set.of("OR_NONE"), "INTERFLOWS", Set.of("LAI_NO_INTERFLOW"), "CODE_TYPES",
            Set.of("UE_NONE"), "DROP_RESOURCES", Set.of("DR_NONE"));
    /** The engine's own word for a number without a name, and where the wire shares it. */
    private static final String UNKNOWN = "UNKNOWN";

    /** Every named number of the wire has a word of its own, and every word but UNKNOWN a number. */
    @TestFactory
    Stream<DynamicTest> tables() {
        return Stream.of(WordTables.class.getDeclaredFields())
                .filter(field -> field.getType() == WordTable.class)
                .map(field -> DynamicTest.dynamicTest(field.getName(), () -> check(field)));
    }

    private static <W extends Enumerated, E extends Enum<E>> void check(Field field) throws IllegalAccessException {
        var types = ((ParameterizedType) field.getGenericType()).getActualTypeArguments();
        @SuppressWarnings("unchecked") // as the field says
        WordTable<W, E> table = (WordTable<W, E>) field.get(null);
        @SuppressWarnings("unchecked") // as the field says
        Class<E> core = (Class<E>) types[1];
        Set<String> nothing = new TreeSet<>(NOTHING.getOrDefault(field.getName(), Set.of()));
        Set<String> words = new TreeSet<>();
        for (Field constant : ((Class<?>) types[0]).getFields()) {
            if (!Modifier.isStatic(constant.getModifiers()) || constant.getType() != types[0]) {
                continue;
            }
            @SuppressWarnings("unchecked") // as the field says
            W value = (W) constant.get(null);
            if (!nothing.remove(value.name())) {
                E word = table.word(value);
                assertNotNull(word, value.name());
                assertTrue(words.add(word.name()), value.name() + " has no word of its own");
                assertEquals(value, table.number(word));
            }
        }
        assertEquals(Set.of(), nothing);
        assertFalse(words.isEmpty(), "the wire names nothing");
        for (E word : core.getEnumConstants()) {
            assertTrue(word.name().equals(UNKNOWN) || hasNumber(table, word), word + " has no number");
        }
    }

    private static <W extends Enumerated, E extends Enum<E>> boolean hasNumber(WordTable<W, E> table, E word) {
        try {
            return table.number(word) != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
