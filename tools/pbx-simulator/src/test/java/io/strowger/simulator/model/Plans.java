package io.strowger.simulator.model;

import java.util.List;

import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;

/** The switch of the transcripts and tests. */
final class Plans {
    static final String ROUTED_VDN = "6001";
    static final String QUEUED_VDN = "6002";
    static final String BUSY_VDN = "6003";
    static final int ROUNDS = 4;
    static final int WAIT_SECONDS = 10;

    private Plans() {}

    static SwitchPlan small() {
        return new SwitchPlan(
                List.of(StationPlan.of("5001", AnswerMode.MANUAL), StationPlan.of("5002", AnswerMode.MANUAL),
                        StationPlan.of("5003", AnswerMode.MANUAL)),
                List.of(VdnPlan.adjunctRouted(ROUTED_VDN, WAIT_SECONDS, ROUNDS, "8001"),
                        new VdnPlan(QUEUED_VDN, "Queued",
                                List.of(new VectorStep.QueueTo("8001", VectorStep.Priority.MEDIUM),
                                        new VectorStep.Stop())),
                        new VdnPlan(BUSY_VDN, "Busy",
                                List.of(new VectorStep.Announcement("7001", 5), new VectorStep.Busy()))),
                List.of(new SkillPlan("8001", "Sales", 12_000)),
                List.of(new AgentPlan("1001", "Ada", "", List.of("8001")),
                        new AgentPlan("1002", "Ben", "", List.of("8001"))),
                List.of(new TrunkGroupPlan("801", 4)), SwitchPlan.Timers.DEFAULT);
    }
}
