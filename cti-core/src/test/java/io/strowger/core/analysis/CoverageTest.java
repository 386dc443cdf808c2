package io.strowger.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rules can never be reached. */
class CoverageTest {
    private final Known known = new Known();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "open                             | open                                      | true",
        "open                             | open and var.night                        | true",
        "open and var.night               | open                                      | false",
        "open or var.night                | var.night                                 | true",
        "vdn in ['1', '2']                | vdn == '2' and open                       | true",
        "vdn in ['1', '2']                | vdn == '3'                                | false",
        "caller.vip >= 2                  | caller.vip >= 3                           | true",
        "caller.vip >= 2                  | caller.vip in 2..4                        | true",
        "caller.vip >= 2                  | caller.vip in [2, 9]                      | true",
        "caller.vip > 2                   | caller.vip >= 2                           | false",
        "caller.vip < 9                   | caller.vip <= 8                           | true",
        "ani starts-with '+49'            | ani starts-with '+4930'                   | true",
        "ani starts-with '+49'            | ani matches '+4930XX'                     | true",
        "ani matches '+49.'               | ani matches '+4930.'                      | true",
        "ani matches '+49X.'              | ani == '+4930'                            | true",
        "ani starts-with '+4930'          | ani starts-with '+49'                     | false",
        "vdn != '1'                       | vdn == '2'                                | true",
        "not (vdn == '1')                 | vdn in ['2', '3']                         | true",
        "not var.night                    | not var.night and open                    | true",
        "time in 08:00..18:00             | time in 09:00..10:00                      | true",
        "time in 22:00..06:00             | time == 23:00                             | true",
        "open                             | false                                     | true"})
    void aConditionContainsAnother(String wide, String narrow, boolean covers) {
        assertEquals(covers, Coverage.covers(known.flag(wide), known.flag(narrow)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "vdn == '1' and vdn == '2'                | true",
        "open and not open                        | true",
        "caller.vip > 3 and caller.vip < 2        | true",
        "caller.vip > 2 and caller.vip < 4        | false",
        "vdn == '1' and (vdn == '2' or vdn == '3')| true",
        "ani starts-with '1' and ani == '21'      | true",
        "false or false                           | true",
        "vdn == '1' or vdn == '2'                 | false"})
    void aConditionContradictsItself(String condition, boolean never) {
        assertEquals(never, Coverage.isNever(known.flag(condition)));
    }

    @Test
    void whatItSaysIsTrueOfRandomConditionsAndContacts() {
        long seed = 29;
        Random random = new Random(seed);
        int said = 0;
        for (int i = 0; i < 30_000; i++) {
            Expression wide = known.flag(condition(random, 2));
            Expression narrow = known.flag(condition(random, 2));
            boolean covers = Coverage.covers(wide, narrow);
            boolean never = Coverage.isNever(narrow);
            said += covers ? 1 : 0;
            for (int k = 0; (covers || never) && k < 60; k++) {
                known.texts.put("vdn", "" + random.nextInt(4));
                known.texts.put("ani", "" + random.nextInt(140));
                known.numbers.put("caller.vip", (long) random.nextInt(5));
                known.numbers.put("var.night", (long) random.nextInt(2));
                known.numbers.put("time(office)", 60L * random.nextInt(24));
                if (narrow.isTrue(known)) {
                    assertTrue(!never, "seed " + seed + ": holds " + narrow);
                    assertTrue(wide.isTrue(known), "seed " + seed + ": " + wide + " does not contain " + narrow);
                }
            }
        }
        assertTrue(said > 1_000, "seed " + seed + " says little: " + said);
    }

    private static String condition(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            String left = condition(random, depth - 1);
            return switch (random.nextInt(5)) {
                case 0 -> "not (" + left + ")";
                case 1, 2 -> "(" + left + " and " + condition(random, depth - 1) + ")";
                default -> "(" + left + " or " + condition(random, depth - 1) + ")";
            };
        }
        int digit = random.nextInt(4);
        List<String> tests = List.of("vdn == '" + digit + "'", "vdn != '" + digit + "'",
                "vdn in ['0', '" + digit + "']",
                "caller.vip >= " + digit, "caller.vip < " + digit, "caller.vip in " + digit + "..4", "var.night",
                "ani starts-with '" + digit + "'", "ani matches '1X'", "ani matches '" + digit + ".'",
                "ani contains '" + digit + "'", "time in 0" + digit + ":00..12:00", "time in 20:00..0" + digit + ":00");
        return tests.get(random.nextInt(tests.size()));
    }
}
