package io.strowger.csta.tsapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number of an Avaya private-data item. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AttPdu {
    /** The number on the wire. */
    int number();

    /** The first private-data version that uses this number. */
    int version();
}
