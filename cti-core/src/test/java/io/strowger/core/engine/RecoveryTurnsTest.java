package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.state.Timer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A switch with more stations than are asked at once, after its link was lost. */
class RecoveryTurnsTest {
    private static final int MORE = 20;
    private static final int STATIONS = RecoveryTurns.WINDOW + MORE;

    private World world;

    @BeforeEach
    void aLargeWorld() {
        world = World.with(new int[STATIONS]);
        while (!asked().isEmpty()) {
            world.reply(asked().get(0), new PbxReply.DeviceSnapshot(List.of()));
        }
        linkLost();
    }

    private void linkLost() {
        world.apply(new Input.LinkChanged(World.CM, World.LINK, LinkState.DOWN, LinkDownCause.SILENT, ""));
    }

    private List<Output.PbxRequest> asked() {
        return world.pending(PbxCommand.SnapshotDevice.class);
    }

    private long turns() {
        return world.engine.state().timers().rows().stream()
                .filter(timer -> timer.key().kind() == Timer.Kind.STATION_TURN
                        || timer.key().kind() == Timer.Kind.CALL_TURN)
                .count();
    }

    @Test
    void eachAnswerLetsTheNextOneAskAndEveryStationIsAskedOnce() {
        world.linkUp();
        assertEquals(RecoveryTurns.WINDOW, asked().size());
        assertEquals(MORE, turns());
        Set<String> devices = new HashSet<>();
        for (int i = 0; i < MORE; i++) {
            Output.PbxRequest first = asked().get(0);
            assertTrue(devices.add(((PbxCommand.SnapshotDevice) first.command()).deviceId()));
            world.reply(first, i % 2 == 0 ? new PbxReply.DeviceSnapshot(List.of()) : new PbxReply.NotSent("why"));
            assertEquals(RecoveryTurns.WINDOW, asked().size(), "after " + (i + 1) + " answers");
        }
        assertEquals(0, turns());
        for (Output.PbxRequest last : asked()) {
            assertTrue(devices.add(((PbxCommand.SnapshotDevice) last.command()).deviceId()));
        }
        assertEquals(STATIONS, devices.size());
    }

    @Test
    void withoutAnyAnswerTheOthersAskLater() {
        world.linkUp();
        world.advance(RecoveryTurns.TURN_MILLIS - 1);
        assertEquals(RecoveryTurns.WINDOW, asked().size());
        world.advance(1);
        assertEquals(STATIONS, asked().size());
        assertEquals(0, turns());
    }

    @Test
    void aLostLinkEndsTheTurns() {
        world.linkUp();
        linkLost();
        assertEquals(0, turns());
        world.advance(10 * RecoveryTurns.TURN_MILLIS);
        assertEquals(0, asked().size());
    }

    @Test
    void noCallIsGivenUpBeforeEverybodyWasAsked() {
        world.linkUp();
        world.arrivesAndAsks(55);
        linkLost();
        world.linkUp();
        long term = SiteSettings.DEFAULT.linkRecoveryMillis();
        assertEquals(MORE + 1, turns(), "the call waits behind the stations");
        for (int i = 0; i <= MORE; i++) {
            assertEquals(0, world.pending(PbxCommand.SnapshotCall.class).size(), "before answer " + i);
            world.reply(asked().get(0), new PbxReply.DeviceSnapshot(List.of()));
        }
        for (int attempt = 0; attempt < Recovery.ATTEMPTS_MAX; attempt++) {
            assertEquals(1, world.pending(PbxCommand.SnapshotCall.class).size());
            world.reply(world.pending(PbxCommand.SnapshotCall.class).get(0), new PbxReply.Refused(
                    World.failure(UniversalFailure.OUTSTANDING_REQUEST_LIMIT_EXCEEDED)));
        }
        world.advance(term - 1);
        assertEquals(1, world.engine.state().contacts().size());
        world.advance(1);
        assertEquals(0, world.engine.state().contacts().size(), "it was asked after and nobody could tell");
    }

    @Test
    void theTermOfACallBeginsAnewWhileTurnsAreLeft() {
        world.linkUp();
        world.arrivesAndAsks(55);
        linkLost();
        world.linkUp();
        // The last turn comes when nobody answers at all, and only then the term runs.
        world.advance(Math.max(RecoveryTurns.TURN_MILLIS, SiteSettings.DEFAULT.linkRecoveryMillis()));
        assertEquals(1, world.engine.state().contacts().size());
    }
}
