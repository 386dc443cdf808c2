package io.strowger.tools.agentprotocol;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.output.RefusalReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Section 11: coming back. */
final class ResumeClauses {
    private static final int REQUESTS = 5;

    private ResumeClauses() {}

    static List<Clause> all() {
        return List.of(
                Clause.of("11-not-acknowledged", "what was not taken comes again, in order and unchanged",
                        ResumeClauses::comesAgain),
                Clause.of("11-taken", "what Resume names as taken does not come again", ResumeClauses::taken),
                Clause.of("11-too-old", "from before the window the session goes on further ahead, or is refused",
                        ResumeClauses::tooOld),
                Clause.of("11-repeated-request", "a request that is sent again has its first outcome",
                        ResumeClauses::repeatedRequest),
                Clause.of("11-wrong-token", "a wrong token is refused with SESSION_UNKNOWN, and login may follow",
                        ResumeClauses::wrongToken),
                Clause.of("11-unknown-session", "a session that is not known is refused with SESSION_UNKNOWN",
                        ResumeClauses::unknownSession),
                Clause.of("11-first-connection-lives", "a resume ends the connection that the session stood on",
                        ResumeClauses::firstLives),
                Clause.of("11-many-times", "a session may be resumed again and again", ResumeClauses::manyTimes),
                Clause.of("11-cut-in-a-frame", "a connection that is cut within a frame is resumed all the same",
                        ResumeClauses::cutInAFrame));
    }

    /** A session whose first pushes are outcomes; their sequences run from the session's first on. */
    private static ServerMessage.Pushed[] pushes(Scene.Attached attached) throws Broken, IOException {
        ServerMessage.Pushed[] pushes = new ServerMessage.Pushed[REQUESTS];
        for (int id = 1; id <= REQUESTS; id++) {
            attached.peer().send(Scene.harmless(id));
            if (!(Scene.outcome(attached.peer(), id) instanceof ServerMessage.Pushed pushed)) {
                throw new Broken("the outcome of request " + id + " was due as a push");
            }
            pushes[id - 1] = pushed;
        }
        return pushes;
    }

    private static ServerMessage.Pushed push(Peer peer) throws Broken, IOException {
        return peer.expect(ServerMessage.Pushed.class);
    }

    private static void same(ServerMessage.Pushed due, ServerMessage.Pushed came) throws Broken {
        if (!due.equals(came)) {
            throw new Broken(due + " was due, and " + came + " came");
        }
    }

    private static void comesAgain(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        ServerMessage.Pushed[] pushes = pushes(attached);
        attached.peer().cut();
        Scene.Attached resumed = scene.resumed(attached, attached.session().firstSequence() - 1);
        for (ServerMessage.Pushed due : pushes) {
            same(due, push(resumed.peer()));
        }
    }

    private static void taken(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        ServerMessage.Pushed[] pushes = pushes(attached);
        attached.peer().cut();
        Scene.Attached resumed = scene.resumed(attached, pushes[2].sequence());
        if (resumed.session().firstSequence() != pushes[3].sequence()) {
            throw new Broken("the next push is " + pushes[3].sequence() + ", and " + resumed.session() + " came");
        }
        same(pushes[3], push(resumed.peer()));
        same(pushes[4], push(resumed.peer()));
    }

    private static void tooOld(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        ServerMessage.Pushed[] pushes = pushes(attached);
        attached.peer().cut();
        // The resume acknowledges what it names.
        Scene.Attached second = scene.resumed(attached, pushes[REQUESTS - 1].sequence());
        second.peer().cut();
        Peer third = scene.greeted();
        third.send(Scene.resume(second, pushes[0].sequence() - 1));
        ServerMessage answer = third.next();
        boolean right = switch (answer) {
            case ServerMessage.SessionEstablished session -> session.firstSequence() > pushes[REQUESTS - 1].sequence();
            case ServerMessage.Refused refused -> refused.code() == RefusalReason.SESSION_UNKNOWN.code();
            case null -> false;
            default -> false;
        };
        if (!right) {
            throw new Broken("what was forgotten cannot come again, and " + answer + " came");
        }
    }

    private static void repeatedRequest(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        ServerMessage.Pushed[] pushes = pushes(attached);
        attached.peer().cut();
        Scene.Attached resumed = scene.resumed(attached, pushes[REQUESTS - 1].sequence());
        resumed.peer().send(Scene.harmless(REQUESTS));
        if (!(Scene.outcome(resumed.peer(), REQUESTS) instanceof ServerMessage.Pushed again)
                || !again.push().equals(pushes[REQUESTS - 1].push())) {
            throw new Broken("the first outcome was due once more");
        }
    }

    private static void wrongToken(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        attached.peer().cut();
        Peer peer = scene.greeted();
        peer.send(new ClientMessage.Resume(attached.session().sessionId(), Scene.wrong(attached.session().token()), 0));
        peer.refused(RefusalReason.SESSION_UNKNOWN);
        peer.send(scene.login(true));
        peer.expect(ServerMessage.SessionEstablished.class);
    }

    private static void unknownSession(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        Peer peer = scene.greeted();
        peer.send(new ClientMessage.Resume("no-such-session", attached.session().token(), 0));
        peer.refused(RefusalReason.SESSION_UNKNOWN);
    }

    private static void firstLives(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        scene.resumed(attached, attached.session().firstSequence() - 1);
        attached.peer().closing(RefusalReason.SESSION_REPLACED);
    }

    private static void manyTimes(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        long last = attached.session().firstSequence() - 1;
        for (int id = 1; id <= REQUESTS; id++) {
            attached.peer().send(Scene.harmless(id));
            if (!(Scene.outcome(attached.peer(), id) instanceof ServerMessage.Pushed pushed)
                    || pushed.sequence() != last + 1) {
                throw new Broken("the outcome of request " + id + " was due as push " + (last + 1));
            }
            last = pushed.sequence();
            attached.peer().cut();
            attached = scene.resumed(attached, last);
        }
    }

    private static void cutInAFrame(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        byte[] frame = Peer.frame(Scene.harmless(1));
        attached.peer().sendBytes(Arrays.copyOf(frame, frame.length / 2), "half a request");
        attached.peer().cut();
        Scene.Attached resumed = scene.resumed(attached, attached.session().firstSequence() - 1);
        resumed.peer().send(Scene.harmless(1));
        Scene.outcome(resumed.peer(), 1);
    }
}
