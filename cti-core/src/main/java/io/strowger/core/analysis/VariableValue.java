package io.strowger.core.analysis;

import io.strowger.core.site.VariableType;

/** Values of variables: written as rules write them, but texts without quotes. */
public final class VariableValue {
    /** Characters of a value. */
    public static final int CHARACTERS_MAX = 256;

    private VariableValue() {}

    public static Type type(VariableType type) {
        return switch (type) {
            case TEXT -> Type.TEXT;
            case NUMBER -> Type.NUMBER;
            case FLAG -> Type.FLAG;
            case DURATION -> Type.DURATION;
            case TIME -> Type.TIME;
        };
    }

    /** What is wrong with the text as a value of the type; empty = nothing. */
    public static String problem(VariableType type, String text) {
        if (text.length() > CHARACTERS_MAX) {
            return "a value has at most " + CHARACTERS_MAX + " characters";
        }
        return type == VariableType.TEXT || parsed(type, text) instanceof Parsed.Value(Expression.Constant constant)
                ? ""
                : "here must stand " + type(type).allowed();
    }

    /** The value of a text that is no TEXT; 0 where it is none of the type. */
    public static long number(VariableType type, String text) {
        return type != VariableType.TEXT && parsed(type, text) instanceof Parsed.Value(Expression.Constant constant)
                ? constant.value()
                : 0;
    }

    private static Parsed parsed(VariableType type, String text) {
        return Parser.parse(text, type(type), NOTHING);
    }

    private static final Vocabulary NOTHING = new Vocabulary() {
        @Override
        public Type variable(String name) {
            return null;
        }

        @Override
        public boolean isCalendar(String name) {
            return false;
        }

        @Override
        public String calendar() {
            return "";
        }

        @Override
        public boolean isSkill(String name) {
            return false;
        }

        @Override
        public boolean isTable(String name) {
            return false;
        }

        @Override
        public boolean isField(String lookUp, String field) {
            return false;
        }
    };
}
