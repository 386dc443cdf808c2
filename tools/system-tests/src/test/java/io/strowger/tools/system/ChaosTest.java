package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.state.Call;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.simulator.model.CallHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything goes wrong at once over real sockets: links drop, frames are cut, the switch falls silent for a while, refuses and delays, desktops lose their
 * transports, callers give up. When it is over nothing is left and everybody can be called. Other runs:
 * {@code -Dchaos.first=SEED -Dchaos.seeds=N -Dchaos.steps=N}.
 */
class ChaosTest {
    private static final int AGENTS = 4;
    private static final int CALLS_MAX = 10;
    private static final int STEP_MILLIS_MAX = 60;
    private static final Set<AgentState> AT_REST = EnumSet.of(AgentState.LOGGED_OUT, AgentState.NOT_READY,
            AgentState.READY, AgentState.AFTER_CALL_WORK);

    @TempDir
    Path directory;
    private final List<CallHandle> calls = new ArrayList<>();
    private Random random;
    private Rig rig;
    private boolean linkDown;

    static LongStream seeds() {
        long first = Long.getLong("chaos.first", 1);
        return LongStream.range(first, first + Long.getLong("chaos.seeds", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Timeout(180)
    void nothingIsLeftAndNobodyIsStuck(long seed) throws IOException {
        int steps = Integer.getInteger("chaos.steps", 400);
        random = new Random(seed);
        rig = Rig.start(directory.resolve(Long.toString(seed)), AGENTS);
        try {
            for (Rig.Desktop desktop : rig.desktops) {
                desktop.ready();
            }
            for (int step = 0; step < steps; step++) {
                step();
                rig.awaitNews(1 + random.nextInt(STEP_MILLIS_MAX));
            }
            calm();
            verifyNothingIsLeft();
            for (Rig.Desktop desktop : rig.desktops) {
                verifyCanBeCalled(desktop);
            }
            verifyBooks();
            Path journal = rig.server.journalDirectory();
            rig.close();
            Replay.verify(journal);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ", " + steps + " steps, contacts "
                    + rig.server.view().contacts().values() + ", calls " + rig.server.view().calls().values()
                    + ", links " + rig.server.links() + ": " + e, e);
        } finally {
            rig.close();
        }
    }

    private void step() throws IOException {
        int what = random.nextInt(100);
        if (what < 25) {
            arrives();
        } else if (what < 33) {
            somebodyGivesUp();
        } else if (what < 80) {
            agentDoes(rig.desktops.get(random.nextInt(AGENTS)));
        } else if (what < 86) {
            rig.desktops.get(random.nextInt(AGENTS)).client.session().dropTransport();
        } else if (what < 96) {
            switchMisbehaves(random.nextInt(6));
        } else {
            linkFails(random.nextInt(3));
        }
    }

    private void arrives() {
        Set<String> live = rig.simulator.liveCalls().stream().map(one -> one.handle().ucid())
                .collect(Collectors.toSet());
        calls.removeIf(call -> !live.contains(call.ucid()));
        if (calls.size() < CALLS_MAX) {
            CallHandle call = rig.simulator.newCall("91555" + (10_000 + random.nextInt(90_000)), Rig.VDN);
            if (call != null) {
                calls.add(call);
            }
        }
    }

    private void somebodyGivesUp() {
        if (!calls.isEmpty()) {
            rig.simulator.hangUp(calls.remove(random.nextInt(calls.size())));
        }
    }

    /** Looks at his screen and does what there is to do; what is refused is refused. */
    private void agentDoes(Rig.Desktop desktop) {
        TopicState.AgentView view = desktop.view();
        CallView call = view == null || view.calls().isEmpty() ? null : view.calls().get(0);
        if (call == null) {
            if (random.nextInt(5) == 0) {
                desktop.client.notReady(3);
            } else {
                desktop.client.ready();
            }
        } else if (call.state() == LocalConnectionState.ALERTING) {
            if (random.nextInt(3) != 0) {
                desktop.client.answer(call.call());
            }
        } else if (call.state() == LocalConnectionState.HOLD) {
            desktop.client.retrieve(call.call());
        } else if (random.nextInt(3) == 0) {
            desktop.client.hold(call.call());
        } else {
            desktop.client.clearConnection(call.call());
        }
    }

    private void switchMisbehaves(int how) {
        rig.simulator.faults(faults -> {
            switch (how) {
                case 0 -> faults.refuseDeflect(CSTAUniversalFailure.INVALID_OBJECT_STATE);
                case 1 -> faults.refuseDeflect(null);
                case 2 -> faults.delayRouteSelects(random.nextInt(1_500));
                case 3 -> faults.delayAnswers(random.nextInt(100));
                case 4 -> faults.holdNextRouteEnd(random.nextInt(400));
                default -> faults.goSilent(random.nextBoolean());
            }
        });
    }

    private void linkFails(int how) throws IOException {
        if (how == 0) {
            rig.simulator.faults(faults -> faults.cutNextFrame());
        } else if (how == 1) {
            rig.simulator.dropLinks();
        } else if (linkDown) {
            rig.simulator.linkUp();
            linkDown = false;
        } else {
            rig.simulator.linkDown();
            linkDown = true;
        }
    }

    private void calm() throws IOException {
        rig.simulator.faults(faults -> faults.clear());
        if (linkDown) {
            rig.simulator.linkUp();
        }
        rig.awaitLink(LinkState.UP);
        calls.forEach(rig.simulator::hangUp);
        rig.await("a switch without calls", () -> rig.simulator.liveCalls().isEmpty());
    }

    private void verifyNothingIsLeft() {
        rig.await("an engine without contacts", () -> rig.server.view().contacts().isEmpty());
        rig.await("an engine without live calls",
                () -> rig.server.view().calls().values().stream().allMatch(Call::hasEnded));
        rig.await("agents without calls", () -> rig.server.view().agents().values().stream()
                .allMatch(agent -> agent.contact() == null && AT_REST.contains(agent.state())));
    }

    private void verifyCanBeCalled(Rig.Desktop desktop) {
        for (Rig.Desktop other : rig.desktops) {
            logsOn(other);
            desktop.must(other.client.notReady(3));
        }
        int before = desktop.offers().size();
        desktop.ready();
        CallHandle call = rig.simulator.newCall("915550000", Rig.VDN);
        CallView offer = desktop.awaitOffer(before + 1);
        desktop.must(desktop.client.answer(offer.call()));
        desktop.awaitState(AgentState.TALKING);
        assertTrue(rig.simulator.hangUp(call));
        desktop.awaitState(AgentState.READY);
    }

    private static void logsOn(Rig.Desktop desktop) {
        RefusalReason reason = desktop.client.logOn(Rig.station(desktop.number)).orTimeout(30, TimeUnit.SECONDS).join()
                .reason();
        assertTrue(reason == RefusalReason.NONE || reason == RefusalReason.ALREADY_LOGGED_ON, reason.toString());
    }

    /** Every contact ended once, and whatever went wrong outside, no decision failed. */
    private void verifyBooks() {
        rig.await("the last contact to be over", () -> rig.server.view().contacts().isEmpty());
        List<Fact.ContactStarted> started = rig.facts(Fact.ContactStarted.class);
        rig.awaitFacts(Fact.ContactEnded.class, started.size());
        List<Fact.ContactEnded> ended = rig.facts(Fact.ContactEnded.class);
        assertEquals(started.stream().map(Fact.ContactStarted::contact).sorted().toList(),
                ended.stream().map(Fact.ContactEnded::contact).sorted().toList());
        assertEquals(rig.facts(Fact.SegmentStarted.class).size(), rig.facts(Fact.SegmentEnded.class).size());
        assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class).stream()
                .filter(anomaly -> anomaly.kind() == AnomalyKind.DECIDE_FAILED
                        || anomaly.kind() == AnomalyKind.LIMIT
                        || anomaly.kind() == AnomalyKind.UNREADABLE_INPUT)
                .toList());
        assertTrue(started.size() > AGENTS, "calls: " + started.size());
    }
}
