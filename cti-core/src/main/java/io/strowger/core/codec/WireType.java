package io.strowger.core.codec;

/** The wire types of protobuf that proto3 uses: the low three bits of a tag. */
final class WireType {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH_DELIMITED = 2;
    static final int FIXED32 = 5;

    private WireType() {}
}
