package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.output.Output;
import io.strowger.core.output.TopicState.SkillView;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.Boards;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever replays makes no topics of agents, ports, skills and VDNs, and has the same state and facts all the same. */
class ReplayWithoutTopicsTest {
    private final World world = World.with(1, 1, 1);

    private void someCalls() {
        world.ready(0);
        world.ready(1);
        for (int callId = 55; callId < 58; callId++) {
            RouteDialogue dialogue = world.arrivesAndAsks(callId);
            if (callId < 57) {
                String station = World.station(callId - 55);
                world.used(dialogue, station);
                world.rings(callId, station);
                world.answers(callId, station);
            }
            world.advance(Boards.SHOWN_MILLIS);
        }
        world.callerClears(55, World.station(0));
        world.request(0, new Command.LogOff(0));
        world.advance(60_000);
    }

    private static boolean isShown(Output output) {
        return output instanceof Output.TopicUpdated update && (update.topic().startsWith("agent/")
                || update.topic().startsWith("skill/") || update.topic().startsWith("vdn/"));
    }

    @Test
    void stateAndFactsAreTheSame() {
        someCalls();
        Engine replayed = new Engine(new EngineState());
        replayed.replays(true);
        for (int i = 0; i < world.inputs.size(); i++) {
            Applied applied = replayed.apply(world.inputs.get(i));
            assertEquals(world.factsByInput.get(i), applied.facts(), "facts of input " + i);
            assertTrue(applied.outputs().stream().noneMatch(ReplayWithoutTopicsTest::isShown), "input " + i);
        }
        assertEquals(world.engine.hash(), replayed.hash());
        assertTrue(world.outputs.stream().anyMatch(ReplayWithoutTopicsTest::isShown), "live they are made");
    }

    @Test
    void aNewReignShowsEverythingAnew() {
        someCalls();
        Engine replayed = Engine.restore(world.engine.snapshot());
        SkillView before = world.engine.view().skillBoards().get("support");
        assertTrue(replayed.view().skillBoards().isEmpty(), "nothing was shown yet");
        Input started = new Input.EpochStarted(2, 0, 0);
        Applied applied = replayed.apply(new JournalledInput(replayed.sequence() + 1, 2, world.now, 0,
                Bytes.of(RecordCodec.of(Input.class).encode(started))));
        List<String> topics = new ArrayList<>();
        for (Output output : applied.outputs()) {
            if (output instanceof Output.TopicUpdated update) {
                topics.add(update.topic());
            }
        }
        assertTrue(topics.containsAll(List.of("agent/1001", "skill/support", "vdn/CM/6001")), topics.toString());
        SkillView after = replayed.view().skillBoards().get("support");
        assertEquals(before.waiting(), after.waiting());
        assertEquals(before.loggedOn(), after.loggedOn());
    }
}
