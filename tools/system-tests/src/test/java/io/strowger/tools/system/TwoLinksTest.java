package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.engine.LinkMerge;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.VdnCounter;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.simulator.faults.Outcome;
import io.strowger.simulator.model.CallHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two AE Services servers before one switch, over real sockets and under load. One of them lags, falls silent, is cut and comes back, then the other: nothing
 * is lost, doubled or invented, and nobody on a telephone or at a desktop notices.
 */
@Timeout(240)
class TwoLinksTest {
    private static final int AGENTS = 4;
    private static final int CALLS_MAX = 8;
    private static final int STEP_MILLIS_MAX = 25;
    /** After so long a link that came up is believed without the other. In milliseconds, a little more than the engine's time. */
    private static final long TRUSTED_MILLIS = 31_000;

    @TempDir
    Path directory;
    private final Random random = new Random(20_260_101);
    private final List<CallHandle> calls = new ArrayList<>();
    private final AtomicInteger holdsConfirmed = new AtomicInteger();
    private final AtomicInteger holdsUnknown = new AtomicInteger();
    private int callsPlaced;
    private Rig rig;

    @Test
    void oneLinkAfterTheOtherIsCutUnderLoad() throws IOException {
        rig = Rig.start(directory, AGENTS, 2);
        try {
            rig.desktops.forEach(Rig.Desktop::ready);
            order("delay-output AES2 700ms");
            do {
                work(50);
            } while (merged("CM/aes2") == 0);
            order("cut AES2");
            work(60);
            rig.awaitLinksUp();
            long upSince = System.nanoTime();
            order("delay-output AES2 0ms");
            order("delay-output AES1 300ms");
            while (System.nanoTime() - upSince < TimeUnit.MILLISECONDS.toNanos(TRUSTED_MILLIS)) {
                work(20);
            }
            order("down AES1 2s");
            rig.await("the first link to be down", () -> state("aes1") != LinkState.UP);
            work(100);
            rig.awaitLinksUp();
            work(60);
            calm();
            verify();
            Path journal = rig.server.journalDirectory();
            rig.close();
            Replay.verify(journal);
        } finally {
            rig.close();
        }
    }

    /** Known within twice three seconds, and in step again when it answers in time. */
    @Test
    void theLinkThatStandsStillIsShownAndCounted() throws IOException {
        rig = Rig.start(directory, AGENTS, 2);
        try {
            rig.desktops.forEach(Rig.Desktop::ready);
            work(40);
            assertEquals(List.of(false, false), behind());
            order("delay-output AES2 12s");
            do {
                work(20);
            } while (!behind().get(1));
            assertEquals(List.of(false, true), behind());
            assertTrue(rig.server.health().reasons().stream().anyMatch(reason -> reason.startsWith(
                    "link CM/aes2 stands still")), rig.server.health().reasons().toString());
            rig.await("the standstill to be counted",
                    () -> rig.server.health().links().get(1).agreement().standstills() == 1);
            order("delay-output AES2 0ms");
            do {
                work(20);
            } while (behind().get(1));
            assertEquals(List.of(false, false), behind());
        } finally {
            rig.close();
        }
    }

    private List<Boolean> behind() {
        return rig.server.health().links().stream().map(link -> link.agreement().behind()).toList();
    }

    private void order(String command) {
        Outcome outcome = rig.simulator.fault(command);
        assertTrue(outcome.done(), outcome.toString());
    }

    /** Copies that the link told of what another had told. */
    private long merged(String link) {
        return rig.server.statistics().merges().stream().filter(merge -> merge.link().equals(link))
                .mapToLong(LinkMerge::merged).sum();
    }

    private LinkState state(String link) {
        return rig.server.view().links().get("CM/" + link).state();
    }

    // --- the load

    private void work(int steps) {
        for (int step = 0; step < steps; step++) {
            int what = random.nextInt(100);
            if (what < 25) {
                arrives();
            } else if (what < 30 && !calls.isEmpty()) {
                rig.simulator.hangUp(calls.remove(random.nextInt(calls.size())));
            } else {
                agentDoes(rig.desktops.get(random.nextInt(AGENTS)));
            }
            rig.awaitNews(1 + random.nextInt(STEP_MILLIS_MAX));
        }
    }

    private void arrives() {
        Set<String> live = rig.simulator.liveCalls().stream().map(one -> one.handle().ucid())
                .collect(Collectors.toSet());
        calls.removeIf(call -> !live.contains(call.ucid()));
        if (calls.size() < CALLS_MAX) {
            calls.add(rig.simulator.newCall("91555" + (10_000 + callsPlaced), Rig.VDN));
            callsPlaced++;
        }
    }

    private void agentDoes(Rig.Desktop desktop) {
        TopicState.AgentView view = desktop.view();
        CallView call = view == null || view.calls().isEmpty() ? null : view.calls().get(0);
        if (call == null) {
            desktop.client.ready();
        } else if (call.state() == LocalConnectionState.ALERTING) {
            desktop.client.answer(call.call());
        } else if (call.state() == LocalConnectionState.HOLD) {
            desktop.client.retrieve(call.call());
        } else if (random.nextInt(3) > 0) {
            counted(desktop.client.hold(call.call()));
        } else {
            desktop.client.clearConnection(call.call());
        }
    }

    private void counted(CompletableFuture<Push.RequestOutcome> hold) {
        hold.thenAccept(outcome -> {
            if (outcome.reason() == RefusalReason.NONE) {
                holdsConfirmed.incrementAndGet();
            } else if (outcome.reason() == RefusalReason.OUTCOME_UNKNOWN
                    || outcome.reason() == RefusalReason.SWITCH_SILENT) {
                holdsUnknown.incrementAndGet();
            }
        });
    }

    private void calm() {
        order("clear AES1");
        order("clear AES2");
        calls.forEach(rig.simulator::hangUp);
        rig.await("a switch without calls", () -> rig.simulator.liveCalls().isEmpty());
        rig.awaitFacts(Fact.ContactStarted.class, callsPlaced);
        rig.awaitFacts(Fact.ContactEnded.class, callsPlaced);
        rig.await("an engine without contacts", () -> rig.server.view().contacts().isEmpty());
    }

    // --- what came of it

    private long counted(VdnCounter counter) {
        return rig.facts(Fact.VdnCounted.class).stream().filter(count -> count.counter() == counter).count();
    }

    private void verify() {
        assertTrue(callsPlaced > 30, "calls " + callsPlaced);
        assertEquals(callsPlaced, rig.facts(Fact.ContactStarted.class).size());
        assertEquals(callsPlaced, rig.facts(Fact.ContactStarted.class).stream().map(Fact.ContactStarted::ucid)
                .distinct().count(), "no call twice");
        assertEquals(callsPlaced, counted(VdnCounter.IN));
        assertEquals(callsPlaced, rig.facts(Fact.CallEnded.class).size());
        List<Fact.ContactEnded> ended = rig.facts(Fact.ContactEnded.class);
        assertEquals(callsPlaced, ended.size());
        assertEquals(List.of(),
                ended.stream().filter(end -> end.disposition() == ContactDisposition.UNKNOWN).toList());
        assertEquals(rig.facts(Fact.SegmentStarted.class).size(), counted(VdnCounter.RINGS));
        assertEquals(rig.facts(Fact.SegmentStarted.class).size(), rig.facts(Fact.SegmentEnded.class).size());
        long answered = ended.stream().filter(end -> end.disposition() == ContactDisposition.ANSWERED).count();
        assertEquals(answered, counted(VdnCounter.ANSWERED_BY_AGENT));
        assertEquals(answered, counted(VdnCounter.CONNECTED));
        assertTrue(answered > 15, "answered " + answered);
        long holds = rig.facts(Fact.Transitioned.class).stream()
                .filter(move -> move.machine().equals("Connection") && move.to().equals("HOLD")).count();
        assertTrue(holds >= holdsConfirmed.get() && holds <= holdsConfirmed.get() + holdsUnknown.get(),
                holds + " holds, confirmed " + holdsConfirmed + ", unknown " + holdsUnknown);
        assertTrue(holds > 15, "holds " + holds);
        assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class).stream()
                .filter(anomaly -> anomaly.kind() != AnomalyKind.WATCHDOG).toList());
        List<LinkMerge> merges = rig.server.statistics().merges();
        assertEquals(List.of("CM/aes1", "CM/aes2"), merges.stream().map(LinkMerge::link).toList());
        assertTrue(merges.stream().allMatch(merge -> merge.merged() > 0), merges.toString());
        assertTrue(merges.stream().mapToLong(LinkMerge::merged).sum() > 200, merges.toString());
    }
}
