/** Runs simulated worlds of tools/simulation by their seeds. */
package io.strowger.tools.sim;
