package io.strowger.tools.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.tools.tsapi.Endpoint;
import io.strowger.tools.tsapi.Login;
import io.strowger.tools.tsapi.TsapiConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped script against the simulated switch: what we ask of others we do ourselves. */
class ConformanceTest {
    private static final Map<String, String> NUMBERS = Map.of("station", "5001", "station2", "5002", "station3",
            "5003", "vdn", "6001", "skill", "8001", "agent", "1001", "trunk-group", "801", "unknown-device", "9998");

    private static SwitchSimulator simulator;

    @BeforeAll
    static void start() throws Exception {
        simulator = new SwitchSimulator(SwitchConfiguration.contactCentre(3, AnswerMode.MANUAL));
        simulator.start();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static Conformance against(String password) {
        Endpoint endpoint = new Endpoint("127.0.0.1", simulator.nameServerPort(), false);
        return new Conformance(endpoint, new TsapiConnection.Security(Duration.ofSeconds(5), null, true),
                Duration.ofSeconds(20), new Parameters(new Login("cti", password), "", NUMBERS));
    }

    static Stream<Script> shipped() {
        return Conformance.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theSimulatedSwitchConforms(Script script) {
        Result result = against("cti-secret").run(script, true);
        assertTrue(result.verdict() == Result.Verdict.HOLDS || result.verdict() == Result.Verdict.NOT_APPLICABLE,
                () -> script.name() + ":" + result.line() + " " + result.verdict() + ": " + result.reason() + "\n"
                        + String.join("\n", result.transcript().stream().map(Object::toString).toList()));
        assertEquals(List.of(), result.notes(), script.name());
    }

    @Test
    void whatChangesSomethingIsNotTriedUnasked() {
        Script call = shipped().filter(Script::changes).findFirst().orElseThrow();
        assertEquals(Result.Verdict.NOT_TRIED, against("cti-secret").run(call, false).verdict());
    }

    @Test
    void aRefusedLoginDecidesNothing() {
        Script query = shipped().filter(script -> script.name().equals("32-system-status")).findFirst().orElseThrow();
        Result result = against("wrong").run(query, false);
        assertEquals(Result.Verdict.UNDECIDED, result.verdict());
        assertTrue(result.reason().contains("TSERVER_BAD_PASSWORD_OR_LOGIN"), result.reason());
    }

    /** A script of its own that opens a stream and goes on from there, from line 6. */
    private static Script opened(String name, String steps) {
        return ScriptReader.read(name, """
                clause a
                rule b
                mode read-only
                connect tlink
                open
                """ + steps);
    }

    @Test
    void aServerThatAnswersWronglyIsBroken() {
        Script wrong = opened("wrong.script", """
                send Csta.ReqSysStat{}
                confirm Csta.SysStatReqConf{systemStatus=SS_DISABLED}
                """);
        Result result = against("cti-secret").run(wrong, false);
        assertEquals(Result.Verdict.BROKEN, result.verdict());
        assertEquals(7, result.line());
        assertTrue(result.reason().startsWith("systemStatus: expected SS_DISABLED, got "), result.reason());
    }

    @Test
    void whatCleansUpIsAnsweredBeforeTheConnectionIsClosed() {
        Script call = opened("cleaning.script", """
                send Csta.ReqSysStat{}
                confirm Csta.SysStatReqConf{}
                cleanup
                send Csta.QueryDnd{device="5001"}
                send Csta.QueryDnd{device="5002"}
                """);
        Result result = against("cti-secret").run(call, false);
        assertEquals(Result.Verdict.HOLDS, result.verdict(), result.reason());
        assertEquals(List.of("->", "<-", "->", "<-"), result.transcript().stream()
                .filter(line -> line.text().contains("Csta.QueryDnd")).map(Result.Exchanged::direction).toList());
    }

    @Test
    void aPasswordIsInNoTranscript() {
        Script query = shipped().filter(script -> script.name().equals("11-open")).findFirst().orElseThrow();
        Result result = against("cti-secret").run(query, false);
        assertTrue(result.transcript().stream().noneMatch(line -> line.toString().contains("cti-secret")));
        assertTrue(result.transcript().stream().anyMatch(line -> line.text().contains("Acs.OpenStream{")
                && line.octets().isEmpty()));
    }
}
