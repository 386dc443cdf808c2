package io.strowger.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.TopicState.PortView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortCallsTest {
    private static final int STEPS = 5_000;

    private final PortCalls calls = new PortCalls();

    private static CallView call(int id, int generation, String digits) {
        return new CallView(new CallKey("north", id, generation), LocalConnectionState.CONNECT, new ContactId(1, id),
                "", "", "", "", Bytes.EMPTY, digits, "", "", 0, Map.of());
    }

    private List<PortChange> apply(String port, CallView call) {
        return calls.apply(new PortView("north", port, call));
    }

    @Test
    void shouldTellWhatChanged() {
        assertEquals(List.of(), apply("7001", null));
        assertEquals(List.of(new PortChange.CallArrived("7001", call(1, 1, ""))), apply("7001", call(1, 1, "")));
        assertEquals(List.of(), apply("7001", call(1, 1, "")));
        assertEquals(List.of(new PortChange.CallChanged("7001", call(1, 1, "5"))), apply("7001", call(1, 1, "5")));
        assertEquals(List.of(new PortChange.CallLeft("7001", call(1, 1, "5"))), apply("7001", null));
        assertNull(calls.at("7001"));
    }

    /** States between may be left out by the server. */
    @Test
    void shouldTellOfBothCallsWhenOneFollowsTheOther() {
        apply("7001", call(1, 1, ""));
        assertEquals(List.of(new PortChange.CallLeft("7001", call(1, 1, "")),
                new PortChange.CallArrived("7001", call(2, 1, ""))), apply("7001", call(2, 1, "")));
    }

    /** A switch gives the same call id again; the generation tells the calls apart. */
    @Test
    void shouldTellCallsApartThatBearTheSameId() {
        apply("7001", call(1, 1, ""));
        assertEquals(List.of(new PortChange.CallLeft("7001", call(1, 1, "")),
                new PortChange.CallArrived("7001", call(1, 2, ""))), apply("7001", call(1, 2, "")));
    }

    @Test
    void shouldForgetPortsThatAreNotRegistered() {
        apply("7001", call(1, 1, ""));
        apply("7002", call(2, 1, ""));
        calls.keepOnly(List.of("7002"));
        assertEquals(Map.of("7002", call(2, 1, "")), calls.all());
    }

    @Test
    void shouldLetEveryCallThatArrivedLeaveOnce() {
        long seed = Long.getLong("strowger.test.seed", 1);
        Random random = new Random(seed);
        Set<CallKey> present = new HashSet<>();
        for (int i = 0; i < STEPS; i++) {
            int port = 7000 + random.nextInt(10);
            // Ids are bound to their port: a call is at one port only.
            int id = port * 10 + random.nextInt(4);
            CallView next = random.nextBoolean() ? null : call(id, 1, Integer.toString(random.nextInt(3)));
            for (PortChange change : apply(Integer.toString(port), next)) {
                boolean right = switch (change) {
                    case PortChange.CallArrived arrived -> present.add(arrived.call().call());
                    case PortChange.CallChanged changed -> present.contains(changed.call().call());
                    case PortChange.CallLeft left -> present.remove(left.call().call());
                };
                assertTrue(right, "seed " + seed + ": " + change);
            }
        }
        assertEquals(present.size(), calls.all().size());
    }
}
