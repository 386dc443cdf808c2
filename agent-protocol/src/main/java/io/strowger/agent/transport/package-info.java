/** The sessions on Netty channels. Handlers hold no rule: they carry bytes, time and writability in, and bytes and events out, on the channel's event loop. */
package io.strowger.agent.transport;
