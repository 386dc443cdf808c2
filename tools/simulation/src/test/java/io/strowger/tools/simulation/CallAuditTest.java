package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecord.OrdinaryCall;
import io.strowger.core.input.Input;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.LiveCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit must be able to object, or its silence means nothing. */
class CallAuditTest {
    private final LinkHistory link = new LinkHistory(0, 1);
    private final List<CallLedger.Entry> entries = new ArrayList<>();

    CallAuditTest() {
        link.told(new Input.LinkChanged("CM", "aes1", LinkState.UP, LinkDownCause.NONE, ""), seconds(10));
        link.told(new Input.RouteRegistered("CM", "aes1", "6001"), seconds(10));
        link.broken(seconds(100));
    }

    private static long seconds(long seconds) {
        return seconds * VirtualTime.NANOS_PER_SECOND;
    }

    private void call(int id, long from, long until) {
        CallLedger.Entry entry = new CallLedger.Entry(new LiveCall(new CallHandle(id, id, "ucid" + id),
                new Device("5001", Device.Kind.STATION), new Device("5002", Device.Kind.STATION), "", List.of(),
                List.of(), 0), seconds(from));
        entry.findable.add(new long[]{entry.started, Long.MAX_VALUE});
        entry.ended = seconds(until);
        entries.add(entry);
    }

    private static CallRecord row(int id, long from, long earliest, long latest) {
        long start = Centre.START_MILLIS;
        return new OrdinaryCall(new CallKey("CM", id, id), "5001", "5002", "ucid" + id, start + 1_000 * from, "", 0,
                null, "NONE", start + 1_000 * earliest, start + 1_000 * latest, true);
    }

    private CallCounts audit(CallRecord... rows) {
        CallAudit audit = new CallAudit(List.of(link), Centre.START_MILLIS,
                millis -> (millis - Centre.START_MILLIS) * VirtualTime.NANOS_PER_MILLI,
                new Problems(new VirtualTime(), false));
        audit.check(entries, List.of(rows), List.of());
        return audit.counts();
    }

    @Test
    void aCallWithItsRowIsWell() {
        call(1, 20, 30);
        CallCounts counts = audit(row(1, 20, 30, 30));
        assertEquals(0, counts.lost() + counts.doubled() + counts.invented() + counts.untrue());
    }

    @Test
    void aCallThatCouldBeSeenAndHasNoRowIsLost() {
        call(1, 20, 21);
        call(2, 5, 30);
        call(3, 5, 15);
        call(4, 101, 200);
        CallCounts counts = audit();
        assertEquals(2, counts.lost());
        assertEquals(2, counts.unseen());
    }

    @Test
    void aSecondRowIsDoubled() {
        call(1, 20, 30);
        assertEquals(1, audit(row(1, 20, 30, 30), row(1, 25, 30, 30)).doubled());
    }

    @Test
    void aRowOfNoCallIsInvented() {
        assertEquals(1, audit(row(1, 20, 30, 30)).invented());
    }

    @Test
    void anEndOutsideTheTimesOfTheRowIsUntrue() {
        call(1, 20, 30);
        assertEquals(1, audit(row(1, 20, 25, 27)).untrue());
        entries.clear();
        call(1, 20, 30);
        assertEquals(1, audit(row(1, 20, 40, 40)).untrue());
        entries.clear();
        call(1, 20, 30);
        assertEquals(0, audit(row(1, 20, 25, 40)).untrue());
    }
}
