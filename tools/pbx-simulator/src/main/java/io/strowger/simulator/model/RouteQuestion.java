package io.strowger.simulator.model;

/** An outstanding route request. */
final class RouteQuestion {
    final int crossRefId;
    final Registration registration;
    final VectorRun run;

    RouteQuestion(int crossRefId, Registration registration, VectorRun run) {
        this.crossRefId = crossRefId;
        this.registration = registration;
        this.run = run;
    }
}
