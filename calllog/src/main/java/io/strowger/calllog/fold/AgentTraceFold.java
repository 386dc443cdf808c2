package io.strowger.calllog.fold;

import io.strowger.calllog.fold.AgentTraceRow.StateSpent;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.AgentState;
import java.util.ArrayList;
import java.util.List;

/** Log-ons, log-offs and the times between them. Time spent logged out has no row. */
public final class AgentTraceFold extends FactFold<AgentTraceRow> {

    private final OpenThings<String, StateSpent> states = new OpenThings<>(FoldLimits.AGENTS_MAX);

    /** A fold that goes on from a resume point, or {@link ResumePoint#START}. */
    public AgentTraceFold(ResumePoint start) {
        super(start);
    }

    @Override
    void beginInput(List<AgentTraceRow> rows) {
        states.beginInput();
    }

    @Override
    void fold(Fact fact, List<AgentTraceRow> rows) {
        switch (fact) {
            case Fact.AgentLoggedOn f ->
                rows.add(new AgentTraceRow.LoggedOn(f.agentId(), now(), f.switchName(), f.station()));
            case Fact.AgentLoggedOff f -> rows.add(new AgentTraceRow.LoggedOff(f.agentId(), now(), f.switchName(),
                    f.station(), f.reasonCode(), f.loggedOnMillis()));
            case Fact.AgentStateChanged f -> changed(f, rows);
            case Fact.ContactRated f -> {
                if (!f.agentId().isEmpty()) {
                    rows.add(new AgentTraceRow.Rated(f.agentId(), now(), f.serial(), f.question(), f.rating()));
                }
            }
            case Fact.WrappedUp f ->
                rows.add(new AgentTraceRow.WrappedUp(f.agentId(), now(), f.contact(), f.segment(), f.code()));
            default -> {
            }
        }
    }

    private void changed(Fact.AgentStateChanged f, List<AgentTraceRow> rows) {
        if (f.from() == f.to() && f.previous() != null && f.previous().workMode() == f.workMode()
                && f.previous().reasonCode() == f.reasonCode()) {
            // Only what he does with his calls has changed; what is shown of him goes on.
            return;
        }
        StateSpent before = states.remove(f.agentId());
        if (before != null) {
            rows.add(ended(before, true));
        } else if (f.from() != AgentState.LOGGED_OUT) {
            rows.add(new StateSpent(f.agentId(), now() - f.inPreviousMillis(), f.from(), null, 0, f.inPreviousMillis(),
                    "", false));
        }
        if (f.to() != AgentState.LOGGED_OUT) {
            StateSpent pushedOut = states.put(f.agentId(), new StateSpent(f.agentId(), now(), f.to(), f.workMode(),
                    f.reasonCode(), 0, f.because(), false), sequence());
            if (pushedOut != null) {
                rows.add(ended(pushedOut, false));
            }
        }
    }

    private StateSpent ended(StateSpent state, boolean complete) {
        return new StateSpent(state.agentId(), state.atMillis(), state.state(), state.workMode(), state.reasonCode(),
                now() - state.atMillis(), state.because(), complete);
    }

    @Override
    public List<AgentTraceRow> open() {
        List<AgentTraceRow> rows = new ArrayList<>();
        states.values().forEach(state -> rows.add(ended(state, false)));
        return rows;
    }

    @Override
    long oldestOpen(long otherwise) {
        return states.oldest(otherwise);
    }
}
