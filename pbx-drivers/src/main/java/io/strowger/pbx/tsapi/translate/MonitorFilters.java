package io.strowger.pbx.tsapi.translate;

import io.strowger.core.model.MonitoredEvent;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.MonitorFilter;
import java.util.ArrayList;
import java.util.List;

/** What a monitor leaves out, as bits and as words. A bit without a word is left out of the words. */
final class MonitorFilters {
    /** One bit of one of the filters. */
    private record Bit(MonitoredEvent event, int bit) {}

    private static final List<Bit> CALL = List.of(new Bit(MonitoredEvent.CALL_CLEARED, FilterBits.CALL_CLEARED),
            new Bit(MonitoredEvent.CONFERENCED, FilterBits.CONFERENCED),
            new Bit(MonitoredEvent.CONNECTION_CLEARED, FilterBits.CONNECTION_CLEARED),
            new Bit(MonitoredEvent.DELIVERED, FilterBits.DELIVERED),
            new Bit(MonitoredEvent.DIVERTED, FilterBits.DIVERTED),
            new Bit(MonitoredEvent.ESTABLISHED, FilterBits.ESTABLISHED),
            new Bit(MonitoredEvent.FAILED, FilterBits.FAILED),
            new Bit(MonitoredEvent.HELD, FilterBits.HELD),
            new Bit(MonitoredEvent.NETWORK_REACHED, FilterBits.NETWORK_REACHED),
            new Bit(MonitoredEvent.ORIGINATED, FilterBits.ORIGINATED),
            new Bit(MonitoredEvent.QUEUED, FilterBits.QUEUED),
            new Bit(MonitoredEvent.RETRIEVED, FilterBits.RETRIEVED),
            new Bit(MonitoredEvent.SERVICE_INITIATED, FilterBits.SERVICE_INITIATED),
            new Bit(MonitoredEvent.TRANSFERRED, FilterBits.TRANSFERRED));
    private static final List<Bit> FEATURE = List.of(
            new Bit(MonitoredEvent.CALL_INFORMATION, FilterBits.CALL_INFORMATION),
            new Bit(MonitoredEvent.DO_NOT_DISTURB, FilterBits.DO_NOT_DISTURB),
            new Bit(MonitoredEvent.FORWARDING, FilterBits.FORWARDING),
            new Bit(MonitoredEvent.MESSAGE_WAITING, FilterBits.MESSAGE_WAITING));
    private static final List<Bit> AGENT = List.of(new Bit(MonitoredEvent.LOGGED_ON, FilterBits.LOGGED_ON),
            new Bit(MonitoredEvent.LOGGED_OFF, FilterBits.LOGGED_OFF),
            new Bit(MonitoredEvent.NOT_READY, FilterBits.NOT_READY),
            new Bit(MonitoredEvent.READY, FilterBits.READY),
            new Bit(MonitoredEvent.WORK_NOT_READY, FilterBits.WORK_NOT_READY),
            new Bit(MonitoredEvent.WORK_READY, FilterBits.WORK_READY));
    private static final List<Bit> MAINTENANCE = List.of(
            new Bit(MonitoredEvent.BACK_IN_SERVICE, FilterBits.BACK_IN_SERVICE),
            new Bit(MonitoredEvent.OUT_OF_SERVICE, FilterBits.OUT_OF_SERVICE));
    /** In private data of its own. */
    private static final List<Bit> PRIVATE = List.of(new Bit(MonitoredEvent.ENTERED_DIGITS, FilterBits.ENTERED_DIGITS),
            new Bit(MonitoredEvent.CHARGE_ADVICE, FilterBits.CHARGE_ADVICE));

    private MonitorFilters() {}

    /** The filter of CSTA. */
    static MonitorFilter filter(List<MonitoredEvent> suppressed) {
        return new MonitorFilter(bits(CALL, suppressed), bits(FEATURE, suppressed), bits(AGENT, suppressed),
                bits(MAINTENANCE, suppressed), suppressed.contains(MonitoredEvent.PRIVATE_STATUS) ? 1 : 0);
    }

    /** The filter that private data has. */
    static int privateBits(List<MonitoredEvent> suppressed) {
        return bits(PRIVATE, suppressed);
    }

    /** What a filter leaves out. */
    static List<MonitoredEvent> suppressed(MonitorFilter filter, int privateBits) {
        List<MonitoredEvent> suppressed = new ArrayList<>();
        add(suppressed, CALL, filter.call());
        add(suppressed, FEATURE, filter.feature());
        add(suppressed, AGENT, filter.agent());
        add(suppressed, MAINTENANCE, filter.maintenance());
        if (filter.privateFilter() != 0) {
            suppressed.add(MonitoredEvent.PRIVATE_STATUS);
        }
        add(suppressed, PRIVATE, privateBits);
        return List.copyOf(suppressed);
    }

    private static int bits(List<Bit> filter, List<MonitoredEvent> suppressed) {
        int bits = 0;
        for (Bit bit : filter) {
            bits |= suppressed.contains(bit.event()) ? bit.bit() : 0;
        }
        return bits;
    }

    private static void add(List<MonitoredEvent> suppressed, List<Bit> filter, int bits) {
        for (Bit bit : filter) {
            if ((bits & bit.bit()) != 0) {
                suppressed.add(bit.event());
            }
        }
    }
}
