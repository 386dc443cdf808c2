/**
 * Faults in words: commands that make something go wrong at once or later, and a plan that draws them by seed. Knows
 * the servers and the switch, no socket and no clock.
 */
package io.strowger.simulator.faults;
