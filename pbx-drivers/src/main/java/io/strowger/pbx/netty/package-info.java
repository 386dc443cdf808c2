/** Puts a {@link io.strowger.pbx.link.LinkSession} on a Netty event loop. Holds no rule of any protocol. */
package io.strowger.pbx.netty;
