package io.strowger.pbx.tsapi;

import io.strowger.core.model.LinkDownCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a link is in its life, and how long it may be there: the one place where the phase changes. One thread. */
final class PhaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PhaseKeeper.class);
    private static final long NEVER = Long.MAX_VALUE;

    private final LinkReports reports;
    private final LinkCounters counters;
    private final Entry entry;
    private Phase phase = Phase.IDLE;
    /** Of the connection or the handshake; on the reading clock. */
    private long deadline = NEVER;

    /** Does what a phase begins with. */
    @FunctionalInterface
    interface Entry {
        /**
         * The phase has changed.
         *
         * @param down
         *            why the link is down, {@link LinkDownCause#NONE} when it is not
         */
        void entered(long nanos, Phase to, LinkDownCause down, String detail);
    }

    PhaseKeeper(LinkReports reports, LinkCounters counters, Entry entry) {
        this.reports = reports;
        this.counters = counters;
        this.entry = entry;
    }

    Phase phase() {
        return phase;
    }

    /** Whether there is a stream on which requests are taken. */
    boolean isOpen() {
        return phase.isOpen();
    }

    /** Whether there is a stream on which answers may come. */
    boolean isOpenOrClosing() {
        return phase.isOpen() || phase == Phase.CLOSING;
    }

    /** Whether the cause is expected now; counts and logs it when not. */
    boolean accepts(PhaseCause cause) {
        if (PhaseTable.verdict(phase, cause) instanceof PhaseVerdict.Anomaly anomaly) {
            counters.anomalies++;
            LOG.debug("link={} phase={} unexpected {}: {}", reports, phase, cause, anomaly.because());
            return false;
        }
        return true;
    }

    /** Moves on, if the cause is expected now. */
    void fail(long nanos, PhaseCause cause, LinkDownCause down, String detail) {
        if (accepts(cause)) {
            move(nanos, cause, down, detail);
        }
    }

    /** Moves on where the table says so. */
    void move(long nanos, PhaseCause cause) {
        move(nanos, cause, LinkDownCause.NONE, "");
    }

    /** Moves on where the table says so. */
    void move(long nanos, PhaseCause cause, LinkDownCause down, String detail) {
        if (!(PhaseTable.verdict(phase, cause) instanceof PhaseVerdict.Move verdict)) {
            return;
        }
        LOG.debug("link={} phase={} cause={} to={} {}", reports, phase, cause, verdict.to(), detail);
        phase = verdict.to();
        deadline = NEVER;
        entry.entered(nanos, phase, down, detail);
    }

    /** The phase may last until then, on the reading clock. */
    void until(long heard) {
        deadline = heard;
    }

    /** How long the phase may last, on the reading clock. */
    long deadline() {
        return deadline;
    }

    /** Whether it has lasted too long; told once. */
    boolean takeOverdue(long heard) {
        boolean overdue = heard >= deadline;
        deadline = overdue ? NEVER : deadline;
        return overdue;
    }
}
