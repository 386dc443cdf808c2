package io.strowger.core.codec;

/**
 * What a field holds, or each element of its list, or each value of its map.
 *
 * @param kind how it is written
 * @param type the Java type: boxed, where it is a primitive in a list
 * @param constants the enum's constants in order, else null
 * @param message the plan of the nested message, else null
 */
record ElementType(Kind kind, Class<?> type, Object[] constants, MessagePlan message) {

    /** The scalar and message kinds with their names in proto3. */
    enum Kind {
        INT32("int32", WireType.VARINT), INT64("int64", WireType.VARINT), BOOL("bool", WireType.VARINT),
        DOUBLE("double", WireType.FIXED64), STRING("string", WireType.LENGTH_DELIMITED),
        BYTES("bytes", WireType.LENGTH_DELIMITED), ENUM("", WireType.VARINT), MESSAGE("", WireType.LENGTH_DELIMITED);

        final String protoName;
        final int wireType;

        Kind(String protoName, int wireType) {
            this.protoName = protoName;
            this.wireType = wireType;
        }

        /**
         * Whether lists of it are one length-delimited run, as in all of proto3 what is not length-delimited itself.
         */
        boolean packed() {
            return wireType != WireType.LENGTH_DELIMITED;
        }
    }

    /** The constant with a number from the wire, null for 0 and for numbers that this build does not know. */
    Object constant(long number) {
        // Enums are 32 bits wide on the wire; the upper half of a longer varint is dropped, as the stock runtime does.
        int n = (int) number;
        return n > 0 && n <= constants.length ? constants[n - 1] : null;
    }
}
