/**
 * The declared codec: a record is the declaration of what is on the wire.
 *
 * <p>The order of its components is the order of the members, their Java types are the ASN.1 types, and annotations
 * say what a Java type cannot. {@link io.strowger.csta.codec.Codec#of} compiles a declaration once to method handles
 * that read and write it. All classes here are immutable and may be used by any thread.
 */
package io.strowger.csta.codec;
