/**
 * The record codec: the declaration of a record is its schema, its encoder and its decoder, in the protobuf wire
 * format (proto3). Journal inputs, facts, state snapshots and the agent protocol are written with it.
 *
 * <p>A component may be
 * <ul>
 * <li>{@code int}, {@code long}, {@code boolean}, {@code double} (int32, int64, bool, double); zero and false are
 * absent;
 * <li>{@code String} and {@link io.strowger.core.codec.Bytes}, never null; empty is absent;
 * <li>an enum, whose constants are only ever appended: the number is the ordinal plus one, null is absent, and a
 * number that this build does not know decodes to null;
 * <li>a record, null when absent;
 * <li>a sealed interface of records, null when absent: a message with one oneof over all records below the interface,
 * also those below sealed interfaces in between. A variant that this build does not know decodes to null inside
 * another record and is the fault {@link io.strowger.core.codec.DecodeFault#NO_VARIANT} outermost;
 * <li>a {@code List} of any of these (numbers boxed), never null, immutable when decoded. Unknown enum numbers and
 * variants are left out of it;
 * <li>a {@code Map} or {@code SortedMap} from {@code String} to {@code String}, a record or a sealed interface, never
 * null; an unmodifiable map in the order of its keys when decoded.
 * </ul>
 *
 * <p>The number of a field is the position of its component, so that components are only ever appended;
 * {@link io.strowger.core.codec.Tag} sets another. Unknown fields are skipped. Of a singular field that occurs more
 * than once the last counts; messages are not merged. A wire type that contradicts the declaration is a fault and not
 * an unknown field, since it means that a number was used twice.
 *
 * <p>Everything here may be used by any thread, except a {@link io.strowger.core.codec.RecordWriter}, which has one
 * owner. Nothing here reads a clock, chance or the order of a hash table. Used by {@code decide} and {@code commit};
 * uses only the JDK.
 */
package io.strowger.core.codec;
