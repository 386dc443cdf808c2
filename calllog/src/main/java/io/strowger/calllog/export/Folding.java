package io.strowger.calllog.export;

import io.strowger.calllog.export.ExportRequest.Intervals;
import io.strowger.calllog.fold.AdministrationFold;
import io.strowger.calllog.fold.AdministrationRow;
import io.strowger.calllog.fold.AgentTraceFold;
import io.strowger.calllog.fold.AgentTraceRow;
import io.strowger.calllog.fold.By;
import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecordFold;
import io.strowger.calllog.fold.Fold;
import io.strowger.calllog.fold.IntervalFold;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.calllog.fold.VdnIntervalRow;
import io.strowger.calllog.fold.WorkIntervalFold;
import io.strowger.calllog.fold.WorkIntervalRow;
import io.strowger.calllog.fold.WrapUpFold;
import io.strowger.calllog.fold.WrapUpRow;
import java.io.IOException;

/**
 * How facts become rows of one table.
 *
 * @param taker takes a row of the fold to the table
 */
record Folding<R>(Fold<R> fold, RowTaker<R> taker) {
    @FunctionalInterface
    interface RowTaker<R> {
        void take(RowWriter out, R row) throws IOException;
    }

    /** A fold of its own that goes on from a place; IllegalArgumentException for tables that are not made of folds. */
    static Folding<?> of(ExportTable table, Intervals intervals, ResumePoint start) {
        IntervalTables tables = new IntervalTables(intervals.clock().zone(), intervals.unit());
        return switch (table) {
            case CALLS -> new Folding<CallRecord>(new CallRecordFold(start), Tables::call);
            case SEGMENTS -> new Folding<CallRecord>(new CallRecordFold(start), Tables::segments);
            case AGENT_TRACE -> new Folding<AgentTraceRow>(new AgentTraceFold(start), Tables::agentTrace);
            case ADMINISTRATION -> new Folding<AdministrationRow>(new AdministrationFold(start),
                    Tables::administration);
            case VDN_INTERVALS -> new Folding<VdnIntervalRow>(
                    new IntervalFold(intervals.clock(), intervals.booking(), start), tables::interval);
            case WRAP_UPS -> new Folding<WrapUpRow>(new WrapUpFold(intervals.clock(), start), tables::wrapUps);
            case SKILL_INTERVALS -> new Folding<WorkIntervalRow>(work(By.SKILL, intervals, start), tables::skill);
            case AGENT_INTERVALS -> new Folding<WorkIntervalRow>(work(By.AGENT, intervals, start), tables::agent);
            case AGENT_SKILL_INTERVALS -> new Folding<WorkIntervalRow>(work(By.AGENT_SKILL, intervals, start),
                    tables::agentSkill);
            case FACTS, INPUTS -> throw new IllegalArgumentException("not made of a fold: " + table);
        };
    }

    private static WorkIntervalFold work(By by, Intervals intervals, ResumePoint start) {
        return new WorkIntervalFold(intervals.clock(), by, intervals.booking(), start);
    }
}
