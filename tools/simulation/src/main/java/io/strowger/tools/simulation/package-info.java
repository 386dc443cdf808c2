/**
 * A contact centre in virtual time. The engine, the recovery, the sessions of links and of agents with their codecs, the folds of the call log and the switch are
 * the real ones; network, clock, disk and people are simulated, and a seed decides what goes wrong. One thread, no socket, no sleep.
 */
package io.strowger.tools.simulation;
