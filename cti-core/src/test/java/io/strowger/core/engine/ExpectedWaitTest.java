package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.state.Boards;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What contacts are told of their wait, held against what they waited; their places in a queue. */
class ExpectedWaitTest {
    private final World world = World.with(new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000), 1, 1);
    private long requests;

    private void served(int callId, RouteDialogue dialogue, String station) {
        world.used(dialogue, station);
        world.rings(callId, station);
        world.answers(callId, station);
    }

    private TopicState.SkillView skill() {
        world.advance(Boards.SHOWN_MILLIS);
        return world.engine.view().skillBoards().get("support");
    }

    private TopicState.QueueView queue() {
        world.advance(Boards.SHOWN_MILLIS);
        TopicState.QueueView last = null;
        for (Output output : world.outputs) {
            if (output instanceof Output.TopicUpdated update && update.topic().equals("queue/support")) {
                last = (TopicState.QueueView) update.state();
            }
        }
        return last;
    }

    @Test
    void whatWasForetoldIsHeldAgainstWhatWasWaitedPerSkill() {
        world.ready(0);
        served(55, world.arrivesAndAsks(55), "5001");
        assertEquals(1, skill().expectationsMeasured(), "served at once as foretold");
        assertEquals(0, skill().expectationErrorMillis());
        RouteDialogue second = world.arrivesAndAsks(56);
        // One agent works, nobody is ahead: 180 s of work are expected, 60 s are waited.
        world.advance(60_000);
        world.callerClears(55, "5001");
        served(56, second, "5001");
        Fact.ExpectedWaitMeasured measured = world.facts(Fact.ExpectedWaitMeasured.class).get(1);
        assertEquals(Skills.HANDLED_PRIOR_MILLIS, measured.expectedMillis());
        assertEquals(60_000, measured.waitedMillis());
        long error = measured.expectedMillis() - measured.waitedMillis();
        TopicState.SkillView view = skill();
        assertEquals(List.of(2L, error / 2, error / 2), List.of(view.expectationsMeasured(),
                view.expectationErrorMillis(), view.expectationBiasMillis()));
        world.callerClears(56, "5001");
        assertEquals(2, world.facts(Fact.ExpectedWaitMeasured.class).size());
    }

    @Test
    void aSecondRingAnAbandonAndAnEstimateThatCouldNotBeMadeAreNotMeasured() {
        RouteDialogue nobody = world.arrivesAndAsks(55);
        world.advance(1_000);
        world.ready(0);
        served(55, nobody, "5001");
        world.arrivesAndAsks(56);
        world.callerClears(56, "");
        assertEquals(0, world.facts(Fact.ExpectedWaitMeasured.class).size(), "nobody worked; gave up");
        world.callerClears(55, "5001");
        RouteDialogue third = world.arrivesAndAsks(57);
        world.used(third, "5001");
        world.rings(57, "5001");
        world.ready(1);
        world.advance(15_000);
        world.diverted(57, "5001", "5002");
        world.rings(57, "5002");
        world.answers(57, "5002");
        assertEquals(1, world.facts(Fact.ExpectedWaitMeasured.class).size(), "once a wait");
    }

    @Test
    void theBoardSeesTheFirstOfTheQueueAndOnceMoreThatItIsEmpty() {
        world.login(0);
        world.request(0, new Command.SetAfterCallWork());
        for (int callId = 1; callId <= TopicState.QueueView.SHOWN_MAX + 1; callId++) {
            world.arrivesAndAsks(callId);
        }
        TopicState.QueueView view = queue();
        assertEquals(TopicState.QueueView.SHOWN_MAX + 1, view.waiting());
        assertEquals(TopicState.QueueView.SHOWN_MAX, view.first().size());
        for (int i = 0; i < view.first().size(); i++) {
            assertEquals(i + 1, view.first().get(i).position());
            assertEquals((i + 1) * Skills.HANDLED_PRIOR_MILLIS, view.first().get(i).expectedWaitMillis());
        }
        for (int callId = 1; callId <= TopicState.QueueView.SHOWN_MAX + 1; callId++) {
            world.callerClears(callId, "");
        }
        assertEquals(new TopicState.QueueView("support", 0, List.of()), queue());
    }

    // --- an IVR asks

    private RefusalReason ask(Command command) {
        long id = ++requests;
        world.apply(new Input.SessionRequested("ivr-1", id, command));
        List<Push.RequestOutcome> outcomes = pushes(Push.RequestOutcome.class);
        return outcomes.get(outcomes.size() - 1).reason();
    }

    private <T extends Push> List<T> pushes(Class<T> type) {
        return world.outputs.stream().filter(Output.SessionPush.class::isInstance).map(Output.SessionPush.class::cast)
                .filter(push -> push.sessionId().equals("ivr-1")).map(Output.SessionPush::push)
                .filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void anIvrHearsThePlaceAndTheWaitBeforeAndAfterItAsksForAnAgent() {
        world.login(0);
        world.request(0, new Command.SetAfterCallWork());
        world.arrivesAndAsks(55);
        world.apply(new Input.SessionOpened("ivr-1", "ivr", SessionRole.IVR, Bytes.EMPTY, 1, 7));
        ask(new Command.RegisterPorts(World.CM, List.of("5901")));
        assertEquals(RefusalReason.CONTACT_UNKNOWN, ask(new Command.QueryQueue("5901", "", 0)));
        world.arrives(56);
        world.rings(56, "5901");
        world.answers(56, "5901");
        assertEquals(RefusalReason.NOT_WAITING, ask(new Command.QueryQueue("5901", "", 0)));
        assertEquals(RefusalReason.SKILL_UNKNOWN, ask(new Command.QueryQueue("5901", "sales", 5)));
        assertEquals(RefusalReason.BAD_ARGUMENT, ask(new Command.QueryQueue("5901", "support", 0)));
        assertEquals(RefusalReason.BAD_ARGUMENT,
                ask(new Command.QueryQueue("5901", "support", IvrCommands.PRIORITY_MAX + 1)));
        assertTrue(pushes(Push.QueueReported.class).isEmpty());
        assertEquals(RefusalReason.NONE, ask(new Command.QueryQueue("5901", "support", 5)));
        assertEquals(RefusalReason.NONE, ask(new Command.QueryQueue("5901", "support", 4)));
        ask(new Command.RequestAgent("5901", "support", 5));
        world.advance(3_000);
        assertEquals(RefusalReason.NONE, ask(new Command.QueryQueue("5901", "", 0)));
        List<Push.QueueReported> told = pushes(Push.QueueReported.class);
        long work = Skills.HANDLED_PRIOR_MILLIS;
        assertEquals(List.of(2L, 2 * work, 0L), numbers(told.get(0)));
        assertEquals(List.of(1L, work, 0L), numbers(told.get(1)));
        assertEquals(List.of(2L, 2 * work, 3_000L), numbers(told.get(2)));
    }

    private static List<Long> numbers(Push.QueueReported told) {
        return List.of((long) told.position(), told.expectedWaitMillis(), told.waitedMillis());
    }
}
