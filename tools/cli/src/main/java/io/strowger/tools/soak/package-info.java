/** Long runs in virtual time: the real engine, the real link sessions and the simulated switch, without a thread, a socket or a sleep. */
package io.strowger.tools.soak;
