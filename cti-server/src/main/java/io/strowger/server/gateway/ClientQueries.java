package io.strowger.server.gateway;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ClientMessage.LogStream;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.core.input.Roles;
import io.strowger.core.output.RefusalReason;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a client asks to be told, and who answers it: topics, the directory, names of codes, the log. Nothing of it is an input, and all of it ends with the connection
 * or its session. Confined to the connection's event loop.
 */
final class ClientQueries {
    private final Gateway gateway;
    private final ClientChannel channel;
    /** What it reads of the log, by query. */
    private final Map<Long, LogStreams.Stream> streams = new HashMap<>(0);

    ClientQueries(Gateway gateway, ClientChannel channel) {
        this.gateway = gateway;
        this.channel = channel;
    }

    /** Answers, now or later, or refuses. */
    void query(ClientMessage query) {
        switch (query) {
            case ClientMessage.Subscribe subscribe -> subscribe(subscribe);
            case ClientMessage.Unsubscribe unsubscribe -> {
                if (channel.interest() != null) {
                    channel.lane().board().unsubscribe(channel, unsubscribe.patterns());
                }
            }
            case ClientMessage.Search search -> search(search);
            case ClientMessage.ReadLog read -> readLog(read);
            case ClientMessage.ReadDesk read -> readDesk(read.queryId(),
                    () -> DeskAnswers.desk(gateway.view(), channel.interest().reader().userId(), read));
            case ClientMessage.ReadWrapUpCodes read -> readDesk(read.queryId(),
                    () -> DeskAnswers.wrapUpCodes(gateway.view(), read));
            case ClientMessage.AcknowledgeLog acknowledge -> {
                LogStreams.Stream stream = streams.get(acknowledge.queryId());
                if (stream != null) {
                    stream.acknowledged(acknowledge.rows());
                }
            }
            case ClientMessage.StopLog stop -> {
                LogStreams.Stream stream = streams.remove(stop.queryId());
                if (stream != null) {
                    stream.stop();
                }
            }
            default -> throw new IllegalStateException("no query: " + query);
        }
    }

    private void subscribe(ClientMessage.Subscribe subscribe) {
        if (!may(Roles.Service.SUBSCRIBE)) {
            refuseQuery(subscribe.queryId(), RefusalReason.NOT_PERMITTED);
        } else if (!channel.lane().board().subscribe(channel, subscribe.queryId(), subscribe.patterns())) {
            refuseQuery(subscribe.queryId(), RefusalReason.TOO_MANY_SUBSCRIPTIONS);
        }
    }

    private void search(ClientMessage.Search search) {
        if (!may(Roles.Service.SEARCH)) {
            refuseQuery(search.queryId(), RefusalReason.NOT_PERMITTED);
        } else if (!gateway.directory().search(new Directory.Asking(channel.interest().reader().role(),
                channel.interest().reader().userId(), channel.lane().board().position()), search,
                found -> channel.execute((connection, nowNanos) -> connection.onAnswer(found, nowNanos)))) {
            refuseQuery(search.queryId(), RefusalReason.BUSY);
        }
    }

    private void readDesk(long queryId, Supplier<ServerMessage> made) {
        if (!may(Roles.Service.READ_DESK)) {
            refuseQuery(queryId, RefusalReason.NOT_PERMITTED);
        } else {
            ServerMessage answer = made.get();
            channel.execute((connection, nowNanos) -> connection.onAnswer(answer, nowNanos));
        }
    }

    private void readLog(ClientMessage.ReadLog read) {
        Roles.Service service = read.stream() == LogStream.ADMINISTRATION
                ? Roles.Service.READ_ADMINISTRATION
                : Roles.Service.READ_LOG;
        if (!may(service)) {
            refuseQuery(read.queryId(), RefusalReason.NOT_PERMITTED);
        } else if (streams.size() >= ProtocolLimits.LOG_STREAMS_MAX || streams.containsKey(read.queryId())) {
            refuseQuery(read.queryId(), RefusalReason.BUSY);
        } else {
            gateway.log().read(read,
                    row -> channel.execute((connection, nowNanos) -> connection.onAnswer(row, nowNanos)),
                    stream -> streams.put(read.queryId(), stream))
                    .ifPresent(reason -> refuseQuery(read.queryId(), reason));
        }
    }

    /** Nobody is there who reads the log. */
    void end() {
        streams.values().forEach(LogStreams.Stream::stop);
        streams.clear();
    }

    private void refuseQuery(long queryId, RefusalReason reason) {
        channel.execute((connection, nowNanos) -> connection.onQueryRefused(queryId, reason, "", nowNanos));
    }

    private boolean may(Roles.Service service) {
        return channel.interest() != null && service.isUsedBy(channel.interest().reader().role());
    }
}
