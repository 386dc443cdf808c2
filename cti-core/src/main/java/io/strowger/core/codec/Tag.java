package io.strowger.core.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number on the wire. On a record: its number in the oneof of every sealed interface that it is a variant of, where
 * it is required. On a record component: its field number, which otherwise is its position counted from 1. A number
 * once used is never given to something else.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Tag {

    /** Between 1 and {@link CodecLimits#FIELD_NUMBER_MAX}. */
    int value();
}
