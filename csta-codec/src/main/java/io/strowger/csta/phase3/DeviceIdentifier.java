package io.strowger.csta.phase3;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.Tagged;
import io.strowger.csta.codec.Wrapper;

/** The identifier in a {@link DeviceID} (ECMA-285, DeviceID). */
public sealed interface DeviceIdentifier {
    /** Most characters of a number or name. */
    int MAX_NUMBER = 128;

    /** Digits as dialled. */
    @Tagged(0)
    @Wrapper
    record DialingNumber(@Max(MAX_NUMBER) String value) implements DeviceIdentifier {}

    /** A number that the switch gave the device. */
    @Tagged(1)
    @Wrapper
    record DeviceNumber(int value) implements DeviceIdentifier {}

    /** A public number of a kind that goes without saying. */
    @Tagged(2)
    @Wrapper
    record ImplicitPublic(@Max(MAX_NUMBER) String value) implements DeviceIdentifier {}

    /** A public number of a given kind. */
    @Tagged(3)
    @Wrapper
    record ExplicitPublic(PublicNumber value) implements DeviceIdentifier {}

    /** A private number of a kind that goes without saying. */
    @Tagged(4)
    @Wrapper
    record ImplicitPrivate(@Max(MAX_NUMBER) String value) implements DeviceIdentifier {}

    /** A private number of a given kind. */
    @Tagged(5)
    @Wrapper
    record ExplicitPrivate(PrivateNumber value) implements DeviceIdentifier {}

    /** An identifier of another plan. */
    @Tagged(6)
    @Wrapper
    record OtherPlan(@Max(MAX_NUMBER) Octets value) implements DeviceIdentifier {}

    /** Kinds of public numbers. */
    sealed interface PublicNumber {
        /** Of unknown kind. */
        @Tagged(0)
        @Wrapper
        record Unknown(@Max(MAX_NUMBER) String value) implements PublicNumber {}

        /** With country code. */
        @Tagged(1)
        @Wrapper
        record International(@Max(MAX_NUMBER) String value) implements PublicNumber {}

        /** Without country code. */
        @Tagged(2)
        @Wrapper
        record National(@Max(MAX_NUMBER) String value) implements PublicNumber {}

        /** As the network defines. */
        @Tagged(3)
        @Wrapper
        record NetworkSpecific(@Max(MAX_NUMBER) String value) implements PublicNumber {}

        /** Without area code. */
        @Tagged(4)
        @Wrapper
        record Subscriber(@Max(MAX_NUMBER) String value) implements PublicNumber {}

        /** Shortened. */
        @Tagged(5)
        @Wrapper
        record Abbreviated(@Max(MAX_NUMBER) String value) implements PublicNumber {}
    }

    /** Kinds of private numbers. */
    sealed interface PrivateNumber {
        /** Of unknown kind. */
        @Tagged(0)
        @Wrapper
        record Unknown(@Max(MAX_NUMBER) String value) implements PrivateNumber {}

        /** Level 3 regional. */
        @Tagged(1)
        @Wrapper
        record Level3(@Max(MAX_NUMBER) String value) implements PrivateNumber {}

        /** Level 2 regional. */
        @Tagged(2)
        @Wrapper
        record Level2(@Max(MAX_NUMBER) String value) implements PrivateNumber {}

        /** Level 1 regional. */
        @Tagged(3)
        @Wrapper
        record Level1(@Max(MAX_NUMBER) String value) implements PrivateNumber {}

        /** Specific to the private network. */
        @Tagged(4)
        @Wrapper
        record PtnSpecific(@Max(MAX_NUMBER) String value) implements PrivateNumber {}

        /** Local. */
        @Tagged(5)
        @Wrapper
        record Local(@Max(MAX_NUMBER) String value) implements PrivateNumber {}

        /** Shortened. */
        @Tagged(6)
        @Wrapper
        record Abbreviated(@Max(MAX_NUMBER) String value) implements PrivateNumber {}
    }
}
