package io.strowger.csta.tsapi;

import io.strowger.csta.Octets;

/** The private-data block of a frame. */
public sealed interface PrivateData {
    /** The only instance of {@link Absent}. */
    Absent ABSENT = new Absent();

    /** The vendor name that stands for Avaya private data when a server may choose. */
    String ECS = "ECS";
    /** The other vendor name of Avaya private data. */
    String DEFINITY = "AT&T Definity G3";

    /** There is no block. */
    record Absent() implements PrivateData {}

    /**
     * A block of which only the vendor is understood here: the version negotiation and other vendors.
     *
     * @param vendor
     *            at most {@link TsapiFrames#VENDOR_LENGTH} - 1 characters
     * @param data
     *            the vendor's octets
     */
    record Vendor(String vendor, Octets data) implements PrivateData {}

    /**
     * An item of Avaya private data.
     *
     * @param vendor
     *            {@link #ECS} or {@link #DEFINITY}, as agreed when the stream was opened
     * @param message
     *            the item
     */
    record Avaya(String vendor, AttMessage message) implements PrivateData {}

    /**
     * An item of Avaya private data with a number that is not known here.
     *
     * @param vendor
     *            as in {@link Avaya}
     * @param pdu
     *            the number, 0 to 65535
     * @param body
     *            the encoded body as it came
     */
    record UnknownAvaya(String vendor, int pdu, Octets body) implements PrivateData {}

    /** Whether {@code vendor} is a name of Avaya private data. */
    static boolean isAvaya(String vendor) {
        return ECS.equals(vendor) || DEFINITY.equals(vendor);
    }
}
