package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Declarations that cannot be messages are refused at start with the place and the reason. */
class DeclarationTest {

    record Short(short value) {}

    record Boxed(Integer value) {}

    record Array(byte[] value) {}

    record Whatever(Object value) {}

    record Absent(Optional<String> value) {}

    record Raw(@SuppressWarnings("rawtypes") List value) {}

    record Wild(List<?> value) {}

    record Deep(List<List<String>> value) {}

    record OfSet(Set<String> value) {}

    record IntKeys(Map<Integer, String> value) {}

    record IntValues(Map<String, Integer> value) {}

    record Generic<T>(T value) {}

    record HoldsGeneric(Generic<String> value) {}

    record SameNumber(int first, @Tag(1) int second) {}

    record Holds(HoldsInside inside) {}

    record HoldsInside(float value) {}

    sealed interface WithoutTag {
        record Variant() implements WithoutTag {}
    }

    sealed interface SameTag {
        @Tag(1)
        record One() implements SameTag {}

        sealed interface Sub extends SameTag {
            @Tag(1)
            record Other() implements Sub {}
        }
    }

    sealed interface OfClasses {
        final class Variant implements OfClasses {}
    }

    sealed interface OfOpen {
        non-sealed interface Variant extends OfOpen {}
    }

    sealed interface OfEnums {
        enum Variant implements OfEnums { ONE }
    }

    interface Open {}

    static Stream<Arguments> refused() {
        return Stream.of(Arguments.of(Short.class, "Short.value", "short is not supported"),
                Arguments.of(Boxed.class, "Boxed.value", "may be null; use the primitive type"),
                Arguments.of(Array.class, "Array.value", "use io.strowger.core.codec.Bytes"),
                Arguments.of(Whatever.class, "Whatever.value", "java.lang.Object is neither a record"),
                Arguments.of(Absent.class, "Absent.value", "Optional"),
                Arguments.of(Raw.class, "Raw.value", "is not supported"),
                Arguments.of(Wild.class, "Wild.value", "is not supported"),
                Arguments.of(Deep.class, "Deep.value", "is not supported"),
                Arguments.of(OfSet.class, "OfSet.value", "is not supported"),
                Arguments.of(IntKeys.class, "IntKeys.value", "the key of a map is a String"),
                Arguments.of(IntValues.class, "IntValues.value", "the value of a map is"),
                Arguments.of(Generic.class, "Generic", "type parameters"),
                Arguments.of(HoldsGeneric.class, "HoldsGeneric.value", "is not supported"),
                Arguments.of(SameNumber.class, "SameNumber.second", "has the number of first"),
                Arguments.of(Holds.class, "HoldsInside.value", "float is not supported"),
                Arguments.of(WithoutTag.class, "WithoutTag$Variant", "needs @Tag"),
                Arguments.of(SameTag.class, "SameTag", "@Tag(1) is on both"),
                Arguments.of(OfClasses.class, "OfClasses", "is neither a record nor a sealed interface"),
                Arguments.of(OfOpen.class, "OfOpen", "is neither a record nor a sealed interface"),
                Arguments.of(OfEnums.class, "OfEnums", "is neither a record nor a sealed interface"),
                Arguments.of(Open.class, "Open", "is neither a record nor a sealed interface"),
                Arguments.of(String.class, "String", "is neither a record nor a sealed interface"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuse(Class<?> type, String place, String reason) {
        for (int attempt = 1; attempt <= 2; attempt++) {
            String message = assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(type)).getMessage();
            assertTrue(message.contains(place) && message.contains(reason), message);
        }
    }
}
