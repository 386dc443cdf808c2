/**
 * TSAPI: frames, the messages of the ACS and CSTA tables, and Avaya private data.
 *
 * <p>{@link io.strowger.csta.tsapi.TsapiFrames} finds frames in a stream of octets, {@link
 * io.strowger.csta.tsapi.TsapiCodec} turns a frame to {@link io.strowger.csta.tsapi.TsapiFrame} and back. A text is
 * never null; absent ones are empty. Everything here is immutable or a pure function, for any thread.
 */
package io.strowger.csta.tsapi;
