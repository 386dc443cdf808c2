package io.strowger.csta.tsapi;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The header numbers of a message and its name.
 *
 * @param eventClass
 *            the class it is sent with
 * @param eventType
 *            its number in the table of that class
 * @param name
 *            table and name, for example {@code Csta.MakeCall}
 * @param type
 *            the record
 */
public record MessageType(int eventClass, int eventType, String name, Class<? extends TsapiMessage> type) {
    /** The largest number of a message of either table. */
    public static final int MAX_EVENT_TYPE = 133;

    /** Numbers of the CSTA requests that servers send to clients. */
    private static final List<Integer> REQUESTS_OF_SERVERS = List.of(83, 85, 91, 108, 130);

    private static final ClassValue<MessageType> BY_CLASS = new ClassValue<>() {
        @Override
        protected MessageType computeValue(Class<?> type) {
            TsapiPdu pdu = type.getAnnotation(TsapiPdu.class);
            String name = type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
            return new MessageType(pdu.eventClass(), pdu.eventType(), name, type.asSubclass(TsapiMessage.class));
        }
    };
    private static final List<MessageType> ACS = table(Acs.class);
    private static final List<MessageType> CSTA = table(Csta.class);

    /** The type of a message record of {@link Acs} or {@link Csta}. */
    public static MessageType of(Class<? extends TsapiMessage> type) {
        return BY_CLASS.get(type);
    }

    /** Whether servers send it to clients; otherwise clients send it to servers. */
    public boolean fromServer() {
        return switch (eventClass) {
            case EventClass.ACSREQUEST -> false;
            case EventClass.CSTAREQUEST -> REQUESTS_OF_SERVERS.contains(eventType);
            default -> true;
        };
    }

    /** All ACS messages by rising number. */
    public static List<MessageType> acs() {
        return ACS;
    }

    /** All CSTA messages by rising number. */
    public static List<MessageType> csta() {
        return CSTA;
    }

    private static List<MessageType> table(Class<?> holder) {
        List<MessageType> table = new ArrayList<>();
        for (Class<?> nested : holder.getDeclaredClasses()) {
            if (nested.isRecord() && Modifier.isPublic(nested.getModifiers())) {
                table.add(BY_CLASS.get(nested));
            }
        }
        table.sort(Comparator.comparingInt(MessageType::eventType));
        return List.copyOf(table);
    }
}
