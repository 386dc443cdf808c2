package io.strowger.core.codec;

import java.util.Locale;

/** How Java names become names of a {@code .proto} file. */
final class ProtoNames {

    private ProtoNames() {}

    /** The simple name behind those of the classes around it: {@code Outer.Inner} becomes {@code OuterInner}. */
    static String type(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : type(outer) + type.getSimpleName();
    }

    /** {@code calledDevice} becomes {@code called_device}, {@code userToUserIE} becomes {@code user_to_user_ie}. */
    static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && startsWord(name, i)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    /** As {@link #snake} in capitals. */
    static String upperSnake(String name) {
        return snake(name).toUpperCase(Locale.ROOT);
    }

    private static boolean startsWord(String name, int i) {
        char before = name.charAt(i - 1);
        if (before == '_') {
            return false;
        }
        boolean lowerFollows = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return !Character.isUpperCase(before) || lowerFollows;
    }
}
