package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.WorkMode;
import io.strowger.simulator.model.CallFacts;
import io.strowger.simulator.model.Cause;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.SwitchEvent;
import io.strowger.simulator.model.UserToUser;

/** Agents' modes and entered digits as events, and which versions know them. */
class AgentEventsTest {
    private static final Device STATION = new Device("5001", Device.Kind.STATION);
    private static final SwitchEvent.ModeFacts FACTS = new SwitchEvent.ModeFacts(3,
            io.strowger.simulator.model.WorkMode.AFTER_CALL_WORK, 0);

    private static AttMessage form(int version, SwitchEvent event) {
        PrivateData block = new PrivateEvents("ECS", version).of(Events.message(event, ConnectionState.NONE), event);
        return ((PrivateData.Avaya) block).message();
    }

    @Test
    void shouldTellModesFromVersion13On() {
        SwitchEvent event = new SwitchEvent.NotReady(STATION, "1001", FACTS);
        assertFalse(new PrivateEvents("ECS", 8).tells(event));
        assertFalse(new PrivateEvents("ECS", 12).tells(event));
        assertTrue(new PrivateEvents("ECS", 13).tells(event));
        assertEquals(new Csta.NotReady(ExtendedDeviceID.of("5001"), "1001"),
                Events.message(event, ConnectionState.NONE));
        assertEquals(new Att.V13AgentModeChange(3, WorkMode.WM_AFTCAL_WK, 0),
                form(13, event));
    }

    @Test
    void shouldLetAFilterSuppressEachModeByItself() {
        List<SwitchEvent> events = List.of(new SwitchEvent.NotReady(STATION, "1001", FACTS),
                new SwitchEvent.Ready(STATION, "1001", FACTS), new SwitchEvent.WorkNotReady(STATION, "1001", FACTS));
        List<Integer> bits = List.of(FilterBits.NOT_READY, FilterBits.READY, FilterBits.WORK_NOT_READY);
        for (int event = 0; event < events.size(); event++) {
            for (int bit = 0; bit < bits.size(); bit++) {
                MonitorFilter filter = new MonitorFilter(0, 0, bits.get(bit), 0, 0);
                assertEquals(event != bit, Events.passes(filter, 0, events.get(event)), event + " " + bit);
            }
        }
    }

    @Test
    void shouldTellEnteredDigitsToWhomeverHasPrivateData() {
        CallFacts facts = new CallFacts("", null, "", UserToUser.NONE, "", "", "", null, List.of(),
                io.strowger.simulator.model.Classification.NONE, io.strowger.simulator.model.ConsultMode.NONE);
        SwitchEvent event = new SwitchEvent.EnteredDigits(new ConnectionId(7, "T801#1", true), "427", Cause.NONE,
                facts);
        assertFalse(new PrivateEvents("ECS", 0).tells(event));
        assertTrue(new PrivateEvents("ECS", 4).tells(event));
        assertEquals(new Csta.PrivateStatus(), Events.message(event, ConnectionState.NONE));
        assertEquals("427", ((Att.EnteredDigits) form(4, event)).digits());
    }

    @Test
    void shouldSuppressEnteredDigitsByEitherPrivateFilter() {
        CallFacts facts = new CallFacts("", null, "", UserToUser.NONE, "", "", "", null, List.of(),
                io.strowger.simulator.model.Classification.NONE, io.strowger.simulator.model.ConsultMode.NONE);
        SwitchEvent event = new SwitchEvent.EnteredDigits(new ConnectionId(7, "T801#1", true), "427", Cause.NONE,
                facts);
        assertTrue(Events.passes(MonitorFilter.NONE, FilterBits.CHARGE_ADVICE, event));
        assertFalse(Events.passes(MonitorFilter.NONE, FilterBits.ENTERED_DIGITS, event));
        assertFalse(Events.passes(new MonitorFilter(0, 0, 0, 0, 1), 0, event));
    }
}
