package io.strowger.pbx.tsapi;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the canonical text form of a frame, so that scripts can say what a server sends. Members that are left out
 * get their empty value; {@code "5001"} stands for a device of the switch, {@code 7@"5001"} for a connection, {@code
 * 7@"T801#3"!} for a dynamic one.
 */
public final class FrameText {
    private static final String PACKAGE = "io.strowger.csta.tsapi.";

    private final String text;
    private int at;

    private FrameText(String text) {
        this.text = text;
    }

    /**
     * A frame, for example {@code invokeID=5 Csta.MonitorConf{monitorCrossRefID=101} private="ECS" Att.MonitorConf{}}.
     */
    public static TsapiFrame frame(String text) {
        FrameText t = new FrameText(text);
        int invokeId = t.header("invokeID=");
        int crossRef = t.header("monitorCrossRefID=");
        TsapiMessage message = (TsapiMessage) t.named();
        PrivateData privateData = PrivateData.ABSENT;
        if (t.skip("private=")) {
            String vendor = t.quoted();
            t.blanks();
            if (t.peek() == '#') {
                privateData = new PrivateData.Vendor(vendor, t.octets());
            } else if (t.skip("Unknown{pdu=")) {
                int pdu = (int) t.number();
                t.skip(", body=");
                privateData = new PrivateData.UnknownAvaya(vendor, pdu, t.octets());
                t.skip("}");
            } else {
                privateData = new PrivateData.Avaya(vendor, (AttMessage) t.named());
            }
        }
        t.blanks();
        if (t.at != text.length()) {
            throw t.error("nothing more");
        }
        return new TsapiFrame(invokeId, crossRef, message, privateData);
    }

    /** One item of private data, for example {@code Att.LoggedOff{reasonCode=3}}. */
    public static AttMessage item(String text) {
        return (AttMessage) new FrameText(text).named();
    }

    /** One message, for example {@code Csta.MonitorEnded{cause=EC_NONE}}. */
    public static TsapiMessage message(String text) {
        return (TsapiMessage) new FrameText(text).named();
    }

    private int header(String name) {
        return skip(name) ? (int) number() : 0;
    }

    private Object named() {
        blanks();
        int end = text.indexOf('{', at);
        if (end < 0) {
            throw error("a name and {");
        }
        String name = text.substring(at, end);
        at = end;
        try {
            return record(Class.forName(PACKAGE + name.replace('.', '$')));
        } catch (ClassNotFoundException unknown) {
            throw new IllegalArgumentException("no message " + name, unknown);
        }
    }

    private Object record(Class<?> type) {
        expect("{");
        Map<String, Object> given = new HashMap<>();
        Map<String, RecordComponent> components = new HashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        while (!skip("}")) {
            int equals = text.indexOf('=', at);
            String name = text.substring(at, equals).trim();
            if (!components.containsKey(name)) {
                throw error("a member of " + type.getSimpleName());
            }
            at = equals + 1;
            given.put(name, value(components.get(name).getGenericType()));
            skip(",");
        }
        return make(type, given);
    }

    private static Object make(Class<?> type, Map<String, Object> given) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = given.containsKey(components[i].getName())
                    ? given.get(components[i].getName())
                    : empty(types[i]);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object empty(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == String.class) {
            return "";
        }
        if (type == Octets.class) {
            return Octets.EMPTY;
        }
        if (type == List.class) {
            return List.of();
        }
        for (String constant : List.of("NONE", "NOT_KNOWN", "EC_NONE", "CS_NONE")) {
            try {
                return type.getField(constant).get(null);
            } catch (ReflectiveOperationException next) {
                continue;
            }
        }
        try {
            return type.getMethod("of", int.class).invoke(null, 0);
        } catch (ReflectiveOperationException notAnEnumeration) {
            return make(type, Map.of());
        }
    }

    private Object value(Type type) {
        blanks();
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class || plain == Integer.class) {
            return (int) number();
        }
        if (plain == boolean.class) {
            return skip("true") || !skip("false");
        }
        if (plain == String.class) {
            return quoted();
        }
        if (plain == Octets.class) {
            return octets();
        }
        if (plain == ExtendedDeviceID.class && peek() == '"') {
            return ExtendedDeviceID.of(quoted());
        }
        if (plain == ConnectionID.class && peek() != '{') {
            int callId = (int) number();
            expect("@");
            String device = quoted();
            return new ConnectionID(callId, device,
                    skip("!") ? ConnectionIDDevice.DYNAMIC_ID : ConnectionIDDevice.STATIC_ID);
        }
        return peek() == '{' ? record(plain) : enumeration(plain);
    }

    private List<Object> list(Type element) {
        expect("[");
        List<Object> list = new ArrayList<>();
        while (!skip("]")) {
            list.add(value(element));
            skip(",");
        }
        return list;
    }

    private Object enumeration(Class<?> type) {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-')) {
            at++;
        }
        String name = text.substring(from, at);
        try {
            return Character.isDigit(name.charAt(0)) || name.charAt(0) == '-'
                    ? type.getMethod("of", int.class).invoke(null, Integer.parseInt(name))
                    : type.getField(name).get(null);
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + name, unknown);
        }
    }

    private Octets octets() {
        expect("#");
        int from = at;
        while (at < text.length() && Character.digit(peek(), 16) >= 0) {
            at++;
        }
        return Octets.fromHex(text.substring(from, at));
    }

    private long number() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '-')) {
            at++;
        }
        return Long.decode(text.substring(from, at));
    }

    private String quoted() {
        expect("\"");
        int end = text.indexOf('"', at);
        String quoted = text.substring(at, end);
        at = end + 1;
        return quoted;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void blanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    private boolean skip(String token) {
        blanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) {
        if (!skip(token)) {
            throw error(token);
        }
    }

    private IllegalArgumentException error(String wanted) {
        return new IllegalArgumentException("wanted " + wanted + " at " + at + " in: " + text);
    }
}
