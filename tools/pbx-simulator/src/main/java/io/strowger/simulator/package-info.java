/** A simulated switch behind an AES. */
package io.strowger.simulator;
