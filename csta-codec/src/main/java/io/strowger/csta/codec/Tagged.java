package io.strowger.csta.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A tag of its own, on a type or on the use of a type. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.TYPE_USE})
public @interface Tagged {
    /** The tag number. */
    int value();

    /** The class of the tag. */
    TagClass tagClass() default TagClass.CONTEXT;

    /** Explicit: the element of the type stands whole inside one of this tag. Otherwise the tag replaces the type's. */
    boolean explicit() default false;
}
