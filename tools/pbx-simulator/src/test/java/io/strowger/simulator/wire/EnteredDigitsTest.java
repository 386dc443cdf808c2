package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.simulator.model.CallFacts;
import io.strowger.simulator.model.Cause;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.SwitchEvent;
import io.strowger.simulator.model.UserToUser;

/** Which versions and filters let entered digits through. */
class EnteredDigitsTest {
    private static AttMessage form(int version, SwitchEvent event) {
        PrivateData block = new PrivateEvents("ECS", version).of(Events.message(event, ConnectionState.NONE), event);
        return ((PrivateData.Avaya) block).message();
    }

    @Test
    void shouldTellEnteredDigitsToWhomeverHasPrivateData() {
        CallFacts facts = new CallFacts("", null, "", UserToUser.NONE, "", "", "", null, List.of(),
                io.strowger.simulator.model.Classification.NONE, io.strowger.simulator.model.ConsultMode.NONE,
                Device.NOT_KNOWN);
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
                io.strowger.simulator.model.Classification.NONE, io.strowger.simulator.model.ConsultMode.NONE,
                Device.NOT_KNOWN);
        SwitchEvent event = new SwitchEvent.EnteredDigits(new ConnectionId(7, "T801#1", true), "427", Cause.NONE,
                facts);
        assertTrue(Events.passes(MonitorFilter.NONE, FilterBits.CHARGE_ADVICE, event));
        assertFalse(Events.passes(MonitorFilter.NONE, FilterBits.ENTERED_DIGITS, event));
        assertFalse(Events.passes(new MonitorFilter(0, 0, 0, 0, 1), 0, event));
    }
}
