/** Benchmarks. */
package io.strowger.tools.bench;
