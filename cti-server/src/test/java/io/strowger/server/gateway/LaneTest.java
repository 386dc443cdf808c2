package io.strowger.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.strowger.agent.frame.FrameReader;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.TopicFrame;
import io.strowger.agent.transport.ClientTransport;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.engine.Engine;
import io.strowger.core.input.Input;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.port.Sequencer;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.Session;
import io.strowger.server.TestSites;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.inputs.InputPort;
import io.strowger.server.security.Accounts;
import io.strowger.server.security.Authenticator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order and in how many pieces what an input brought leaves. */
class LaneTest {
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final RecordCodec<ClientMessage> OUT = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> IN = RecordCodec.of(ServerMessage.class);
    private static final Bytes TOKEN = Bytes.of(new byte[Tokens.TOKEN_BYTES]);
    private static final String TOPIC = "agent/1001";

    @TempDir
    Path directory;
    private final EmbeddedChannel socket = new EmbeddedChannel();
    private Authenticator authenticator;
    private Gateway gateway;
    private Lane lane;
    private ClientChannel client;

    /** A source that takes everything. */
    private static final class Taking implements Sequencer.Source {
        private long taken;

        @Override
        public long offer(byte[] input) {
            return ++taken;
        }

        @Override
        public void onRoom(Runnable listener) {
            listener.run();
        }
    }

    private static EngineView view() {
        Engine engine = new Engine(new EngineState());
        engine.apply(new JournalledInput(1, 1, 1, 0, Bytes.owned(INPUT.encode(new Input.EpochStarted(1, 0, 1)))));
        engine.apply(new JournalledInput(2, 1, 2, 0,
                Bytes.owned(INPUT.encode(new Input.ConfigurationApplied(1, "test", TestSites.site(1))))));
        return engine.view();
    }

    @BeforeEach
    void aClientThatHasResumedItsSession() throws IOException {
        ServerSettings settings = ServerSettings.of(directory, Map.of("agents.port", 0));
        authenticator = new Authenticator(settings.authentication(),
                (user, role) -> new Accounts.Account(null, 1, false), System::nanoTime);
        EngineView view = view();
        gateway = new Gateway(settings.agents(),
                new Gateway.Context(authenticator, name -> new InputPort(name, new Taking()), () -> view, from -> null,
                        () -> 0),
                List.of(new Session("s", "1001", SessionRole.AGENT, Tokens.hash(TOKEN), 0, 1, 0, 0)));
        lane = new Lane(socket.eventLoop(), new InputPort("test", new Taking()), gateway.counters().newLane());
        client = new ClientChannel(gateway, lane, 1, "127.0.0.1");
        client.onTransport(client.socket(), ClientTransport.TCP);
        socket.pipeline().addLast(client.socket());
        send(new ClientMessage.Hello(1, 1, "test", "", 0, List.of()));
        send(new ClientMessage.Resume("s", TOKEN, 0));
        does(1, at -> client.attached(
                new Output.SessionAttached("s", 1, "1001", SessionRole.AGENT, Tokens.hash(TOKEN), 1, true)));
        pieces();
    }

    @AfterEach
    void close() {
        socket.finishAndReleaseAll();
        gateway.close();
        authenticator.close();
    }

    private void send(ClientMessage message) {
        RecordWriter out = new RecordWriter();
        Framing.append(out, OUT, message, Framing.CLIENT_FRAME_BYTES_MAX);
        socket.writeInbound(Unpooled.wrappedBuffer(out.toByteArray()));
    }

    private void does(long sequence, Lane.Deed... deeds) {
        lane.post(new Lane.Batch(sequence, List.of(deeds)));
        socket.runPendingTasks();
    }

    /** What was written since the last call, message by message, a list for each write. */
    private List<List<Class<?>>> pieces() {
        List<List<Class<?>>> pieces = new ArrayList<>();
        for (ByteBuf written = socket.readOutbound(); written != null; written = socket.readOutbound()) {
            List<Class<?>> piece = new ArrayList<>();
            byte[] bytes = ByteBufUtil.getBytes(written);
            new FrameReader(Framing.SERVER_FRAME_BYTES_MAX).feed(bytes, 0, bytes.length, new FrameReader.Sink() {
                @Override
                public boolean onMessage(byte[] array, int offset, int length, long streamOffset) {
                    return piece.add(IN.decode(array, offset, length).orThrow().getClass());
                }

                @Override
                public void onFault(RefusalReason reason, long streamOffset, String detail) {
                    throw new AssertionError(detail);
                }
            });
            written.release();
            pieces.add(piece);
        }
        return pieces;
    }

    private static TopicFrame agent(long version) {
        return TopicFrame.of(TOPIC, version, new TopicState.AgentView("1001", AgentState.READY, version,
                WorkMode.AUTO_IN, 0, null, 0, "CM", "5001", true, List.of(), CallActivity.NONE, 0, true, List.of()));
    }

    private void push(long sequence) {
        client.push(sequence, new Push.HelpEnded("1001", ""));
    }

    /** Ten thousand others may read the topic, and each of them is written to in turn. */
    @Test
    void aPushLeavesBeforeTopicsAreSent() {
        does(3, at -> at.board().update(agent(1)), at -> push(1), at -> push(2));
        assertEquals(List.of(List.of(ServerMessage.Pushed.class, ServerMessage.Pushed.class),
                List.of(ServerMessage.Topic.class)), pieces());
    }

    /** What begins with the present state of a topic is not sent twice within one input. */
    @Test
    void aTopicThatWaitsWithAPushTakesTheNewerVersionAlong() {
        does(3, at -> at.board().update(agent(1)));
        pieces();
        does(4, at -> client.topic(agent(2)), at -> push(1), at -> at.board().update(agent(3)));
        assertEquals(List.of(List.of(ServerMessage.Pushed.class, ServerMessage.Topic.class)), pieces());
    }
}
