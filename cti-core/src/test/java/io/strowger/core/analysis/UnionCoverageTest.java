package io.strowger.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which conditions are contained in several others together. */
class UnionCoverageTest {
    private final Known known = new Known();

    private boolean covers(String wide, String narrow) {
        return UnionCoverage.covers(Arrays.stream(wide.split(";")).map(each -> known.flag(each.strip())).toList(),
                known.flag(narrow));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "vdn == '1'; vdn == '2'                            | vdn in ['1', '2']           | true",
        "vdn == '1'; vdn == '2'                            | vdn in ['1', '2', '3']      | false",
        "vdn == '1'; vdn != '1'                            | ani == '4930'               | true",
        "vdn == '1'; vdn == '2'                            | ani == '4930'               | false",
        "caller.vip < 3; caller.vip >= 3                   | ani starts-with '4930'      | true",
        "caller.vip < 3; caller.vip > 3                    | ani == '4930'               | false",
        "caller.vip in 1..4; caller.vip in 5..9            | caller.vip in 2..8          | true",
        "caller.vip in 1..4; caller.vip in 6..9            | caller.vip in 2..8          | false",
        "time in 08:00..18:00; time in 18:00..08:00        | vdn == '1'                  | true",
        "time in 08:00..18:00; time in 18:00..07:59        | vdn == '1'                  | false",
        "open; not open                                    | vdn == '1'                  | true",
        "open and vdn == '1'; not open and vdn == '1'      | vdn == '1'                  | true",
        "open and vdn == '1'; not open and vdn == '2'      | vdn == '1'                  | false",
        "var.night and caller.vip > 2; not var.night; caller.vip <= 2 | vdn == '1'       | true",
        "ani starts-with '49'; not (ani starts-with '49')  | vdn == '1'                  | true",
        "vdn == '1' and caller.vip > 1; vdn == '1' and caller.vip < 2 | vdn == '1' and open | true"})
    void severalContainOneOrNot(String wide, String narrow, boolean covers) {
        assertEquals(covers, covers(wide, narrow));
    }

    @Test
    void aRuleWithoutConditionIsContainedInAllCases() {
        assertTrue(UnionCoverage.covers(List.of(known.flag("open"), known.flag("not open")), null));
        assertFalse(UnionCoverage.covers(List.of(known.flag("open"), known.flag("var.night")), null));
        assertFalse(UnionCoverage.covers(List.of(), null));
    }

    @Test
    void whatTakesTooManyCasesIsNotDecided() {
        List<Expression> wide = new ArrayList<>();
        StringBuilder all = new StringBuilder("vdn in ['0'");
        for (int i = 0; i < UnionCoverage.CASES_MAX - 1; i++) {
            all.append(", '").append(i + 1).append('\'');
            if (i % 400 == 0) {
                wide.add(known.flag("vdn == '" + i + "'"));
            }
        }
        assertFalse(UnionCoverage.covers(wide, known.flag("caller.vip == 1")));
        assertTrue(covers("caller.vip in 1..2; caller.vip in 3..4", "caller.vip in 1..4"));
    }

    @Test
    void whatItSaysIsTrueOfRandomConditionsAndContactsAndNothingIsMissedOfOneValue() {
        long seed = 31;
        Random random = new Random(seed);
        int said = 0;
        for (int i = 0; i < 20_000; i++) {
            List<Expression> wide = new ArrayList<>();
            for (int k = 0; k < 2 + random.nextInt(3); k++) {
                wide.add(known.flag(ofOneValue(random)));
            }
            Expression narrow = known.flag(ofOneValue(random));
            boolean holds = true;
            for (long value = -2; value <= 16 && holds; value++) {
                known.numbers.put("caller.vip", value);
                holds = !narrow.isTrue(known) || wide.stream().anyMatch(each -> each.isTrue(known));
            }
            assertEquals(holds, UnionCoverage.covers(wide, narrow), "seed " + seed + ": " + wide + " and " + narrow);
            said += holds ? 1 : 0;
        }
        assertTrue(said > 1_000, "said " + said);
    }

    /** Over one number, by equality and ranges. */
    private static String ofOneValue(Random random) {
        int value = random.nextInt(11);
        String test = switch (random.nextInt(6)) {
            case 0 -> "caller.vip == " + value;
            case 1 -> "caller.vip != " + value;
            case 2 -> "caller.vip < " + value;
            case 3 -> "caller.vip >= " + value;
            case 4 -> "caller.vip in " + value + ".." + (value + random.nextInt(4));
            default -> "caller.vip in [" + value + ", " + random.nextInt(11) + "]";
        };
        return switch (random.nextInt(5)) {
            case 0 -> "not (" + test + ")";
            case 1 -> "(" + test + " or caller.vip == " + random.nextInt(11) + ")";
            default -> test;
        };
    }
}
