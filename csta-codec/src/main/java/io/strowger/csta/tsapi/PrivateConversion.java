package io.strowger.csta.tsapi;

import io.strowger.csta.codec.Bits;
import io.strowger.csta.codec.Max;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes one form of a private-data item of another, member by member by name; compiled once to a method handle. */
final class PrivateConversion {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle CUT = step("cut", String.class, int.class, String.class);
    private static final MethodHandle MASK = step("mask", int.class, int.class, int.class);
    /** Values of members that a form has and its source has not, by type. */
    private static final Map<Class<?>, Object> NONE = none();

    private final MethodHandle handle;

    private PrivateConversion(MethodHandle handle) {
        this.handle = handle;
    }

    /** The conversion of records of {@code source} to such of {@code target}. */
    static PrivateConversion compile(Class<?> source, Class<?> target) {
        try {
            MethodHandle converter = converter(source, target);
            return new PrivateConversion(converter.asType(MethodType.methodType(Object.class, Object.class)));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    AttMessage apply(AttMessage message) {
        try {
            return (AttMessage) (Object) handle.invokeExact((Object) message);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** new target(member1(source), member2(source), ...) */
    private static MethodHandle converter(Class<?> source, Class<?> target) throws ReflectiveOperationException {
        RecordComponent[] components = target.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        MethodHandle[] members = new MethodHandle[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            members[i] = member(source, components[i]);
            if (members[i] == null) {
                throw new IllegalArgumentException(target.getSimpleName() + "." + components[i].getName()
                        + " cannot be made of " + source.getSimpleName());
            }
        }
        MethodHandle constructor = LOOKUP.findConstructor(target, MethodType.methodType(void.class, types));
        return MethodHandles.permuteArguments(MethodHandles.filterArguments(constructor, 0, members),
                MethodType.methodType(target, source), new int[components.length]);
    }

    /** Of type (source)type of the component; null when there is neither such a member nor a "none" value. */
    private static MethodHandle member(Class<?> source, RecordComponent wanted) throws ReflectiveOperationException {
        RecordComponent found = find(source, wanted.getName());
        if (found == null) {
            Object none = NONE.get(wanted.getType());
            return none == null
                    ? null
                    : MethodHandles.dropArguments(MethodHandles.constant(wanted.getType(), none), 0, source);
        }
        MethodHandle get = LOOKUP.unreflect(found.getAccessor());
        if (found.getType() != wanted.getType()) {
            return MethodHandles.filterReturnValue(get, converter(found.getType(), wanted.getType()));
        }
        return narrow(get, found, wanted);
    }

    private static RecordComponent find(Class<?> source, String name) {
        for (RecordComponent component : source.getRecordComponents()) {
            String candidate = component.getName();
            boolean renamed = candidate.equals("trunkGroup") && name.equals("trunk")
                    || candidate.equals("trunk") && name.equals("trunkGroup");
            if (candidate.equals(name) || renamed) {
                return component;
            }
        }
        return null;
    }

    /** Cuts what the target's limit does not allow. */
    private static MethodHandle narrow(MethodHandle get, RecordComponent found, RecordComponent wanted) {
        Max max = wanted.getAnnotatedType().getAnnotation(Max.class);
        if (max != null && wanted.getType() == String.class
                && found.getAnnotatedType().getAnnotation(Max.class).value() > max.value()) {
            return MethodHandles.filterReturnValue(get, MethodHandles.insertArguments(CUT, 0, max.value()));
        }
        Bits bits = wanted.getAnnotatedType().getAnnotation(Bits.class);
        if (bits != null && found.getAnnotatedType().getAnnotation(Bits.class).value() > bits.value()) {
            int octets = (bits.value() + Byte.SIZE - 1) / Byte.SIZE * Byte.SIZE;
            return MethodHandles.filterReturnValue(get,
                    MethodHandles.insertArguments(MASK, 0, -1 << octets - bits.value()));
        }
        return get;
    }

    private static String cut(int max, String text) {
        return text.length() <= max ? text : text.substring(0, max);
    }

    private static int mask(int mask, int bits) {
        return bits & mask;
    }

    private static MethodHandle step(String name, Class<?> result, Class<?>... arguments) {
        try {
            return LOOKUP.findStatic(PrivateConversion.class, name, MethodType.methodType(result, arguments));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<Class<?>, Object> none() {
        Map<Class<?>, Object> none = new HashMap<>();
        for (Object value : List.of("", LookaheadInfo.NONE, V4LookaheadInfo.NONE, UserEnteredCode.NONE,
                UserToUserInfo.NONE, CallOriginatorInfo.NONE, OriginalCallInfo.NONE, V5OriginalCallInfo.NONE,
                V4OriginalCallInfo.NONE, ExtendedDeviceID.NOT_KNOWN, ConnectionID.NONE, Unicode.EMPTY,
                UserCollectCode.NONE, UserProvidedCode.NONE, WorkMode.WM_NONE, ConsultMode.ATT_CM_NONE,
                ChannelType.CH_UNKNOWN, RedirectType.VDN, ReasonCode.AR_NONE, ExtensionClass.EC_OTHER,
                VideoCall.VID_DISABLED, ConsultOptions.UNRESTRICTED, ECDInfo.of(0), TalkState.TS_IDLE,
                ServiceState.UNKNOWN)) {
            none.put(value.getClass(), value);
        }
        none.put(int.class, 0);
        none.put(boolean.class, false);
        none.put(List.class, List.of());
        return none;
    }
}
