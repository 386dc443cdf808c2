package io.strowger.csta.tsapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The header numbers of a TSAPI message. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TsapiPdu {
    /** The message's number in its table. */
    int eventType();

    /** The class it is sent with, of {@link EventClass}; it also chooses the table. */
    int eventClass();
}
