package io.strowger.tools.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value of the canonical text form, or a pattern for one. Immutable. */
public sealed interface Tree {
    /** A name, number, quoted text or octets, as written; texts keep their quotes. */
    record Scalar(String text) implements Tree {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A record.
     *
     * @param name
     *            {@code Csta.MakeCall}; empty inside another
     */
    record Node(String name, Map<String, Tree> members) implements Tree {
        public Node {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String toString() {
            return members.entrySet().stream().map(member -> member.getKey() + "=" + member.getValue())
                    .collect(Collectors.joining(", ", name + "{", "}"));
        }
    }

    /** A list. */
    record Items(List<Tree> items) implements Tree {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.stream().map(Tree::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** {@code *}: any value. */
    record Any() implements Tree {
        @Override
        public String toString() {
            return "*";
        }
    }

    /** {@code ?name}: any value, kept under the name. */
    record Capture(String name) implements Tree {
        @Override
        public String toString() {
            return "?" + name;
        }
    }

    /** {@code $name}: the value kept, or the parameter given, under the name. */
    record Variable(String name) implements Tree {
        @Override
        public String toString() {
            return "$" + name;
        }
    }

    /** {@code [has X]}: a list with an element that matches. */
    record Containing(Tree element) implements Tree {
        @Override
        public String toString() {
            return "[has " + element + "]";
        }
    }

    /** {@code not X}: anything but what matches. */
    record Not(Tree excluded) implements Tree {
        @Override
        public String toString() {
            return "not " + excluded;
        }
    }

    /** {@code A | B}: one of several. */
    record Either(List<Tree> choices) implements Tree {
        public Either {
            choices = List.copyOf(choices);
        }

        @Override
        public String toString() {
            return choices.stream().map(Tree::toString).collect(Collectors.joining(" | "));
        }
    }

    /** {@code CALL@DEVICE}: a connection by its call and device. */
    record OfCall(Tree callId, Tree deviceId) implements Tree {
        @Override
        public String toString() {
            return callId + "@" + deviceId;
        }
    }
}
