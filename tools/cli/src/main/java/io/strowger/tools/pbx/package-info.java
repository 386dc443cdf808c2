/** The simulated switch as a process of its own. */
package io.strowger.tools.pbx;
