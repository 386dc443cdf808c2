package io.strowger.pbx.tsapi;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.ConnectionId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints values of the core so that a file of expectations can be read: what is null, empty, zero or false is left
 * out; a connection is {@code 7@5001}, a dynamic one {@code 7@T801#3!}, a device its canonical number.
 */
public final class Brief {
    private Brief() {}

    /** The text of a value; "none" for null. */
    public static String of(Object value) {
        return switch (value) {
            case null -> "none";
            case ConnectionId c -> c.callId() + "@" + c.deviceId() + (c.dynamic() ? "!" : "");
            case Party p -> p.number();
            case Bytes b -> b.toString();
            case List<?> list -> list.stream().map(Brief::of).toList().toString();
            case Record r -> record(r);
            default -> value.toString();
        };
    }

    private static String record(Record value) {
        List<String> members = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object member = get(value, component);
            if (!isEmpty(member)) {
                members.add(component.getName() + "=" + of(member));
            }
        }
        return value.getClass().getSimpleName() + members;
    }

    private static Object get(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isEmpty(Object value) {
        return value == null || value.equals("") || value.equals(0) || value.equals(0L) || value.equals(false)
                || value.equals(Bytes.EMPTY) || value.equals(List.of()) || value.equals(Party.UNKNOWN)
                || value.equals(CallData.EMPTY);
    }
}
