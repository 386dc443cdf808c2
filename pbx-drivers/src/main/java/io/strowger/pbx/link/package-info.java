/** The seam between a link's protocol and its transport: a session does no I/O, a transport knows no rule. */
package io.strowger.pbx.link;
