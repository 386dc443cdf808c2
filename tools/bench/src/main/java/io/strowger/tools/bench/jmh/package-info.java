/** Microbenchmarks of codecs and engine. */
package io.strowger.tools.bench.jmh;
