/**
 * Recorded octets of links: one line of text for each piece, and capture files for other people's tools. Pure functions;
 * any thread.
 */
package io.strowger.csta.trace;
