package io.strowger.tools.conformance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compares values with patterns. A pattern's records name the members that matter; others may be anything. What was
 * captured counts only when the whole matches. One thread.
 */
final class Matcher {
    private final Map<String, Tree> variables;
    private Map<String, Tree> captured = new LinkedHashMap<>();
    private String difference;

    Matcher(Map<String, Tree> variables) {
        this.variables = variables;
    }

    /** Null when the value matches, otherwise the first difference; captures are put into the variables. */
    String compare(Tree pattern, Tree value) {
        captured = new LinkedHashMap<>();
        difference = null;
        if (!matches(pattern, value, "")) {
            return difference;
        }
        variables.putAll(captured);
        return null;
    }

    private boolean matches(Tree pattern, Tree value, String where) {
        return switch (pattern) {
            case Tree.Any any -> true;
            case Tree.Capture capture -> {
                captured.put(capture.name(), value);
                yield true;
            }
            case Tree.Variable variable -> matches(known(variable.name()), value, where);
            case Tree.Either either -> either.choices().stream().anyMatch(choice -> matches(choice, value, where));
            case Tree.Not not -> !matches(not.excluded(), value, where) || differs(where, pattern, value);
            case Tree.Containing has -> value instanceof Tree.Items items
                    && items.items().stream().anyMatch(item -> matches(has.element(), item, where))
                    || differs(where, pattern, value);
            case Tree.Items items -> list(items, value, where);
            case Tree.OfCall ofCall -> connection(ofCall, value, where);
            case Tree.Node node -> node(node, value, where);
            case Tree.Scalar scalar -> scalar(scalar, value, where);
        };
    }

    private boolean node(Tree.Node pattern, Tree value, String where) {
        if (!(value instanceof Tree.Node node) || !pattern.name().isEmpty() && !pattern.name().equals(node.name())) {
            return differs(where, pattern, value);
        }
        for (Map.Entry<String, Tree> member : pattern.members().entrySet()) {
            Tree actual = node.members().get(member.getKey());
            String place = where.isEmpty() ? member.getKey() : where + "." + member.getKey();
            if (actual == null) {
                return differs(place, member.getValue(), new Tree.Scalar("no such member"));
            }
            if (!matches(member.getValue(), actual, place)) {
                return false;
            }
        }
        return true;
    }

    private boolean list(Tree.Items pattern, Tree value, String where) {
        if (!(value instanceof Tree.Items items) || items.items().size() != pattern.items().size()) {
            return differs(where, pattern, value);
        }
        for (int i = 0; i < pattern.items().size(); i++) {
            if (!matches(pattern.items().get(i), items.items().get(i), where + "[" + i + "]")) {
                return false;
            }
        }
        return true;
    }

    private boolean connection(Tree.OfCall pattern, Tree value, String where) {
        return node(new Tree.Node("", Map.of("callID", pattern.callId(), "deviceID", pattern.deviceId())), value,
                where);
    }

    /** A text stands for the device that it names. */
    private boolean scalar(Tree.Scalar pattern, Tree value, String where) {
        Tree actual = value instanceof Tree.Node node && pattern.text().startsWith("\"")
                ? node.members().getOrDefault("deviceID", value)
                : value;
        return actual.equals(pattern) || sameNumber(pattern, actual) || differs(where, pattern, value);
    }

    /** Numbers are equal however they are written. */
    private static boolean sameNumber(Tree.Scalar pattern, Tree value) {
        try {
            return Long.decode(pattern.text()).equals(Long.decode(value.toString()));
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private boolean differs(String where, Tree pattern, Tree value) {
        difference = (where.isEmpty() ? "" : where + ": ") + "expected " + resolved(pattern) + ", got " + value;
        return false;
    }

    private Tree known(String name) {
        Tree value = captured.containsKey(name) ? captured.get(name) : variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing is known as $" + name);
        }
        return value;
    }

    /** The pattern with its variables replaced. */
    Tree resolved(Tree tree) {
        return switch (tree) {
            case Tree.Variable variable -> known(variable.name());
            case Tree.Node node -> {
                Map<String, Tree> members = new LinkedHashMap<>();
                node.members().forEach((name, member) -> members.put(name, resolved(member)));
                yield new Tree.Node(node.name(), members);
            }
            case Tree.Items items -> new Tree.Items(items.items().stream().map(this::resolved).toList());
            case Tree.OfCall ofCall -> new Tree.OfCall(resolved(ofCall.callId()), resolved(ofCall.deviceId()));
            case Tree.Either either -> new Tree.Either(either.choices().stream().map(this::resolved).toList());
            case Tree.Not not -> new Tree.Not(resolved(not.excluded()));
            case Tree.Containing has -> new Tree.Containing(resolved(has.element()));
            case Tree.Scalar scalar -> scalar;
            case Tree.Any any -> any;
            case Tree.Capture capture -> capture;
        };
    }
}
