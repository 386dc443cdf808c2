package io.strowger.tools.agentprotocol;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.RefusalReason;
import java.io.IOException;
import java.util.List;

/** Sections 2 and 3: frames and messages. */
final class FramingClauses {
    private FramingClauses() {}

    static List<Clause> all() {
        return List.of(
                Clause.of("2-frame-in-pieces", "a frame may come cut anywhere", FramingClauses::pieces),
                Clause.of("2-frames-together", "frames may come together", FramingClauses::together),
                Clause.of("2-length-zero", "a length of 0 ends with BAD_FRAME",
                        scene -> length(scene, 0, RefusalReason.BAD_FRAME)),
                Clause.of("2-length-above-limit", "a length of 65,537 ends with FRAME_TOO_LARGE at once",
                        scene -> length(scene, Framing.CLIENT_FRAME_BYTES_MAX + 1, RefusalReason.FRAME_TOO_LARGE)),
                Clause.of("2-length-implausible", "a length above 16,777,216 ends with BAD_FRAME",
                        scene -> length(scene, 16_777_217, RefusalReason.BAD_FRAME)),
                Clause.of("2-longest-frame", "a frame of 65,536 bytes is taken", FramingClauses::longest),
                Clause.of("3-no-message", "bytes that are no message end with BAD_FRAME", FramingClauses::noMessage),
                Clause.of("3-no-utf8", "a text that is no UTF-8 ends with BAD_FRAME", FramingClauses::noUtf8),
                Clause.of("3-unknown-field", "fields that are not known are skipped", FramingClauses::unknownField),
                Clause.of("3-unknown-enumeration", "an unknown value of an enumeration is absent",
                        FramingClauses::unknownEnumeration));
    }

    private static void pieces(Scene scene) throws Broken, IOException {
        Peer peer = scene.connect();
        byte[] frame = Peer.frame(Scene.hello(0));
        for (byte one : frame) {
            peer.sendBytes(new byte[]{one}, "a byte of Hello");
        }
        peer.expect(ServerMessage.Welcome.class);
    }

    private static void together(Scene scene) throws Broken, IOException {
        Peer peer = scene.connect();
        RecordWriter both = new RecordWriter();
        for (ClientMessage message : List.of(Scene.hello(0), new ClientMessage.Heartbeat(4_711))) {
            byte[] frame = Peer.frame(message);
            both.writeBytes(frame, 0, frame.length);
        }
        peer.sendBytes(both.toByteArray(), "Hello and Heartbeat");
        peer.expect(ServerMessage.Welcome.class);
        peer.expect(ServerMessage.Heartbeat.class, heartbeat -> heartbeat.echoMillis() == 4_711, "its echo");
    }

    private static void length(Scene scene, int length, RefusalReason reason) throws Broken, IOException {
        Peer peer = scene.greeted();
        byte[] start = {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length};
        peer.sendBytes(start, "the length " + length);
        peer.closing(reason);
    }

    /** A heartbeat that an unknown field fills up to the limit. */
    private static void longest(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        RecordWriter out = new RecordWriter();
        RecordCodec.of(ClientMessage.class).encode(new ClientMessage.Heartbeat(7), out);
        byte[] filling = new byte[Framing.CLIENT_FRAME_BYTES_MAX - out.position() - 5];
        field(out, 999, filling);
        peer.sendBytes(Peer.frame(out.toByteArray()), "a frame of " + out.position() + " bytes");
        peer.expect(ServerMessage.Heartbeat.class, heartbeat -> heartbeat.echoMillis() == 7, "its echo");
    }

    private static void field(RecordWriter out, int number, byte[] content) {
        out.writeVarint(number << 3 | 2);
        out.writeVarint(content.length);
        out.writeBytes(content, 0, content.length);
    }

    private static void noMessage(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.sendBytes(Peer.frame(Bytes.fromHex("ffffffff").toByteArray()), "four bytes FF");
        peer.closing(RefusalReason.BAD_FRAME);
    }

    private static void noUtf8(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        // Login with the user FF FE.
        peer.sendBytes(Peer.frame(Bytes.fromHex("12040a02fffe").toByteArray()), "Login with a user that is no UTF-8");
        peer.closing(RefusalReason.BAD_FRAME);
    }

    private static void unknownField(Scene scene) throws Broken, IOException {
        Peer peer = scene.connect();
        RecordWriter out = new RecordWriter();
        RecordCodec.of(ClientMessage.class).encode(Scene.hello(0), out);
        field(out, 15_000, new byte[]{1, 2, 3});
        peer.sendBytes(Peer.frame(out.toByteArray()), "Hello and field 15000");
        peer.expect(ServerMessage.Welcome.class);
    }

    private static void unknownEnumeration(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        // Login: user "x", role 100.
        peer.sendBytes(Peer.frame(Bytes.fromHex("12050a01781864").toByteArray()), "Login with role 100");
        peer.refused(RefusalReason.BAD_ARGUMENT);
    }
}
