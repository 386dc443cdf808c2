package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.wire.MessageLoad.Profile;

/** Load that is paced by messages. */
class MessageLoadTest {
    private static final int STATIONS = 2_000;

    private final List<String> numbers = new ArrayList<>();
    private final SwitchServer server = server();
    private final TestStream stream = new TestStream(server);

    private SwitchServer server() {
        List<StationPlan> stations = new ArrayList<>();
        for (int i = 0; i < STATIONS; i++) {
            numbers.add(Integer.toString(10_000 + i));
            stations.add(StationPlan.of(numbers.get(i), AnswerMode.MANUAL));
        }
        SwitchPlan plan = new SwitchPlan(stations, List.of(), List.of(), List.of(),
                List.of(new TrunkGroupPlan("801", STATIONS)), SwitchPlan.Timers.DEFAULT);
        return new SwitchServer(new Switch(plan, Servers.START), Servers.settings());
    }

    private void monitorAll() {
        stream.open(18);
        numbers.forEach(number -> stream.ask(new Csta.MonitorDevice(number, MonitorFilter.NONE)));
    }

    @Test
    void shouldSendWhatTheRateSaysInCallsThatMakeSense() {
        monitorAll();
        server.startLoad(new Profile(2_000, numbers, 5));
        List<TsapiFrame> all = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            all.addAll(stream.afterMillis(5));
            assertEquals(i * 10, all.size(), "one message a step");
        }
        server.stopLoad();
        MessageLoad.Report report = server.loadReport().orElseThrow();
        assertEquals(10_000, report.scheduled());
        assertEquals(all.size(), report.sent());
        assertTrue(report.latenessMaxMillis() <= 5, report.toString());
        assertEquals(List.of("Delivered", "Established", "Held", "Retrieved", "ConnectionCleared"),
                all.stream().filter(frame -> frame.monitorCrossRefID() == 1)
                        .map(frame -> frame.message().getClass().getSimpleName()).distinct().toList());
        assertEquals(List.of(), stream.afterMillis(10_000), "it has stopped");
    }

    @Test
    void shouldSayHowLateItIs() {
        monitorAll();
        server.startLoad(new Profile(1_000, numbers, 1));
        server.advanceTo(server.theSwitch().now() + 1_000);
        assertEquals(1_000, server.loadReport().orElseThrow().sent());
        long late = server.loadReport().orElseThrow().latenessMaxMillis();
        assertTrue(late >= 999, "all of the second was caught up at its end: " + late);
    }

    @Test
    void shouldWaitForSomebodyToListen() {
        server.startLoad(new Profile(2_000, numbers, 1));
        server.advanceTo(server.theSwitch().now() + 10_000);
        MessageLoad.Report unseen = server.loadReport().orElseThrow();
        assertEquals(0, unseen.sent());
        assertEquals(0, unseen.steps());
        monitorAll();
        stream.take();
        server.advanceTo(server.theSwitch().now() + 10_000);
        MessageLoad.Report seen = server.loadReport().orElseThrow();
        assertTrue(seen.sent() >= 19_000 && seen.sent() <= 25_000, "no debt of the time before: " + seen);
    }

    @Test
    void shouldTakeMoreStepsWhereFewStationsAreMonitored() {
        stream.open(18);
        for (int i = 0; i < STATIONS; i += 10) {
            stream.ask(new Csta.MonitorDevice(numbers.get(i), MonitorFilter.NONE));
        }
        server.startLoad(new Profile(500, numbers, 5));
        for (int i = 0; i < 400; i++) {
            stream.afterMillis(5);
        }
        MessageLoad.Report report = server.loadReport().orElseThrow();
        assertEquals(1_000, report.sent(), report.toString());
        assertTrue(report.steps() >= 9_000, report.toString());
    }

    @Test
    void shouldRunUpNoDebtWhileFewStationsAreMonitored() {
        stream.open(18);
        stream.ask(new Csta.MonitorDevice(numbers.get(0), MonitorFilter.NONE));
        server.startLoad(new Profile(5_000, numbers, 2));
        stream.afterMillis(5_000);
        MessageLoad.Report few = server.loadReport().orElseThrow();
        assertTrue(few.sent() < 5 * 5_000 / 10, "one of " + STATIONS + " stations cannot take the rate: " + few);
        numbers.subList(1, STATIONS).forEach(number -> stream.ask(new Csta.MonitorDevice(number, MonitorFilter.NONE)));
        long before = server.loadReport().orElseThrow().sent();
        stream.afterMillis(1_000);
        long sent = server.loadReport().orElseThrow().sent() - before;
        assertTrue(sent >= 4_900 && sent <= 5_100, "the rate, and nothing of the time before: " + sent);
    }

    @Test
    void shouldGoOnWithItsCallsWhenItBeginsAnew() {
        monitorAll();
        server.startLoad(new Profile(1_000, numbers, 2));
        stream.afterMillis(1_000);
        int calls = server.theSwitch().liveCalls().size();
        assertTrue(calls > 0);
        server.startLoad(new Profile(1_000, numbers, 2));
        assertEquals(0, server.loadReport().orElseThrow().sent());
        List<TsapiFrame> all = stream.afterMillis(10_000);
        assertEquals(10_000, server.loadReport().orElseThrow().sent());
        assertEquals(0, all.stream().filter(frame -> frame.message() instanceof Csta.Failed).count());
        assertTrue(server.theSwitch().liveCalls().size() <= STATIONS, "no station is called twice");
    }

    @Test
    void shouldGoOnWhenAnApplicationTakesItsCallsAway() {
        monitorAll();
        server.startLoad(new Profile(1_000, numbers.subList(0, 10), 10));
        for (int i = 0; i < 100; i++) {
            stream.afterMillis(20);
            server.theSwitch().liveCalls().stream().limit(1).forEach(call -> stream
                    .ask(new Csta.ClearCall(io.strowger.csta.tsapi.ConnectionID.of(call.handle().callId(), ""))));
            server.theSwitch().outside().offer(IncomingCall.of("1", numbers.get(3)));
        }
        MessageLoad.Report report = server.loadReport().orElseThrow();
        assertTrue(report.sent() >= report.scheduled(), report.toString());
    }

    @Test
    void shouldRefuseLoadsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new Profile(0, numbers, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new Profile(MessageLoad.MAX_MESSAGES_PER_SECOND + 1, numbers, 1));
        assertThrows(IllegalArgumentException.class, () -> new Profile(1, numbers, 0));
        assertThrows(IllegalArgumentException.class, () -> new Profile(1, numbers, Profile.MAX_TICK_MILLIS + 1));
        assertThrows(IllegalArgumentException.class, () -> new Profile(1, List.of(), 1));
        assertEquals(1, new Profile(MessageLoad.MAX_MESSAGES_PER_SECOND, List.of("1"), 1_000).stations().size());
        assertThrows(IllegalArgumentException.class, () -> server.startLoad(new Profile(1, List.of("1"), 1)));
    }
}
