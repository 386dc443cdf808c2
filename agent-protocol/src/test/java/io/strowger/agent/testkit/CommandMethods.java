package io.strowger.agent.testkit;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.AgentSite.SkillLevel;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which fields of which commands the methods of a client can say: a field is said when it has another value than that of an absent one. */
public final class CommandMethods {
    private final Set<String> said = new TreeSet<>();

    /** A method made this command of sample values. */
    public void note(Command command) {
        said.addAll(namesOf(command));
    }

    /** Whether a method says the field, as {@link #fields} names it. */
    public boolean has(String field) {
        return said.contains(field);
    }

    /** {@code Command} and {@code Command.field} of all commands for which it holds. */
    public static List<String> fields(Predicate<Command> wanted) throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (Class<?> type : Command.class.getPermittedSubclasses()) {
            Command sample = (Command) record(type);
            if (wanted.test(sample)) {
                names.addAll(namesOf(sample));
            }
        }
        return names;
    }

    /** A value other than that of an absent field for each type. */
    public static Object[] samples(Class<?>... types) {
        return Arrays.stream(types).map(CommandMethods::sample).toArray();
    }

    private static List<String> namesOf(Command command) {
        List<String> names = new ArrayList<>(List.of(command.getClass().getSimpleName()));
        for (RecordComponent component : command.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(command);
                boolean isAbsent = value == null || value.equals(0) || value.equals(0L) || value.equals(false)
                        || value.equals("") || value.equals(Bytes.EMPTY) || value.equals(List.of())
                        || value.equals(Map.of());
                if (!isAbsent) {
                    names.add(command.getClass().getSimpleName() + "." + component.getName());
                }
            } catch (ReflectiveOperationException failed) {
                throw new AssertionError(failed);
            }
        }
        return names;
    }

    private static Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        Object[] values = samples(types);
        for (int i = 0; i < values.length; i++) {
            if (types[i] == List.class) {
                Class<?> element = (Class<?>) ((ParameterizedType) components[i].getGenericType())
                        .getActualTypeArguments()[0];
                values[i] = List.of(sample(element));
            }
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private static Object sample(Class<?> type) {
        if (type == String.class) {
            return "7";
        } else if (type == int.class) {
            return 7;
        } else if (type == long.class) {
            return 7L;
        } else if (type == boolean.class) {
            return true;
        } else if (type == Bytes.class) {
            return Bytes.fromHex("07");
        } else if (type == Map.class) {
            return Map.of("7", "7");
        } else if (type == List.class) {
            return List.of("7");
        } else if (type == CallKey.class) {
            return new CallKey("7", 7, 7);
        } else if (type == ContactId.class) {
            return new ContactId(7, 7);
        } else if (type == SkillLevel.class) {
            return new SkillLevel("7", 7);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            try {
                return record(type);
            } catch (ReflectiveOperationException failed) {
                throw new AssertionError(failed);
            }
        }
        throw new AssertionError("no sample of " + type + "; give it one here");
    }
}
