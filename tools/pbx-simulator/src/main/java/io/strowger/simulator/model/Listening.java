package io.strowger.simulator.model;

import java.util.List;

import io.strowger.simulator.model.Answer.Nothing;

/** Who hears whom in a call, and tones sent into it. */
public final class Listening {
    /** Most tones of one request, and most that a party remembers. */
    public static final int MAX_TONES = 32;
    private static final String TONES = "0123456789*#ABCD";

    private final Exchange exchange;

    Listening(Exchange exchange) {
        this.exchange = exchange;
    }

    private Failure obstacle(Connection subject, boolean allParties, Connection selected) {
        if (subject == null) {
            return Failure.INVALID_CSTA_CONNECTION_IDENTIFIER;
        }
        if (!allParties && (selected == null || selected.call != subject.call || selected == subject)) {
            return Failure.INVALID_CSTA_CONNECTION_IDENTIFIER;
        }
        return subject.state == ConnectionState.CONNECT ? null : Failure.INVALID_OBJECT_STATE;
    }

    /** A party hears another one, or nobody, no longer. */
    public Answer<Nothing> hold(ConnectionId subjectId, boolean allParties, ConnectionId selectedId) {
        Connection subject = exchange.connection(subjectId);
        Connection selected = allParties ? null : exchange.connection(selectedId);
        Failure failure = obstacle(subject, allParties, selected);
        if (failure != null) {
            return Answer.refused(failure);
        }
        if (subject.deaf || !allParties && !subject.deafTo.add(selected)) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        subject.deaf = allParties;
        return Answer.done();
    }

    /** A party hears another one, or everybody, again. */
    public Answer<Nothing> retrieve(ConnectionId subjectId, boolean allParties, ConnectionId selectedId) {
        Connection subject = exchange.connection(subjectId);
        Connection selected = allParties ? null : exchange.connection(selectedId);
        Failure failure = obstacle(subject, allParties, selected);
        if (failure != null) {
            return Answer.refused(failure);
        }
        boolean held = subject.deaf || (allParties ? !subject.deafTo.isEmpty() : subject.deafTo.contains(selected));
        if (!held) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        if (allParties) {
            subject.deafTo.clear();
        } else {
            if (subject.deaf) {
                subject.call.connections.stream().filter(other -> other != subject).forEach(subject.deafTo::add);
            }
            subject.deafTo.remove(selected);
        }
        subject.deaf = false;
        return Answer.done();
    }

    /** Whether a party hears another one of its call. */
    public boolean hears(ConnectionId listenerId, ConnectionId speakerId) {
        Connection listener = exchange.connection(listenerId);
        Connection speaker = exchange.connection(speakerId);
        return listener != null && speaker != null && listener.call == speaker.call && hears(listener, speaker);
    }

    private static boolean hears(Connection listener, Connection speaker) {
        boolean talking = listener.state == ConnectionState.CONNECT && speaker.state == ConnectionState.CONNECT;
        return talking && listener != speaker && !speaker.silent && !listener.deaf
                && !listener.deafTo.contains(speaker);
    }

    /** A party sends tones to some or, when the list is empty, to all others of its call. */
    public Answer<Nothing> sendTones(ConnectionId senderId, List<ConnectionId> receivers, String tones) {
        Connection sender = exchange.connection(senderId);
        if (sender == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        for (ConnectionId receiver : receivers) {
            Connection party = exchange.connection(receiver);
            if (party == null || party.call != sender.call || party == sender) {
                return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
            }
        }
        if (tones.isEmpty() || tones.length() > MAX_TONES || tones.chars().anyMatch(tone -> TONES.indexOf(tone) < 0)) {
            return Answer.refused(Failure.VALUE_OUT_OF_RANGE);
        }
        if (sender.state != ConnectionState.CONNECT) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        for (Connection party : sender.call.connections) {
            if (hears(party, sender) && (receivers.isEmpty() || receivers.contains(party.id()))) {
                String all = party.tones + tones;
                party.tones = all.substring(Math.max(0, all.length() - MAX_TONES));
            }
        }
        return Answer.done();
    }

    /** The tones a party was sent last, empty for none. */
    public String tonesHeard(ConnectionId id) {
        Connection connection = exchange.connection(id);
        return connection == null ? "" : connection.tones;
    }
}
