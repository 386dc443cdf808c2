package io.strowger.agent.message;

import com.google.protobuf.Message;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.testkit.ProtoOracle;
import io.strowger.core.codec.testkit.RecordGenerator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import strowger.agent.v1.Agent;

/** The committed schema is what the records say, and the stock protobuf compiler and runtime agree with our bytes in both directions. */
class SchemaTest {
    private static final Path COMMITTED = Path.of("schema/agent.proto");
    private static final int VALUES = 500;

    @Test
    void shouldPrintTheCommittedSchema() {
        ProtoOracle.checkSchema(COMMITTED, "strowger.agent.v1", ClientMessage.class, ServerMessage.class);
    }

    @Test
    void shouldAgreeWithTheStockRuntimeOnWhatClientsSend() {
        check(ClientMessage.class, Agent.ClientMessage.getDefaultInstance());
    }

    @Test
    void shouldAgreeWithTheStockRuntimeOnWhatTheServerSends() {
        check(ServerMessage.class, Agent.ServerMessage.getDefaultInstance());
    }

    private static <T> void check(Class<T> type, Message stock) {
        RecordCodec<T> codec = RecordCodec.of(type);
        long first = Long.getLong("strowger.test.seed", 1);
        for (long seed = first; seed < first + VALUES; seed++) {
            try {
                ProtoOracle.check(codec, new RecordGenerator(seed).next(type), stock);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
