package io.strowger.tools.bench.jmh;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.fact.RouteWitness.Candidate;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.ContactId;
import io.strowger.tools.bench.SampleInputs;
import java.util.ArrayList;
import java.util.List;

/** An input and a fact of the usual kind. */
final class SampleRecords {
    private static final int CANDIDATES = 20;
    private static final int CALL = 500;

    private SampleRecords() {}

    static Input.RouteRequested input() {
        return SampleInputs.routeRequested(CALL, new RouteDialogue(1, CALL));
    }

    /** A decision among twenty agents. */
    static Fact.RouteDecided fact() {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            boolean free = i % 2 == 0;
            candidates.add(new Candidate(String.valueOf(1001 + i), 1 + i % 3, 1_000L * i,
                    free ? Exclusion.NONE : Exclusion.ON_A_CALL, free ? "" : "call 499"));
        }
        return new Fact.RouteDecided(new RouteWitness(new ContactId(0x1122334455667788L, 0x99aabbccddeeff00L),
                "2601-0500", "support", "EAD-MIA", 3, 1_250, 2, "1001", "longest idle at the best level", CANDIDATES,
                candidates));
    }
}
