package io.strowger.simulator.wire;

import java.util.List;

import io.strowger.csta.Octets;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.VectorStep;

/** Servers of the wire tests: three stations, a routed and a queued VDN, one skill, two agents, twelve trunks. */
final class Servers {
    static final long START = 1_700_000_000_000L;
    static final String TLINK = "AVAYA#CM#CSTA#AES1";

    private Servers() {}

    static SwitchPlan plan() {
        return new SwitchPlan(
                List.of(StationPlan.of("5001", AnswerMode.MANUAL), StationPlan.of("5002", AnswerMode.MANUAL),
                        StationPlan.of("5003", AnswerMode.MANUAL)),
                List.of(VdnPlan.adjunctRouted("6001", 10, 100, "8001"),
                        new VdnPlan("6002", "Queued",
                                List.of(new VectorStep.QueueTo("8001", VectorStep.Priority.LOW),
                                        new VectorStep.Stop()))),
                List.of(new SkillPlan("8001", "Sales", 0)),
                List.of(new AgentPlan("1001", "Ada", "", List.of("8001")),
                        new AgentPlan("1002", "Ben", "7", List.of("8001"))),
                List.of(new TrunkGroupPlan("801", 12)), SwitchPlan.Timers.DEFAULT);
    }

    static Switch theSwitch() {
        return new Switch(plan(), START);
    }

    /** Settings with the user of {@link TestStream#open}. */
    static LinkSettings settings() {
        return new LinkSettings(TLINK, "ctiuser", "Secret1!", LinkSettings.KeyReply.ENCODE, 18, 20, 1);
    }

    /** A switch with a server of each of these names in front of it. */
    static SwitchServer several(String... names) {
        return new SwitchServer(theSwitch(), java.util.Arrays.stream(names).map(settings()::named).toList());
    }

    /** A server that agrees to version 8 at most. */
    static SwitchServer encoding() {
        return encoding(8);
    }

    static SwitchServer encoding(int maxVersion) {
        LinkSettings settings = new LinkSettings(TLINK, "ctiuser", "Secret1!", LinkSettings.KeyReply.ENCODE, maxVersion,
                20, 1);
        return new SwitchServer(new Switch(plan(), START), settings, () -> Octets.fromHex("1122334455667788"));
    }

    static SwitchServer scrambling() {
        LinkSettings settings = new LinkSettings(TLINK, "ctiuser", "Secret1!", LinkSettings.KeyReply.SCRAMBLE, 8, 20,
                1);
        return new SwitchServer(new Switch(plan(), START), settings, () -> Octets.fromHex("0102030405060708"));
    }
}
