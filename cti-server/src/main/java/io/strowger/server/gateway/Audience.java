package io.strowger.server.gateway;

import io.netty.buffer.ByteBuf;
import io.strowger.agent.session.TopicFrame;
import io.strowger.agent.transport.ServerConnectionHandler;
import java.util.Collection;

/**
 * The readers of a topic as they are told of a new version, in their order. Beside each channel stand the two things that are needed when nothing is in the way,
 * so that the channel and its session are not even touched then. Confined to its event loop.
 */
final class Audience {
    /** From so many readers on a version is kept in memory that all their sockets write from. */
    private static final int MANY = 16;

    private final ClientChannel[] channels;
    /** Null for those that a proxy carries. */
    private final ServerConnectionHandler[] sockets;
    private final TransportTally[] tallies;

    Audience(Collection<ClientChannel> readers) {
        channels = readers.toArray(ClientChannel[]::new);
        sockets = new ServerConnectionHandler[channels.length];
        tallies = new TransportTally[channels.length];
        for (int i = 0; i < channels.length; i++) {
            sockets[i] = channels[i].socket();
            tallies[i] = channels[i].tally();
        }
    }

    /** Sends the version to all, at once where nothing waits before it. */
    void tell(TopicFrame frame) {
        if (channels.length < MANY) {
            for (ClientChannel channel : channels) {
                channel.topicNow(frame, false);
            }
            return;
        }
        ByteBuf carrier = ServerConnectionHandler.carrierOf(frame);
        int bytes = carrier.readableBytes();
        for (int i = 0; i < channels.length; i++) {
            if (sockets[i] != null && sockets[i].sendWhole(carrier)) {
                tallies[i].sent(1, bytes);
            } else {
                channels[i].topicNow(frame, true);
            }
        }
    }
}
