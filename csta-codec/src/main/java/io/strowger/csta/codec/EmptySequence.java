package io.strowger.csta.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record without components that is encoded as an empty SEQUENCE; without this it is a SEQUENCE of one NULL. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EmptySequence {
}
