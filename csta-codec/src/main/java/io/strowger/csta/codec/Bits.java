package io.strowger.csta.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The {@code int} is a BIT STRING of fixed width: bit 0 of ASN.1 is the most significant bit of the first octet. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Bits {
    /** Width in bits, 1 to 32. The {@code int} holds as many whole octets as the width needs, left-aligned in them. */
    int value();
}
