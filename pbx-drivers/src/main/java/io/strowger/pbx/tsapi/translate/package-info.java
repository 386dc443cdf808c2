/**
 * Where the words of TSAPI meet those of the engine, and nowhere else: pure functions from wire records to inputs and
 * from commands to wire records. Immutable after construction; any thread.
 */
package io.strowger.pbx.tsapi.translate;
