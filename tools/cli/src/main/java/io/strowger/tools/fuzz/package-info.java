/** Coverage-guided fuzzing of the wire decoders, from a source tree. */
package io.strowger.tools.fuzz;
