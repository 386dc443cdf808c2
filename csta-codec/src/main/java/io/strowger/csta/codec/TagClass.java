package io.strowger.csta.codec;

/** The class of a tag, with its two bits of the identifier octet. */
public enum TagClass {
    /** Types of ASN.1 itself. */
    UNIVERSAL(0x00),
    /** Types of one standard. */
    APPLICATION(0x40),
    /** Meaningful where it stands. */
    CONTEXT(0x80),
    /** By private agreement. */
    PRIVATE(0xc0);

    private final int bits;

    TagClass(int bits) {
        this.bits = bits;
    }

    /** The class bits, in place. */
    public int bits() {
        return bits;
    }
}
