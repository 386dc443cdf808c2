package io.strowger.simulator.model;

/** Counts calls from outside. */
final class Counters implements CallObserver {
    private long offered;
    private long answered;
    private long abandoned;
    private long busy;
    private long blocked;
    private long ended;

    @Override
    public void offered(Call call) {
        offered++;
    }

    @Override
    public void established(Connection connection) {
        Call call = connection.call;
        if (call.incoming && connection.station != null && !call.countedAnswered) {
            call.countedAnswered = true;
            answered++;
        }
    }

    @Override
    public void ended(Call call) {
        if (!call.incoming) {
            return;
        }
        ended++;
        if (!call.answered) {
            if (call.loss == Call.Loss.NONE) {
                abandoned++;
            } else {
                busy++;
            }
        }
    }

    void blocked() {
        blocked++;
    }

    SwitchStatistics snapshot() {
        return new SwitchStatistics(offered, answered, abandoned, busy, blocked, offered - ended, ended);
    }
}
