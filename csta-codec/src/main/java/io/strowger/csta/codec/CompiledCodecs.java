package io.strowger.csta.codec;

import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Turns a pair of method handles into a {@link ValueCodec}.
 *
 * <p>The virtual machine's compilers inline a handle only where it is a constant of a class, and a handle that is not
 * inlined costs more than the reading it does. So the code of {@link CompiledCodec} is defined again, as a hidden
 * class, for every pair.
 */
final class CompiledCodecs {
    private static final byte[] CODE = code();
    private static final MethodType READ = MethodType.methodType(Object.class, BerReader.class);
    private static final MethodType WRITE = MethodType.methodType(void.class, BerWriter.class, Object.class);

    private CompiledCodecs() {}

    /**
     * A codec of the given handles.
     *
     * @param read
     *            of type (BerReader)T
     * @param write
     *            of type (BerWriter,T)void
     */
    static ValueCodec of(MethodHandle read, MethodHandle write) {
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClassWithClassData(CODE,
                    List.of(read.asType(READ), write.asType(WRITE)), true);
            return (ValueCodec) hidden.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("CompiledCodec cannot be defined again", impossible);
        }
    }

    /** What a handle threw; records and the BER classes declare no checked exceptions. */
    static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(thrown);
    }

    private static byte[] code() {
        try (InputStream in = CompiledCodecs.class.getResourceAsStream("CompiledCodec.class")) {
            if (in == null) {
                throw new IllegalStateException("CompiledCodec.class is not beside the classes of its package");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
