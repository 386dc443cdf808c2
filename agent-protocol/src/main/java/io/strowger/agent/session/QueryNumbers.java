package io.strowger.agent.session;

import io.strowger.agent.message.ClientMessage;

/** Numbers a client's queries. */
final class QueryNumbers {
    private long last;

    /** The query with the next number, which {@link MessageChecks#queryId} gives; throws IllegalArgumentException for what is no query. */
    ClientMessage numbered(ClientMessage query) {
        long id = last + 1;
        ClientMessage numbered = switch (query) {
            case ClientMessage.Subscribe q -> new ClientMessage.Subscribe(id, q.patterns());
            case ClientMessage.Search q -> new ClientMessage.Search(id, q.text(), q.filter(), q.offset(), q.limit());
            case ClientMessage.ReadDesk q -> new ClientMessage.ReadDesk(id);
            case ClientMessage.ReadWrapUpCodes q -> new ClientMessage.ReadWrapUpCodes(id, q.skill());
            case ClientMessage.ReadLog q ->
                new ClientMessage.ReadLog(id, q.stream(), q.position(), q.window(), q.intervals());
            default -> throw new IllegalArgumentException("no query: " + query);
        };
        last = id;
        return numbered;
    }
}
