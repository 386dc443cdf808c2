package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Message;
import io.strowger.core.codec.testkit.ProtoOracle;
import io.strowger.core.codec.testkit.RecordGenerator;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import strowger.codec.test.RecordsOfTests;

class ProtoSchemaTest {

    private static final Path COMMITTED = Path.of("src/test/protobuf/records_of_tests.proto");
    private static final int VALUES = 500;

    @Test
    void shouldPrintTheSchemaThatTheStockCompilerCompiled() {
        ProtoOracle.checkSchema(COMMITTED, "strowger.codec.test", TestRecords.Nested.class, TestRecords.Lists.class,
                TestRecords.Maps.class, TestRecords.Tree.class, TestRecords.Renumbered.class);
    }

    @TestFactory
    Stream<DynamicTest> shouldAgreeWithTheStockRuntime() {
        return Stream.of(against(TestRecords.Scalars.class, RecordsOfTests.TestRecordsScalars.getDefaultInstance()),
                against(TestRecords.Nested.class, RecordsOfTests.TestRecordsNested.getDefaultInstance()),
                against(TestRecords.Lists.class, RecordsOfTests.TestRecordsLists.getDefaultInstance()),
                against(TestRecords.Maps.class, RecordsOfTests.TestRecordsMaps.getDefaultInstance()),
                against(TestRecords.Tree.class, RecordsOfTests.TestRecordsTree.getDefaultInstance()),
                against(TestRecords.Renumbered.class, RecordsOfTests.TestRecordsRenumbered.getDefaultInstance()),
                against(TestRecords.Event.class, RecordsOfTests.TestRecordsEvent.getDefaultInstance()));
    }

    private static <T> DynamicTest against(Class<T> type, Message stock) {
        return DynamicTest.dynamicTest(type.getSimpleName(), () -> {
            RecordCodec<T> codec = RecordCodec.of(type);
            long first = Seeds.first();
            for (long seed = first; seed < first + VALUES; seed++) {
                try {
                    ProtoOracle.check(codec, new RecordGenerator(seed).next(type), stock);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed, e);
                }
            }
        });
    }

    @Test
    void shouldNameInTheStyleOfProto() {
        assertEquals("called_device", ProtoNames.snake("calledDevice"));
        assertEquals("user_to_user_ie", ProtoNames.snake("userToUserIE"));
        assertEquals("csta_message", ProtoNames.snake("CSTAMessage"));
        assertEquals("line2", ProtoNames.snake("line2"));
        assertEquals("AGENT_STATE", ProtoNames.upperSnake("AgentState"));
        assertEquals("TestRecordsScalars", ProtoNames.type(TestRecords.Scalars.class));
    }

    record Coinciding(int lineNumber, int line_number) {}

    enum Unspecified { UNSPECIFIED }

    record WithUnspecified(Unspecified value) {}

    @Test
    void shouldRefuseNamesThatCoincide() {
        assertRefused("two members named", Coinciding.class);
        assertRefused("UNSPECIFIED", WithUnspecified.class);
    }

    private static void assertRefused(String reason, Class<?> type) {
        String message = assertThrows(IllegalArgumentException.class, () -> ProtoSchema.print("p", type)).getMessage();
        assertTrue(message.contains(reason), message);
    }
}
