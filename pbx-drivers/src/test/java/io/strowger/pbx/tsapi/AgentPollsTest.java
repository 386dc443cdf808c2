package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.MonitorKind;
import io.strowger.pbx.LinkDevices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How polls are spread, what share of the link they take, and that each station has its turn. */
class AgentPollsTest {
    private static final long MILLI = 1_000_000L;
    private static final int STATIONS = 2_000;
    private static final int PERIOD = 5_000;

    private final Roster roster = new Roster();
    private final Map<String, Integer> asked = new HashMap<>();

    private AgentPolls polls(int rate, int share) {
        List<LinkDevices.Monitor> monitors = new ArrayList<>();
        for (int i = 0; i < STATIONS; i++) {
            monitors.add(new LinkDevices.Monitor(String.valueOf(5_000 + i), MonitorKind.DEVICE));
        }
        roster.set(new LinkDevices(monitors, List.of()));
        AgentPolls polls = new AgentPolls(new TsapiOptions.Polls(PERIOD, share), rate);
        polls.begin(true);
        for (int i = 0; i < STATIONS; i++) {
            Roster.Entry entry = roster.next();
            roster.stands(entry, i);
            polls.monitored(entry, 0);
        }
        return polls;
    }

    /** Asks what is due at each millisecond and has an agent at every station; gives how many were asked in each. */
    private int[] run(AgentPolls polls, int fromMillis, int toMillis) {
        int[] perMilli = new int[toMillis - fromMillis];
        for (int ms = fromMillis; ms < toMillis; ms++) {
            for (String device = polls.next(ms * MILLI); device != null; device = polls.next(ms * MILLI)) {
                perMilli[ms - fromMillis]++;
                asked.merge(device, 1, Integer::sum);
                polls.answered(device, new PbxReply.AgentStateReported(true, PbxEvent.AgentMode.READY, 0), ms * MILLI);
            }
        }
        return perMilli;
    }

    @Test
    void shouldSpreadThemEvenlyOverThePeriod() {
        int[] perMilli = run(polls(2_000, 90), 0, 4 * PERIOD);
        assertEquals(4L * STATIONS, Arrays.stream(perMilli).sum());
        for (int slot = 0; slot < perMilli.length; slot += 100) {
            int inSlot = Arrays.stream(perMilli, slot, slot + 100).sum();
            assertTrue(Math.abs(inSlot - STATIONS * 100 / PERIOD) <= 3, inSlot + " in the 100 ms from " + slot);
        }
    }

    /** Four times as many as fit: the share is kept, and every station waits four times as long, none for ever. */
    @Test
    void shouldKeepToTheirShareAndStarveNobody() {
        int[] perMilli = run(polls(1_000, 10), 0, 80_000);
        int sum = Arrays.stream(perMilli).sum();
        assertTrue(sum <= 100 * 80 + 1 && sum >= 100 * 80 - 100, sum + " polls in 80 s at 100 a second");
        assertEquals(STATIONS, asked.size());
        assertTrue(asked.values().stream().allMatch(n -> n >= 3 && n <= 5), asked.values().toString());
    }

    @Test
    void shouldAskAStationWithoutAnAgentRarely() {
        AgentPolls polls = polls(2_000, 90);
        int sum = 0;
        for (int ms = 0; ms < PERIOD * (1 + AgentPolls.IDLE_PERIODS); ms++) {
            for (String device = polls.next(ms * MILLI); device != null; device = polls.next(ms * MILLI)) {
                sum++;
                assertNull(polls.answered(device, new PbxReply.AgentStateReported(false, null, 0), ms * MILLI));
            }
        }
        assertEquals(2 * STATIONS, sum);
    }

    @Test
    void shouldAskNobodyWhereEventsTell() {
        AgentPolls polls = polls(2_000, 90);
        polls.reset();
        polls.begin(false);
        polls.monitored(roster.monitor(0), 0);
        assertNull(polls.next(Long.MAX_VALUE / 2));
        assertEquals(Long.MAX_VALUE, polls.nextDue(0));
    }
}
