package io.strowger.csta.codec;

import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * The code of a compiled declaration, used through {@link CompiledCodecs#of} only: each declaration gets a hidden class
 * with this code and two method handles of its own. This class itself is never initialised.
 */
final class CompiledCodec extends ValueCodec {
    private static final MethodHandle READ = handle(0);
    private static final MethodHandle WRITE = handle(1);

    CompiledCodec() {}

    private static MethodHandle handle(int index) {
        try {
            return MethodHandles.classDataAt(MethodHandles.lookup(), "_", MethodHandle.class, index);
        } catch (IllegalAccessException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @Override
    Object read(BerReader in) {
        try {
            return (Object) READ.invokeExact(in);
        } catch (Throwable thrown) {
            throw CompiledCodecs.unchecked(thrown);
        }
    }

    @Override
    void write(BerWriter out, Object value) {
        try {
            WRITE.invokeExact(out, value);
        } catch (Throwable thrown) {
            throw CompiledCodecs.unchecked(thrown);
        }
    }
}
