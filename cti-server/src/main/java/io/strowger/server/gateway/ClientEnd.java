package io.strowger.server.gateway;

import io.strowger.agent.session.TopicFrame;
import io.strowger.agent.transport.ServerConnectionHandler;
import io.strowger.agent.transport.ServerConnectionHandler.Task;
import io.strowger.core.output.RefusalReason;

/** The transport under a client's connection, as the gateway needs it: a socket of its own, or a channel of a proxy. */
interface ClientEnd {
    /** Does something on the event loop and hands over what came of it; any thread. */
    void execute(Task task);

    /** Does something on the event loop, which this is, and hands nothing over yet. */
    void apply(Task task);

    /** Hands over what came of {@link #apply}. */
    void flush();

    /** Whether topics wait to be handed over that a newer version may yet replace; on the event loop. */
    boolean holdsTopics();

    /** Sends a version of a topic at once when nothing waits before it. */
    boolean sendNow(TopicFrame frame, boolean many);

    /** Stops or goes on reading. */
    void setReading(boolean reading);

    /** The reason that the client was told; null as long as it was told none. On the event loop only. */
    RefusalReason closedFor();

    /** A socket. */
    static ClientEnd of(ServerConnectionHandler handler) {
        return new ClientEnd() {
            @Override
            public void execute(Task task) {
                handler.execute(task);
            }

            @Override
            public void apply(Task task) {
                handler.apply(task);
            }

            @Override
            public void flush() {
                handler.flush();
            }

            @Override
            public boolean holdsTopics() {
                return handler.holdsTopics();
            }

            @Override
            public boolean sendNow(TopicFrame frame, boolean many) {
                return handler.sendNow(frame, many);
            }

            @Override
            public void setReading(boolean reading) {
                handler.setReading(reading);
            }

            @Override
            public RefusalReason closedFor() {
                return handler.closedFor();
            }
        };
    }
}
