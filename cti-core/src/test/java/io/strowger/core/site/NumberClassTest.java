package io.strowger.core.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What kind of number somebody dials. */
class NumberClassTest {
    private static final NumberPlan BERLIN = new NumberPlan("9", "00", "0", "49", "30", 4);
    private static final List<DiallingClass> CLASSES = List.of(
            new DiallingClass(NumberClass.EMERGENCY, List.of("110", "112")),
            new DiallingClass("service", List.of("+49900.", "0180X1.")));

    private static NumberClass of(String dialled) {
        return NumberClass.of(CLASSES, BERLIN, dialled, false);
    }

    private static void is(String name, boolean outside, String... dialled) {
        for (String number : dialled) {
            assertEquals(new NumberClass(name, outside), of(number), number);
        }
    }

    @Test
    void theNumberPlanPlacesNumbers() {
        is(NumberClass.INTERNAL, false, "5001", "1");
        is(NumberClass.FEATURE, false, "*21", "#5", "*219003012345");
        is(NumberClass.LOCAL, true, "9123456", "+4930123456", "903012345");
        is(NumberClass.NATIONAL, true, "90891234567", "+49891234567");
        is(NumberClass.INTERNATIONAL, true, "900331234567", "+331234567", "900491"
                .replace("0049", "0044"));
        is(NumberClass.NATIONAL, true, "90049891234");
    }

    @Test
    void aDiallingClassComesBeforeThePlan() {
        is("service", true, "90900123456", "+49900123456", "900499001");
        is("service", true, "90180212345", "90180312");
        is(NumberClass.NATIONAL, true, "90180223");
    }

    @Test
    void emergencyIsKnownWithAndWithoutTrunkPrefix() {
        is(NumberClass.EMERGENCY, false, "110", "112");
        assertEquals(NumberClass.EMERGENCY,
                NumberClass.of(CLASSES, new NumberPlan("9", "00", "0", "49", "30", 2), "9112", false).name());
    }

    @Test
    void whatThePlanCannotPlaceIsInternational() {
        assertEquals(new NumberClass(NumberClass.INTERNATIONAL, true),
                NumberClass.of(List.of(), NumberPlan.NONE, "12345", false));
        assertEquals(new NumberClass(NumberClass.INTERNAL, false),
                NumberClass.of(List.of(), NumberPlan.NONE, "12345", true));
    }

    @Test
    void patterns() {
        assertTrue(DialPattern.matches("12X.", "123"));
        assertTrue(DialPattern.matches("12X.", "1234"));
        assertFalse(DialPattern.matches("12X.", "12"));
        assertFalse(DialPattern.matches("12X", "1234"));
        assertFalse(DialPattern.matches("12X", "12*"));
        for (String good : List.of("1", "+49.", "*21X", ".", "1".repeat(DialPattern.CHARACTERS_MAX))) {
            assertTrue(DialPattern.isValid(good), good);
        }
        for (String bad : List.of("", "1.2", "a", "1x", "1".repeat(DialPattern.CHARACTERS_MAX + 1))) {
            assertFalse(DialPattern.isValid(bad), bad);
        }
    }
}
