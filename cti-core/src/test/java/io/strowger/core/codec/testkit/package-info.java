/**
 * What a module that declares records for the record codec needs to test them: random values of any record type, and
 * the comparison with the stock protobuf compiler and runtime. Test scope only.
 */
package io.strowger.core.codec.testkit;
