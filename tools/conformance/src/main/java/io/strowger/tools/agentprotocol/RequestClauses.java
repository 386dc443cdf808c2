package io.strowger.tools.agentprotocol;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import java.io.IOException;
import java.util.List;

/** Sections 8, 9 and 22: pushes, requests, and the log. */
final class RequestClauses {
    private static final int REQUESTS = 20;

    private RequestClauses() {}

    static List<Clause> all() {
        return List.of(
                Clause.of("8-sequence", "sequences begin at first_sequence and rise by one", RequestClauses::sequence),
                Clause.of("8-acknowledge", "an acknowledgement that comes twice, or goes back, does no harm",
                        RequestClauses::acknowledge),
                Clause.of("8-never-sent", "acknowledging what was never sent ends the connection",
                        RequestClauses::neverSent),
                Clause.of("9-one-outcome", "a request has one outcome with its id", RequestClauses::outcome),
                Clause.of("9-repeated", "a repeated id has the outcome of the first", RequestClauses::repeated),
                Clause.of("9-repeated-otherwise", "that holds whatever the second asks for",
                        RequestClauses::repeatedOtherwise),
                Clause.of("9-id-zero", "ids begin with 1", RequestClauses::zero),
                Clause.of("13-unknown-command", "a command that is not known is refused with BAD_ARGUMENT",
                        RequestClauses::unknown),
                Clause.of("13-no-call", "a command that lacks its call is refused with BAD_ARGUMENT",
                        RequestClauses::noCall),
                Clause.of("13-not-permitted", "a command of another role is refused", RequestClauses::notPermitted),
                Clause.of("22-reporters", "who is no reporter reads nothing of the log, by the query's id, and goes on",
                        RequestClauses::log));
    }

    private static void sequence(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        for (int id = 1; id <= REQUESTS; id++) {
            attached.peer().send(Scene.harmless(id));
        }
        long due = attached.session().firstSequence();
        long outcomes = 0;
        while (outcomes < REQUESTS) {
            ServerMessage message = attached.peer().next();
            if (message instanceof ServerMessage.Pushed pushed) {
                if (pushed.sequence() != due++) {
                    throw new Broken("push " + (due - 1) + " was due, and " + pushed + " came");
                }
                outcomes += pushed.push() instanceof Push.RequestOutcome ? 1 : 0;
            } else if (message instanceof ServerMessage.Refused) {
                outcomes++;
            } else if (message == null || message instanceof ServerMessage.Closing) {
                throw new Broken("the connection ended: " + message);
            }
        }
    }

    private static void acknowledge(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        Peer peer = attached.peer();
        long before = attached.session().firstSequence() - 1;
        peer.send(Scene.harmless(1));
        if (Scene.outcome(peer, 1) instanceof ServerMessage.Pushed pushed) {
            peer.send(new ClientMessage.Acknowledge(pushed.sequence()));
            peer.send(new ClientMessage.Acknowledge(pushed.sequence()));
        }
        peer.send(new ClientMessage.Acknowledge(before));
        peer.send(new ClientMessage.Heartbeat(9));
        peer.expect(ServerMessage.Heartbeat.class, heartbeat -> heartbeat.echoMillis() == 9, "an echo");
    }

    private static void neverSent(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        attached.peer().send(new ClientMessage.Acknowledge(attached.session().firstSequence() + 1_000));
        attached.peer().closing(RefusalReason.BAD_ARGUMENT);
    }

    private static void outcome(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        attached.peer().send(Scene.harmless(1));
        ServerMessage outcome = Scene.outcome(attached.peer(), 1);
        if (outcome instanceof ServerMessage.Pushed pushed && pushed.push() instanceof Push.RequestOutcome done
                && (done.reason() == null || done.reason() == RefusalReason.NONE)) {
            throw new Broken("a call that does not exist cannot be held: " + outcome);
        }
    }

    private static RefusalReason reason(ServerMessage outcome) {
        return outcome instanceof ServerMessage.Pushed pushed
                && pushed.push() instanceof Push.RequestOutcome done ? done.reason() : null;
    }

    /** The push with the first outcome answers both while it is not acknowledged; another outcome would be wrong. */
    private static void repeated(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.send(Scene.harmless(1));
        peer.send(Scene.harmless(1));
        RefusalReason first = reason(Scene.outcome(peer, 1));
        peer.send(Scene.harmless(2));
        while (true) {
            ServerMessage message = peer.next();
            if (message == null || message instanceof ServerMessage.Closing) {
                throw new Broken("the connection ended: " + message);
            }
            if (message instanceof ServerMessage.Pushed pushed
                    && pushed.push() instanceof Push.RequestOutcome outcome) {
                if (outcome.reason() != first) {
                    throw new Broken("the first outcome was " + first + ", another " + outcome);
                }
                if (outcome.requestId() == 2) {
                    return;
                }
            }
        }
    }

    /** The engine refuses the first for its state; were the second done, its outcome would be another. */
    private static void repeatedOtherwise(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        attached.peer().send(Scene.harmless(1));
        if (!(Scene.outcome(attached.peer(), 1) instanceof ServerMessage.Pushed first)) {
            throw new Broken("the outcome was due as a push");
        }
        attached.peer().cut();
        Scene.Attached resumed = scene.resumed(attached, first.sequence());
        resumed.peer().send(new ClientMessage.Request(1, new Command.SendNotice("no-such-agent", "x")));
        RefusalReason second = reason(Scene.outcome(resumed.peer(), 1));
        if (reason(first) != second) {
            throw new Broken("the first outcome was " + reason(first) + ", the second " + second);
        }
    }

    private static void zero(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.send(Scene.harmless(0));
        peer.refused(RefusalReason.BAD_ARGUMENT);
    }

    /** A request 3 with the variant 18,000 of Command. */
    private static void unknown(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.sendBytes(Peer.frame(Bytes.fromHex("32080803120482e50800").toByteArray()),
                "a request with an unknown command");
        ServerMessage.Refused refused = peer.refused(RefusalReason.BAD_ARGUMENT);
        if (refused.requestId() != 3) {
            throw new Broken("the refusal must name the request");
        }
    }

    private static void noCall(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.send(new ClientMessage.Request(4, new Command.AnswerCall(null)));
        if (!(Scene.outcome(peer, 4) instanceof ServerMessage.Refused refused)
                || refused.code() != RefusalReason.BAD_ARGUMENT.code()) {
            throw new Broken("BAD_ARGUMENT was due");
        }
    }

    private static void notPermitted(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.send(new ClientMessage.Request(1, new Command.RegisterPorts("no such switch", List.of("1"))));
        ServerMessage outcome = Scene.outcome(peer, 1);
        boolean refused = reason(outcome) == RefusalReason.NOT_PERMITTED
                || outcome instanceof ServerMessage.Refused edge
                        && edge.code() == RefusalReason.NOT_PERMITTED.code();
        if (!refused) {
            throw new Broken("NOT_PERMITTED was due, and " + outcome + " came");
        }
    }

    private static void log(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        long queryId = 0;
        for (ClientMessage.LogStream stream : ClientMessage.LogStream.values()) {
            peer.send(new ClientMessage.ReadLog(++queryId, stream, "", 1));
            ServerMessage.Refused refused = null;
            while (refused == null) {
                ServerMessage message = peer.next();
                if (message == null || message instanceof ServerMessage.Closing
                        || message instanceof ServerMessage.LogRow) {
                    throw new Broken("a refusal was due for " + stream + ", and " + message + " came");
                }
                refused = message instanceof ServerMessage.Refused that && that.queryId() == queryId ? that : null;
            }
            if (refused.code() != RefusalReason.NOT_PERMITTED.code()) {
                throw new Broken("NOT_PERMITTED was due for " + stream + ", and " + refused + " came");
            }
        }
        peer.send(Scene.harmless(1));
        Scene.outcome(peer, 1);
    }
}
