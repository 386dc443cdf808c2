/**
 * The protocol's messages as JSON: protobuf's own mapping, made from the same declarations as the bytes. One message in, one text out, and the way back; the
 * session layer below sees bytes only.
 */
package io.strowger.agent.json;
