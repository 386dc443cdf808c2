package io.strowger.core.analysis;

import io.strowger.core.site.RuleSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule with its expressions compiled.
 *
 * @param when null = always
 * @param language null where the rule says none, as are the others
 * @param preferred in the order of the rule's preferred agents
 * @param data by key
 */
public record CompiledRule(RuleSite rule, Expression when, Expression language, Expression directAgent,
        List<Expression> preferred, Map<String, Expression> data) {

    /** Something wrong in one of a rule's expressions; {@code what} names it. */
    public record Problem(String what, String text, Parsed.Fault fault) {}

    /** Compiles; what is wrong is added to the problems, and stands for nothing. */
    public static CompiledRule of(RuleSite rule, Vocabulary vocabulary, List<Problem> problems) {
        RuleSite.Changes changes = rule.changes();
        List<Expression> preferred = new ArrayList<>();
        for (RuleSite.Preferred each : changes.preferred()) {
            preferred.add(text("preferred", each.agent(), vocabulary, problems));
        }
        TreeMap<String, Expression> data = new TreeMap<>();
        changes.data().forEach((key, value) -> data.put(key, text("data." + key, value, vocabulary, problems)));
        return new CompiledRule(rule,
                rule.when().isEmpty() ? null : compiled("when", rule.when(), Type.FLAG, vocabulary, problems),
                text("language", changes.language(), vocabulary, problems),
                text("direct-agent", changes.directAgent(), vocabulary, problems), preferred, data);
    }

    private static Expression text(String what, String source, Vocabulary vocabulary, List<Problem> problems) {
        return source.isEmpty() ? null : compiled(what, source, Type.TEXT, vocabulary, problems);
    }

    private static Expression compiled(String what, String source, Type type, Vocabulary vocabulary,
            List<Problem> problems) {
        return switch (Parser.parse(source, type, vocabulary)) {
            case Parsed.Value value -> value.expression();
            case Parsed.Fault fault -> {
                problems.add(new Problem(what, source, fault));
                yield type == Type.FLAG ? new Expression.Constant(Type.FLAG, 0) : new Expression.Text("");
            }
        };
    }

    /** All its expressions. */
    public List<Expression> expressions() {
        List<Expression> all = new ArrayList<>(data.values());
        all.addAll(preferred);
        for (Expression each : new Expression[]{when, language, directAgent}) {
            if (each != null) {
                all.add(each);
            }
        }
        return all;
    }

    /** Whether it holds whatever is known. */
    public boolean isDefault() {
        return when == null || when.equals(Expression.Constant.TRUE);
    }
}
