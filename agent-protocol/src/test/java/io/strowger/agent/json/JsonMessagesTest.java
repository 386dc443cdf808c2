package io.strowger.agent.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.CodecLimits;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.testkit.RecordGenerator;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import strowger.agent.v1.Agent;

/** The JSON of messages is what protobuf's own mapping makes and reads, in both directions. */
class JsonMessagesTest {
    private static final int VALUES = 500;
    private static final RecordCodec<ClientMessage> CLIENT = RecordCodec.of(ClientMessage.class);

    /** Every kind that the mapping treats in its own way. */
    record Kinds(double number, List<Double> numbers, List<Integer> small, List<Long> large, List<Boolean> flags,
            List<SessionRole> roles, Map<String, String> texts, Bytes bytes) {}

    @Test
    void shouldAgreeWithTheStockMappingOnWhatClientsSend() throws Exception {
        check(ClientMessage.class, JsonMessages.CLIENT, Agent.ClientMessage.getDefaultInstance());
    }

    @Test
    void shouldAgreeWithTheStockMappingOnWhatTheServerSends() throws Exception {
        check(ServerMessage.class, JsonMessages.SERVER, Agent.ServerMessage.getDefaultInstance());
    }

    private static <T> void check(Class<T> type, JsonMessages ours, Message stock) throws Exception {
        RecordCodec<T> codec = RecordCodec.of(type);
        long first = Long.getLong("strowger.test.seed", 1);
        for (long seed = first; seed < first + VALUES; seed++) {
            T value = new RecordGenerator(seed).next(type);
            byte[] bytes = codec.encode(value);
            Message expected = stock.newBuilderForType().mergeFrom(bytes).build();
            byte[] printed = ours.toJson(bytes, 0, bytes.length);

            Message.Builder theirs = stock.newBuilderForType();
            JsonFormat.parser().merge(text(printed), theirs);
            assertEquals(expected, theirs.build(), "seed " + seed + ", the stock parser reads our text");

            byte[] theirText = JsonFormat.printer().print(expected).getBytes(StandardCharsets.UTF_8);
            byte[] read = ours.toMessage(theirText, 0, theirText.length);
            assertEquals(value, codec.decode(read).orThrow(), "seed " + seed + ", we read the stock printer's text");

            byte[] back = ours.toMessage(printed, 0, printed.length);
            assertEquals(value, codec.decode(back).orThrow(), "seed " + seed + ", we read our own text");
        }
    }

    @Test
    void shouldPrintDefaultsAsNothing() throws Exception {
        byte[] bytes = CLIENT.encode(new ClientMessage.Logout());
        assertEquals("{\"logout\":{}}", text(JsonMessages.CLIENT.toJson(bytes, 0, bytes.length)));
    }

    @Test
    void shouldKeepKindsThatNoMessageHasYet() throws Exception {
        Kinds value = new Kinds(-0.0, List.of(1.5, 0.0), List.of(0, -1), List.of(0L, Long.MIN_VALUE),
                List.of(false, true), List.of(SessionRole.IVR, SessionRole.AGENT), Map.of("a", "", "", "b"),
                Bytes.of((byte) 0xFB, (byte) 0xFF));
        RecordCodec<Kinds> codec = RecordCodec.of(Kinds.class);
        JsonMessages json = JsonMessages.of(Kinds.class);
        byte[] bytes = codec.encode(value);
        byte[] printed = json.toJson(bytes, 0, bytes.length);
        assertTrue(text(printed).contains("\"large\":[\"0\",\"-9223372036854775808\"]"), text(printed));
        assertTrue(text(printed).contains("\"bytes\":\"+/8=\""), text(printed));
        assertEquals(value, codec.decode(json.toMessage(printed, 0, printed.length)).orThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"login\":{\"userId\":\"1001\",\"role\":\"SESSION_ROLE_AGENT\"}}",
        "{\"login\":{\"user_id\":\"1001\",\"role\":1}}",
        "{\"login\":{\"user_id\":\"1001\",\"role\":\"SESSION_ROLE_AGENT\",\"later\":[{\"a\":null}],\"password\":null}}",
        " { \"later\" : 1 , \"login\" : { \"userId\" : \"1001\" , \"role\" : 1.0 } } "})
    void shouldReadWhatTheMappingAllows(String json) throws Exception {
        assertEquals(new ClientMessage.Login("1001", "", SessionRole.AGENT, false), read(json));
    }

    @Test
    void shouldTakeAnEnumValueThatItDoesNotKnowForAbsent() throws Exception {
        assertEquals(new ClientMessage.Login("1001", "", null, false),
                read("{\"login\":{\"userId\":\"1001\",\"role\":\"SESSION_ROLE_OF_TOMORROW\"}}"));
    }

    @Test
    void shouldReadBase64OfEitherAlphabet() throws Exception {
        Bytes token = Bytes.of((byte) 0xFB, (byte) 0xFF);
        for (String base64 : List.of("+/8=", "-_8=", "-_8")) {
            assertEquals(new ClientMessage.Resume("s", token, 7),
                    read("{\"resume\":{\"sessionId\":\"s\",\"token\":\"" + base64 + "\",\"lastSequence\":7}}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "[]", "{", "{\"logout\":{}}{}", "{\"logout\":{},\"logout\":{}}",
        "{\"logout\":{},\"heartbeat\":{}}", "{\"logout\":[]}", "{\"acknowledge\":{\"sequence\":1.5}}",
        "{\"acknowledge\":{\"sequence\":\"9223372036854775808\"}}", "{\"acknowledge\":{\"sequence\":1e999999999}}",
        "{\"acknowledge\":{\"sequence\":true}}", "{\"login\":{\"userId\":1}}", "{\"login\":{\"takeover\":\"true\"}}",
        "{\"hello\":{\"versionMin\":2147483648}}", "{\"hello\":{\"features\":\"a\"}}",
        "{\"resume\":{\"token\":\"*\"}}", "{'logout':{}}", "{\"logout\":NaN}"})
    void shouldRefuseWhatIsNoMessage(String json) {
        assertThrows(JsonFault.class, () -> read(json));
    }

    @Test
    void shouldHoldTheDepthOfNesting() {
        String deep = "{\"later\":" + "[".repeat(100_000);
        assertThrows(JsonFault.class, () -> read(deep));
    }

    @Test
    void shouldHoldTheLengthOfANumber() throws Exception {
        String longest = "0".repeat(JsonMessages.NUMBER_CHARS_MAX - 1) + "7";
        assertEquals(new ClientMessage.Acknowledge(7), read("{\"acknowledge\":{\"sequence\":\"" + longest + "\"}}"));
        assertThrows(JsonFault.class, () -> read("{\"acknowledge\":{\"sequence\":\"0" + longest + "\"}}"));
        assertThrows(JsonFault.class,
                () -> read("{\"acknowledge\":{\"sequence\":1" + "0".repeat(JsonMessages.NUMBER_CHARS_MAX) + "}}"));
    }

    @Test
    void shouldRefuseWhateverIsBroken() {
        long first = Long.getLong("strowger.test.seed", 1);
        for (long seed = first; seed < first + 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] message = CLIENT.encode(new RecordGenerator(seed % 50).next(ClientMessage.class));
            try {
                byte[] json = JsonMessages.CLIENT.toJson(message, 0, message.length);
                for (byte[] bytes : List.of(json, message)) {
                    if (bytes.length > 0) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    }
                }
                JsonMessages.CLIENT.toMessage(json, 0, random.nextInt(json.length + 1));
                JsonMessages.CLIENT.toJson(message, 0, random.nextInt(message.length + 1));
            } catch (JsonFault told) {
                continue;
            } catch (RuntimeException escaped) {
                throw new AssertionError("seed " + seed, escaped);
            }
        }
    }

    @Test
    void shouldHoldTheLengthOfAList() throws Exception {
        String most = "\"a\"" + ",\"a\"".repeat(CodecLimits.LIST_ELEMENTS_MAX - 1);
        ClientMessage.Hello hello = (ClientMessage.Hello) read("{\"hello\":{\"features\":[" + most + "]}}");
        assertEquals(CodecLimits.LIST_ELEMENTS_MAX, hello.features().size());
        JsonFault fault = assertThrows(JsonFault.class,
                () -> read("{\"hello\":{\"features\":[" + most + ",\"a\"]}}"));
        assertTrue(fault.getMessage().contains("65536"), fault.getMessage());
    }

    @Test
    void shouldRefuseBytesThatAreNoMessage() {
        for (String hex : List.of("08", "3a", "3a05", "ffffffffffffffffffffff", "38 01".replace(" ", ""))) {
            byte[] bytes = Bytes.fromHex(hex).toByteArray();
            assertThrows(JsonFault.class, () -> JsonMessages.CLIENT.toJson(bytes, 0, bytes.length), hex);
        }
    }

    @Test
    void shouldReadTheLastOfSeveralVariantsAsTheCodecDoes() throws Exception {
        byte[] bytes = Bytes.fromHex("3a0022020807").toByteArray();
        assertEquals("{\"heartbeat\":{\"sentMillis\":\"7\"}}",
                text(JsonMessages.CLIENT.toJson(bytes, 0, bytes.length)));
        assertEquals(new ClientMessage.Heartbeat(7), CLIENT.decode(bytes).orThrow());
    }

    @Test
    void shouldGiveTheSameBytesForTheSameMessage() throws Exception {
        byte[] bytes = CLIENT.encode(new ClientMessage.Request(7, new Command.LogOn("north", "5001")));
        byte[] json = JsonMessages.CLIENT.toJson(bytes, 0, bytes.length);
        assertArrayEquals(bytes, JsonMessages.CLIENT.toMessage(json, 0, json.length));
    }

    private static ClientMessage read(String json) throws JsonFault {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Decoded<ClientMessage> decoded = CLIENT.decode(JsonMessages.CLIENT.toMessage(bytes, 0, bytes.length));
        return decoded.orThrow();
    }

    private static String text(byte[] utf8) throws InvalidProtocolBufferException {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
