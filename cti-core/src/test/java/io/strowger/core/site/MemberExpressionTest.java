package io.strowger.core.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.SkillLevel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberExpressionTest {
    private static final AgentSite AGENT = new AgentSite("1", "", "",
            List.of(new SkillLevel("sales", 3), new SkillLevel("after sales", 16)))
            .withAttributes(List.of(new Attribute("french", 7), new Attribute("gold", 1),
                    new Attribute("night", 0), new Attribute("or", 2)));

    private static boolean holds(String expression) throws MemberExpression.Fault {
        return MemberExpression.parse(expression).holds(AGENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"french", "french >= 7", "french = 7", "french > 6", "french < 8",
        "french <= 7",
        "french != 8", "not night", "night = 0", "absent = 0", "not absent", "gold and french", "absent or gold",
        "level(sales)", "level(sales) = 3", "level(sales) <= 3", "not level(service)", "not (gold and night)",
        "absent and absent or gold", "gold or absent and absent", "not absent and gold", "\"or\" = 2",
        "level(\"after sales\") = 16", "(((gold)))", "not not gold", "gold\nand\tfrench>=7"})
    void whatIsTrue(String expression) throws MemberExpression.Fault {
        assertTrue(holds(expression), expression);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"night", "absent", "french > 7", "french < 7", "level(service)",
        "level(service) > 3", "level(service) != 3", "level(sales) > 3", "gold and night", "not gold or night"})
    void whatIsFalse(String expression) throws MemberExpression.Fault {
        assertFalse(holds(expression), expression);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | 1 | 1 | an attribute or level(...) is expected, but there is the end",
        "gold and | 1 | 9 | an attribute or level(...) is expected, but there is the end",
        "gold silver | 1 | 6 | nothing is expected behind the expression, but there is 'silver'",
        "(gold | 1 | 6 | ) is expected, but there is the end",
        "french >= | 1 | 10 | a number from 0 to 99 is expected, but there is the end",
        "french >= 100 | 1 | 11 | a number from 0 to 99 is expected, but there is '100'",
        "french ~ 3 | 1 | 8 | '~' means nothing here; comparisons are = != < <= > >=",
        "level(and) | 1 | 7 | a skill is expected, but there is 'and'",
        "\"gold | 1 | 1 | the quotation mark is not closed",
        "7 = french | 1 | 1 | an attribute or level(...) is expected, but there is '7'"})
    void whatCannotBeRead(String expression, int line, int column, String text) {
        MemberExpression.Fault fault = assertThrows(MemberExpression.Fault.class,
                () -> MemberExpression.parse(expression));
        assertEquals(text, fault.getMessage());
        assertEquals(line + ":" + column, fault.line() + ":" + fault.column());
    }

    @Test
    void linesAreCounted() {
        MemberExpression.Fault fault = assertThrows(MemberExpression.Fault.class,
                () -> MemberExpression.parse("gold and\n  french >=\n    x"));
        assertEquals("3:5", fault.line() + ":" + fault.column());
    }

    @Test
    void namesAreListed() throws MemberExpression.Fault {
        MemberExpression expression = MemberExpression.parse("b or level(y) and not (a or level(x) > 2)");
        assertEquals(List.of("a", "b"), expression.attributes());
        assertEquals(List.of("x", "y"), expression.skills());
    }

    @Test
    void limitsAreHeld() throws MemberExpression.Fault {
        String deepest = "(".repeat(MemberExpression.DEPTH_MAX) + "gold" + ")".repeat(MemberExpression.DEPTH_MAX);
        assertTrue(holds(deepest));
        assertThrows(MemberExpression.Fault.class, () -> MemberExpression.parse("(" + deepest + ")"));
        assertTrue(holds("not ".repeat(MemberExpression.DEPTH_MAX) + "gold"));
        assertThrows(MemberExpression.Fault.class,
                () -> MemberExpression.parse("not ".repeat(MemberExpression.DEPTH_MAX + 1) + "gold"));
        String longest = "gold" + " ".repeat(MemberExpression.CHARACTERS_MAX - 4);
        assertTrue(holds(longest));
        assertThrows(MemberExpression.Fault.class, () -> MemberExpression.parse(longest + " "));
    }
}
