/**
 * Frames: a length of four bytes, most significant first, and one message. The framing is a pure function; {@link io.strowger.agent.frame.FrameReader} keeps
 * what is left over between two arrivals. A reader is confined to the thread of its connection.
 */
package io.strowger.agent.frame;
