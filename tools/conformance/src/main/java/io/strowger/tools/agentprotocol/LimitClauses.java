package io.strowger.tools.agentprotocol;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.Limits;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.RefusalReason;
import java.io.IOException;
import java.util.List;

/** Section 17: limits that Welcome and SessionEstablished name. */
final class LimitClauses {
    /** Of the burst, what may be spent already when a clause begins. */
    private static final int SPARED = 10;

    private LimitClauses() {}

    static List<Clause> all() {
        return List.of(
                Clause.of("17-burst", "as many messages at once as the server allows are taken", LimitClauses::burst),
                Clause.of("17-rate", "a flood ends with RATE_EXCEEDED", LimitClauses::flood),
                Clause.of("17-session-survives", "a session survives the connection that broke a limit",
                        LimitClauses::survives));
    }

    private static byte[] heartbeats(int count) {
        RecordWriter all = new RecordWriter();
        byte[] one = Peer.frame(new ClientMessage.Heartbeat(1));
        for (int i = 0; i < count; i++) {
            all.writeBytes(one, 0, one.length);
        }
        return all.toByteArray();
    }

    private static void burst(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        int count = Math.max(1, attached.session().limits().burstMessages() - SPARED);
        attached.peer().sendBytes(heartbeats(count), count + " heartbeats");
        for (int i = 0; i < count; i++) {
            attached.peer().expect(ServerMessage.Heartbeat.class, heartbeat -> heartbeat.echoMillis() == 1, "an echo");
        }
    }

    private static Scene.Attached flooded(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        Limits limits = attached.session().limits();
        int count = 2 * limits.burstMessages() + 2 * limits.messagesPerSecond();
        attached.peer().sendBytes(heartbeats(count), count + " heartbeats");
        attached.peer().closing(RefusalReason.RATE_EXCEEDED);
        return attached;
    }

    private static void flood(Scene scene) throws Broken, IOException {
        flooded(scene);
    }

    private static void survives(Scene scene) throws Broken, IOException {
        Scene.Attached attached = flooded(scene);
        scene.resumed(attached, attached.session().firstSequence() - 1);
    }
}
