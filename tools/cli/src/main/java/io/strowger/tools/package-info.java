/** The {@code strowger} command line: the server, a simulated switch, the demo, and what reads the journal. */
package io.strowger.tools;
