package io.strowger.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tables as a whole: printed, compared, reachable, and with reasons of their own. */
class StatesTest {
    private static final List<StateTable<?, ?>> TABLES = List.of(LinkMachine.TABLE, DeviceMachine.TABLE,
            VdnMachine.TABLE, ConnectionMachine.TABLE, WorkModeMachine.TABLE, CallActivityMachine.TABLE,
            ContactMachine.TABLE);
    /** One reason may cover at most this share of all cells of all tables. */
    private static final double SHARE_OF_ONE_REASON_MAX = 0.02;

    @Test
    void statesMdIsWhatTheTablesPrint() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                        # State machines

                        Printed from the tables by `StatesTest`; run it with `-Dstates.write=true` to print anew. A state in bold is where the cause moves to;
                        *stay* is expected and changes nothing; *anomaly* is counted, recorded, and changes nothing. The call activity is observed from the
                        connections at the station, so its causes are states too.

                        """);
        TABLES.forEach(table -> text.append(table.print()));
        Path file = Path.of("STATES.md");
        if (Boolean.getBoolean("states.write")) {
            Files.writeString(file, text);
        }
        assertEquals(text.toString(), Files.readString(file));
    }

    @Test
    void aGapOrADoubleCellDoesNotLoad() {
        var builder = StateTable.of("x", VdnState.class, VdnMachine.Cause.class);
        assertThrows(IllegalStateException.class, builder::build);
        builder.stay(VdnState.REGISTERED, VdnMachine.Cause.REGISTERED, "once");
        assertThrows(IllegalStateException.class,
                () -> builder.stay(VdnState.REGISTERED, VdnMachine.Cause.REGISTERED, "twice"));
    }

    @Test
    void everyStateIsReachedAndOnlyTheEndIsADeadEnd() {
        reachable(LinkMachine.TABLE, io.strowger.core.model.LinkState.DOWN, "");
        reachable(DeviceMachine.TABLE, DeviceState.UNMONITORED, "");
        reachable(VdnMachine.TABLE, VdnState.UNREGISTERED, "");
        reachable(ConnectionMachine.TABLE, io.strowger.core.model.LocalConnectionState.NULL, "");
        reachable(WorkModeMachine.TABLE, io.strowger.core.model.WorkMode.LOGGED_OUT, "");
        reachable(CallActivityMachine.TABLE, io.strowger.core.model.CallActivity.NONE, "");
        reachable(ContactMachine.TABLE, ContactState.ARRIVED, "ENDED");
    }

    private static <S extends Enum<S>, C extends Enum<C>> void reachable(StateTable<S, C> table, S first,
            String deadEnd) {
        TreeSet<S> seen = new TreeSet<>(List.of(first));
        ArrayDeque<S> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            S state = open.poll();
            List<S> next = table.moves(state);
            assertTrue(!next.isEmpty() || state.name().equals(deadEnd), table.name() + ": nothing leaves " + state);
            next.stream().filter(seen::add).forEach(open::add);
        }
        assertEquals(first.getDeclaringClass().getEnumConstants().length, seen.size(),
                table.name() + ": reached only " + seen);
    }

    /** Staying is not one thing: each cell that stays, or is an anomaly, says in its own words why. */
    @Test
    void everyStayHasAReasonOfItsOwn() {
        for (StateTable<?, ?> table : TABLES) {
            Map<String, Integer> stays = new TreeMap<>();
            table.stays().forEach(reason -> stays.merge(reason, 1, Integer::sum));
            stays.values().removeIf(count -> count == 1);
            assertEquals(Map.of(), stays, table.name());
        }
    }

    @Test
    void noReasonCoversMoreThanAFewCells() {
        Map<String, Integer> reasons = new TreeMap<>();
        List<String> all = new ArrayList<>();
        TABLES.forEach(table -> all.addAll(table.reasons()));
        all.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        reasons.forEach((reason, count) -> assertTrue(count <= Math.max(2, all.size() * SHARE_OF_ONE_REASON_MAX),
                count + " of " + all.size() + " cells say only: " + reason));
    }
}
