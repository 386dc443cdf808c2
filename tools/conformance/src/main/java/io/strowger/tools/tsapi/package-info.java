/**
 * A plain TSAPI client for tools: blocking, one thread a connection, nothing repeated and nothing repaired. It shares no
 * code with the server's own driver, so that it can judge both ends.
 */
package io.strowger.tools.tsapi;
