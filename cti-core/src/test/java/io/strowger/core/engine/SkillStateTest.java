package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.VdnCounter;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.VdnCounters;
import io.strowger.core.output.Output;
import io.strowger.core.output.TopicState;
import io.strowger.core.output.TopicState.SkillView;
import io.strowger.core.output.TopicState.VdnView;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.state.Boards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is shown of skills and VDNs: queues, staff, counters, and how long a newcomer will wait. */
class SkillStateTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private World world = World.with(new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000), 1, 1, 1);

    private <T extends TopicState> T shown(Class<T> type, String topic) {
        T last = null;
        for (Output output : world.outputs) {
            if (output instanceof Output.TopicUpdated update && update.topic().equals(topic)) {
                last = type.cast(update.state());
            }
        }
        return last;
    }

    private SkillView skill() {
        world.advance(Boards.SHOWN_MILLIS);
        SkillView view = shown(SkillView.class, "skill/support");
        assertEquals(view, world.engine.view().skillBoards().get("support"), "topic and view");
        return view;
    }

    private VdnView vdn() {
        world.advance(Boards.SHOWN_MILLIS);
        return shown(VdnView.class, "vdn/CM/6001");
    }

    /** Agent i takes the call out of the queue, which he can because he was made ready. */
    private void served(int callId, RouteDialogue dialogue, String station) {
        world.used(dialogue, station);
        world.rings(callId, station);
        world.answers(callId, station);
    }

    @Test
    void everyAgentWhoIsLoggedOnIsCountedOnceByWhatHeDoes() {
        world.login(0);
        world.ready(1);
        world.ready(2);
        assertEquals(List.of(3, 2, 0, 0, 0, 1), staff());
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        assertEquals(List.of(3, 1, 1, 0, 0, 1), staff());
        served(55, dialogue, "5002");
        assertEquals(List.of(3, 1, 0, 1, 0, 1), staff());
        world.request(2, new Command.SetAfterCallWork());
        assertEquals(List.of(3, 0, 0, 1, 1, 1), staff());
        world.callerClears(55, "5002");
        world.request(1, new Command.LogOff(0));
        assertEquals(List.of(2, 0, 0, 0, 1, 1), staff());
    }

    private List<Integer> staff() {
        SkillView view = skill();
        assertEquals(view.loggedOn(), view.ready() + view.ringing() + view.onCalls() + view.afterCallWork()
                + view.notReady() + view.other());
        return List.of(view.loggedOn(), view.ready(), view.ringing(), view.onCalls(), view.afterCallWork(),
                view.notReady());
    }

    @Test
    void theQueueOfAVdnIsThatOfTheContactsThatCameInByIt() {
        world.arrivesAndAsks(55);
        long first = world.now / 1_000_000;
        world.advance(5_000);
        RouteDialogue second = world.arrivesAndAsks(56);
        VdnView view = vdn();
        assertTrue(view.routed());
        assertEquals(List.of(2, 2), List.of(view.contacts(), view.waiting()));
        assertEquals(first, view.oldestSinceMillis());
        assertEquals(first, skill().oldestSinceMillis());
        world.callerClears(55, "");
        assertEquals(List.of(1, 1), List.of(vdn().contacts(), vdn().waiting()));
        assertEquals(first + 5_000, vdn().oldestSinceMillis());
        world.ready(0);
        served(56, second, "5001");
        assertEquals(List.of(1, 0, 0L), List.of(vdn().contacts(), vdn().waiting(), vdn().oldestSinceMillis()));
        world.callerClears(56, "5001");
        assertEquals(0, vdn().contacts());
    }

    @Test
    void countersAreThoseOfTheFactsInTotalAndForTheQuarterOfAnHour() {
        world.ready(0);
        served(55, world.arrivesAndAsks(55), "5001");
        world.callerClears(55, "5001");
        assertEquals(new VdnCounters(1, 1, 1, 1, 1, 1), vdn().total());
        assertEquals(vdn().total(), vdn().interval());
        world.advance(15 * 60_000);
        world.arrives(56);
        assertEquals(new VdnCounters(2, 1, 1, 1, 1, 1), vdn().total());
        assertEquals(new VdnCounters(1, 0, 0, 0, 0, 0), vdn().interval());
        assertEquals(0, vdn().intervalMillis() % (15 * 60_000));
        assertEquals(vdn().total(),
                world.engine.view().vdns().get(new DeviceKey(World.CM, "6001")).total());
    }

    // --- expected wait

    @Test
    void nobodyWorksForTheSkillNoWaitIsPromisedAndSomebodyFreeIsNoWaitAtAll() {
        world.login(0);
        assertEquals(-1, skill().expectedWaitMillis());
        world.request(0, new Command.SetReady(false));
        assertEquals(0, skill().expectedWaitMillis());
    }

    @Test
    void theFirstPromiseIsMadeOfTheOrdinaryTimeAndStaffingChangesItAtOnce() {
        world.login(0);
        world.request(0, new Command.SetAfterCallWork());
        assertEquals(Skills.HANDLED_PRIOR_MILLIS, skill().expectedWaitMillis());
        world.arrivesAndAsks(55);
        assertEquals(2 * Skills.HANDLED_PRIOR_MILLIS, skill().expectedWaitMillis());
        world.login(1);
        world.request(1, new Command.SetAfterCallWork());
        assertEquals(Skills.HANDLED_PRIOR_MILLIS, skill().expectedWaitMillis());
        world.request(1, new Command.LogOff(0));
        assertEquals(2 * Skills.HANDLED_PRIOR_MILLIS, skill().expectedWaitMillis());
        world.request(0, new Command.SetNotReady(1));
        assertEquals(-1, skill().expectedWaitMillis());
    }

    @Test
    void handlingTimesReplaceTheOrdinaryTimeAndAdvancesOfABusyQueueReplaceThem() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(1);
        served(1, dialogue, "5001");
        world.advance(60_000);
        world.callerClears(1, "5001");
        world.request(0, new Command.SetAfterCallWork());
        assertEquals(60_000, skill().expectedWaitMillis());
        // A queue that is never empty, and an agent who takes one every 100 seconds.
        for (int call = 2; call <= 30; call++) {
            world.arrives(call);
        }
        List<RouteDialogue> asked = new ArrayList<>();
        for (int call = 2; call <= 30; call++) {
            asked.add(world.asks(call));
        }
        for (int call = 2; call <= 2 + Skills.ADVANCES_ENOUGH; call++) {
            world.request(0, new Command.SetReady(false));
            served(call, asked.get(call - 2), "5001");
            world.request(0, new Command.SetAfterCallWork());
            world.advance(90_000);
            world.callerClears(call, "5001");
            world.advance(10_000);
        }
        int waiting = skill().waiting();
        assertEquals((waiting + 1) * 100_000L, skill().expectedWaitMillis());
    }

    @Test
    void aContactIsTakenForFourHoursOfWorkAtMost() {
        world.ready(0);
        served(1, world.arrivesAndAsks(1), "5001");
        world.advance(Skills.WORK_MAX_MILLIS);
        world.callerClears(1, "5001");
        world.request(0, new Command.SetAfterCallWork());
        assertEquals(Skills.WORK_MAX_MILLIS, skill().expectedWaitMillis());
        world.request(0, new Command.SetReady(false));
        served(2, world.arrivesAndAsks(2), "5001");
        world.advance(2 * Skills.WORK_MAX_MILLIS);
        world.callerClears(2, "5001");
        world.request(0, new Command.SetAfterCallWork());
        assertEquals(Skills.WORK_MAX_MILLIS, skill().expectedWaitMillis());
    }

    @Test
    void whatChangesAgainAndAgainIsShownNoMoreThanFourTimesASecond() {
        world.advance(Boards.SHOWN_MILLIS);
        long before = published();
        world.login(0);
        for (int i = 0; i < 100; i++) {
            world.request(0, i % 2 == 0 ? new Command.SetReady(false) : new Command.SetAfterCallWork());
            world.advance(10);
        }
        long shown = published() - before;
        assertTrue(shown >= 4 && shown <= 5, shown + " times in a second");
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(1, skill().afterCallWork(), "and the last change is shown");
    }

    @Test
    void whatHasNotChangedIsNotPublishedAgainButForANewReign() {
        world.ready(0);
        world.advance(Boards.SHOWN_MILLIS);
        long before = published();
        world.login(0);
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(before, published());
        world.epoch = 2;
        world.apply(new Input.EpochStarted(2, world.now / 1_000_000, world.now / 1_000_000));
        assertEquals(before + 1, published());
        assertTrue(world.outputs.subList(world.outputs.size() - 4, world.outputs.size()).stream()
                .anyMatch(o -> o instanceof Output.TopicUpdated t && t.topic().equals("vdn/CM/6001")));
    }

    private long published() {
        return world.outputs.stream().filter(Output.TopicUpdated.class::isInstance).map(Output.TopicUpdated.class::cast)
                .filter(topic -> topic.topic().equals("skill/support")).count();
    }

    @Test
    void theWaitOfAVdnIsThatOfItsPriority() {
        world.login(0);
        world.request(0, new Command.SetAfterCallWork());
        world.arrivesAndAsks(55);
        world.arrivesAndAsks(56);
        // Both VDNs have priority 5; the newcomer stands behind both.
        assertEquals(3 * Skills.HANDLED_PRIOR_MILLIS, vdn().expectedWaitMillis());
        assertEquals(2, world.engine.state().indexes().staff().ahead("support", 5));
        assertEquals(0, world.engine.state().indexes().staff().ahead("support", 4));
    }

    // --- booking: each counter when its event happens

    @Test
    void countersAreBookedWhenTheirEventsHappen() {
        // 09:59:50 in and asked, 10:00:02 rings, 10:00:05 answered, 10:31 ended.
        long ten = (world.now / HOUR_NANOS + 1) * HOUR_NANOS;
        world.advance((ten - world.now) / 1_000_000 - 10_000);
        bookedAround(ten);
    }

    @Test
    void aClockStepOfAnHourBooksNothingTwiceAndNothingBefore() {
        long ten = (world.now / HOUR_NANOS + 1) * HOUR_NANOS;
        world.advance((ten - world.now) / 1_000_000 - 10_000);
        long before = world.now;
        // The wall clock was set back by an hour while the server was restarted: engine time goes on from where it was.
        world.epoch = 2;
        world.apply(new Input.EpochStarted(2, before / 1_000_000, before / 1_000_000 - 3_600_000));
        world.linkUp();
        world.answerSnapshots(new io.strowger.core.input.PbxReply.DeviceSnapshot(List.of()), "");
        assertTrue(world.engine.state().reign().timeNanos() >= before);
        bookedAround(ten);
    }

    private void bookedAround(long ten) {
        world.ready(0);
        int from = world.factsByInput.size();
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.advance(12_000);
        world.rings(55, "5001");
        world.advance(3_000);
        world.answers(55, "5001");
        world.advance(31 * 60_000 - 5_000);
        world.callerClears(55, "5001");
        Map<VdnCounter, Long> halfHours = new TreeMap<>();
        for (int i = from; i < world.factsByInput.size(); i++) {
            for (Fact fact : world.factsByInput.get(i)) {
                if (fact instanceof Fact.VdnCounted counted) {
                    long time = Math.max(world.inputs.get(i).timeNanos(), 0);
                    halfHours.put(counted.counter(), Math.floorDiv(time - ten, HOUR_NANOS / 2));
                }
            }
        }
        assertEquals(Map.of(VdnCounter.IN, -1L, VdnCounter.TO_AGENT, -1L, VdnCounter.RUNG_CALLS, 0L, VdnCounter.RINGS,
                0L, VdnCounter.CONNECTED, 0L, VdnCounter.ANSWERED_BY_AGENT, 0L), halfHours);
        assertEquals(new VdnCounters(0, 1, 0, 1, 1, 1), vdn().interval(), "the quarter from ten on");
    }
}
