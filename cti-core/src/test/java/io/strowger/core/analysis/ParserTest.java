package io.strowger.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.site.VariableType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of rules: what it means, and what it says of mistakes. */
class ParserTest {
    private final Known known = new Known();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "true                                             | true",
        "not true                                         | false",
        "true and false or true                           | true",
        "true and (false or false)                        | false",
        "not (true and false)                             | true",
        "ani == '+4930123'                                | true",
        "ani != '+4930123'                                | false",
        "ani starts-with '+4930' and digits ends-with '9' | true",
        "uui contains 'gold'                              | true",
        "ani matches '+4930XXX'                           | true",
        "ani matches '+4930.'                             | true",
        "ani matches '+4930X'                             | false",
        "vdn in ['6001', '6002']                          | true",
        "vdn in ['6002']                                  | false",
        "caller.vip >= 2                                  | true",
        "caller.vip in 3..9                               | false",
        "caller.vip in [1, 2]                             | true",
        "number(digits) > 128                             | true",
        "number(uui) == 0                                 | true",
        "length(digits) == 3                              | true",
        "table('area', ani) == 'north'                    | true",
        "table(\"area\", '') == ''                        | true",
        "area == 'south'                                  | true",
        "var.night                                        | true",
        "var.threshold < waiting('support')               | true",
        "var.ring == 20s                                  | true",
        "var.ring in 19999ms..1m                          | true",
        "expected-wait('support') > 5m                    | false",
        "time in 08:00..18:00                             | true",
        "time in 22:00..06:00                             | false",
        "time('office') >= var.from                       | true",
        "weekday in monday..friday                        | true",
        "weekday in saturday..monday                      | false",
        "weekday == wednesday                             | true",
        "date in 2027-01-01..2027-12-31                   | true",
        "date == 2027-01-06                               | true",
        "open and holiday == ''                           | true",
        "data.choice == '1' and lookup.crm.segment == 'g' | true",
        "caller.tier == 'a' and var.word == data.word     | true"})
    void aConditionHoldsOrDoesNot(String condition, boolean holds) {
        known.texts.put("ani", "+4930123");
        known.texts.put("digits", "129");
        known.texts.put("uui", "is gold");
        known.texts.put("vdn", "6001");
        known.texts.put("area:+4930123", "north");
        known.texts.put("area", "south");
        known.texts.put("data.choice", "1");
        known.texts.put("data.word", "w");
        known.texts.put("var.word", "w");
        known.texts.put("caller.tier", "a");
        known.texts.put("lookup.crm.segment", "g");
        known.numbers.put("caller.vip", 2L);
        known.numbers.put("var.night", 1L);
        known.numbers.put("var.threshold", 4L);
        known.numbers.put("var.ring", 20_000L);
        known.numbers.put("var.from", 480L);
        known.numbers.put("waiting(support)", 5L);
        known.numbers.put("expected-wait(support)", 300_000L);
        known.numbers.put("time(office)", 480L);
        known.numbers.put("weekday(office)", 3L);
        known.numbers.put("date(office)", Days.epochDay(2027, 1, 6));
        known.numbers.put("open(office)", 1L);
        assertEquals(holds, known.holds(condition));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ani = '1'                    | column 5: '=' has no meaning here; equality is ==",
        "anni == '1'                  | column 1: there is no name anni, did you mean ani?; a text stands in quotes",
        "var.nigth                    | column 1: there is no variable nigth, did you mean night?",
        "ani == 30                    | column 8: a number cannot be compared with a text; here must stand a text in quotes",
        "ani < '5'                    | column 1: a text has no order; only == and != can be asked",
        "caller.vip                   | column 1: the whole is a number and must be true or false",
        "caller.vip and open          | column 1: a number stands where true or false is needed; compare it with something",
        "open and caller.vip          | column 10: a number stands where true or false is needed; compare it with something",
        "ani == 'x                    | column 8: the text that begins here has no closing '",
        "open open                    | column 6: 'open' does not go on from what stands before it; and, or, or the end may stand here",
        "(open                        | column 6: ')' is missing before the end",
        "open and                     | column 9: a value is missing at the end",
        "time == 25:00                | column 9: a time of day lies between 00:00 and 24:00",
        "date == 2027-02-30           | column 9: there is no such date",
        "var.ring > 5x                | column 12: 5x is neither a number nor a duration (ms, s, m, h); texts stand in quotes",
        "waiting('sales') > 1         | column 9: there is no skill sales",
        "open('home')                 | column 6: there is no calendar home",
        "table('towns', ani) == ''    | column 7: there is no number table towns",
        "lookup.crm.name == ''        | column 1: there is no look-up with the field crm.name; write lookup.NAME.FIELD",
        "ani matches '12*.3'          | column 13: a pattern is digits, +, *, #, X for one digit, and a full stop at the end for the rest",
        "caller.vip in [vdn]          | column 16: only constants may stand in a list",
        "caller.vip in ['1']          | column 16: a text cannot be compared with a number; here must stand a whole number",
        "caller.vip in 5..1           | column 15: the range ends before it begins",
        "ani in '1'..'2'              | column 8: a text has no order; write a list in brackets",
        "length(caller.vip) == 1      | column 8: length takes a text, and this is a number"})
    void aMistakeIsToldWithItsPlace(String condition, String fault) {
        assertEquals(fault, known.fault(condition));
    }

    @Test
    void theLineIsToldOfATextOfSeveral() {
        assertEquals("line 2, column 5: there is no name vdnn, did you mean vdn?; a text stands in quotes",
                known.fault("open\nand vdnn == '1'"));
    }

    @Test
    void limitsHoldAtTheLimitAndOnePast() {
        String parts = "vdn == '1'" + " or vdn == '1'".repeat((Parser.NODES_MAX - 1) / 3 - 1);
        assertTrue(Expression.size(known.flag(parts)) <= Parser.NODES_MAX);
        assertTrue(known.fault(parts + " or vdn == '1'").contains("at most " + Parser.NODES_MAX));
        known.flag("(".repeat(Parser.DEPTH_MAX) + "open" + ")".repeat(Parser.DEPTH_MAX));
        assertTrue(known.fault("(".repeat(Parser.DEPTH_MAX + 1) + "open" + ")".repeat(Parser.DEPTH_MAX + 1))
                .contains("levels"));
        known.flag("not ".repeat(Parser.DEPTH_MAX) + "open");
        assertTrue(known.fault("not ".repeat(Parser.DEPTH_MAX + 1) + "open").contains("levels"));
        known.flag("open" + " ".repeat(Parser.CHARACTERS_MAX - 4));
        assertTrue(known.fault("open" + " ".repeat(Parser.CHARACTERS_MAX - 3)).contains("characters"));
    }

    @Test
    void rubbishIsAFaultAndNeverAFailure() {
        List<String> words = List.of("open", "and", "or", "not", "(", ")", "[", "]", ",", "==", "<", "in", "..", "'a'",
                "\"",
                "5", "5s", "08:00", "2027-01-01", "ani", "var.night", "table", "matches", "=", "%", "waiting",
                "monday");
        long seed = 11;
        Random random = new Random(seed);
        int right = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder source = new StringBuilder();
            for (int k = random.nextInt(9); k >= 0; k--) {
                source.append(words.get(random.nextInt(words.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            if (Parser.parse(source.toString(), Type.FLAG, known) instanceof Parsed.Value value) {
                value.expression().isTrue(known);
                right++;
            }
        }
        assertTrue(right > 100, "seed " + seed + " made " + right + " that are right");
    }

    @Test
    void valuesOfVariablesAreWrittenAsInRules() {
        assertEquals("", VariableValue.problem(VariableType.DURATION, "20s"));
        assertEquals(20_000, VariableValue.number(VariableType.DURATION, "20s"));
        assertEquals("here must stand true or false",
                VariableValue.problem(VariableType.FLAG, "yes"));
        assertEquals("here must stand a whole number",
                VariableValue.problem(VariableType.NUMBER, "waiting('support')"));
        assertEquals("", VariableValue.problem(VariableType.TEXT, "any thing"));
        assertFalse(VariableValue.problem(VariableType.TEXT, "x".repeat(257)).isEmpty());
        assertInstanceOf(Parsed.Value.class, Parser.parse("'x'", Type.TEXT, known));
    }
}
