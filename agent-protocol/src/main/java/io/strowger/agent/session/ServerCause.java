package io.strowger.agent.session;

import io.strowger.agent.message.ClientMessage;

/** What may happen to the server's side of a connection. */
public enum ServerCause {
    /** The client sent Hello. */
    HELLO,
    /** The client sent Login. */
    LOGIN,
    /** The client sent Resume. */
    RESUME,
    /** The client sent Heartbeat. */
    HEARTBEAT,
    /** The client sent Acknowledge. */
    ACKNOWLEDGE,
    /** The client sent Request. */
    REQUEST,
    /** The client sent Logout. */
    LOGOUT,
    /** The client sent Subscribe, Unsubscribe, Search, ReadLog, AcknowledgeLog or StopLog. */
    QUERY,
    /** The client, a proxy, sent CarryOpen, CarryBytes or CarryClose. */
    CARRY,
    /** The gateway says that the session stands. */
    ESTABLISHED,
    /** The gateway refuses the login or the resume. */
    LOGIN_REFUSED,
    /** The gateway refuses a request. */
    REQUEST_REFUSED,
    /** The gateway hands over a push. */
    PUSH,
    /** The gateway hands over a topic. */
    TOPIC,
    /** The gateway answers a query, or hands over what a proxy is to carry. */
    ANSWER,
    /** The time for this state is over. */
    TIME_LIMIT,
    /** Nothing was received for two heartbeat intervals. */
    SILENCE,
    /** A rule was broken, or the gateway ends the connection. */
    CLOSE;

    /** The cause that a client's message is. */
    static ServerCause of(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Hello hello -> HELLO;
            case ClientMessage.Login login -> LOGIN;
            case ClientMessage.Resume resume -> RESUME;
            case ClientMessage.Heartbeat heartbeat -> HEARTBEAT;
            case ClientMessage.Acknowledge acknowledge -> ACKNOWLEDGE;
            case ClientMessage.Request request -> REQUEST;
            case ClientMessage.Logout logout -> LOGOUT;
            case ClientMessage.Subscribe query -> QUERY;
            case ClientMessage.Unsubscribe query -> QUERY;
            case ClientMessage.Search query -> QUERY;
            case ClientMessage.ReadLog query -> QUERY;
            case ClientMessage.ReadDesk query -> QUERY;
            case ClientMessage.ReadWrapUpCodes query -> QUERY;
            case ClientMessage.AcknowledgeLog query -> QUERY;
            case ClientMessage.StopLog query -> QUERY;
            case ClientMessage.CarryOpen carried -> CARRY;
            case ClientMessage.CarryBytes carried -> CARRY;
            case ClientMessage.CarryClose carried -> CARRY;
        };
    }
}
