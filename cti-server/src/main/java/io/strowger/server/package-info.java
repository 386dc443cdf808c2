/**
 * The server: the composition root and, in packages of their own, the edges that it wires. {@link
 * io.strowger.server.Server#start} reads as the architecture.
 */
package io.strowger.server;
