package io.strowger.agent.message;

import io.strowger.core.codec.Doc;

/**
 * What the server holds a client to.
 *
 * @param clientFrameBytes longest message from client to server
 * @param serverFrameBytes longest message from server to client
 * @param messagesPerSecond sustained rate of messages from the client
 * @param burstMessages messages that may come at once
 */
@Doc("What the server holds a client to.")
public record Limits(@Doc("Longest message from client to server.") int clientFrameBytes,
        @Doc("Longest message from server to client.") int serverFrameBytes,
        @Doc("Sustained rate of messages from the client.") int messagesPerSecond,
        @Doc("Messages that may come at once.") int burstMessages) {}
