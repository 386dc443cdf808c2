package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallbackOutcome;
import io.strowger.core.model.CallbackState;
import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.simulator.model.OutsideParty;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.VectorStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A caller who has waited long enough is told that he is called back, hangs up, and is called when it is his turn; the first time he is busy. On the wire. */
@Timeout(120)
class CallbackTest {
    private static final String GOODBYE = "6009";
    private static final String CALLER = "030123456";
    private static final String DIALLED = "9030123456";

    @TempDir
    Path directory;

    private static SwitchPlan withGoodbye(SwitchPlan plan) {
        List<VdnPlan> vdns = new ArrayList<>(plan.vdns());
        vdns.add(new VdnPlan(GOODBYE, "Goodbye", List.of(new VectorStep.Disconnect(""))));
        return new SwitchPlan(plan.stations(), vdns, plan.skills(), plan.agents(), plan.trunkGroups(), plan.timers(),
                plan.acd());
    }

    private static Site withCallbacks(Site site) {
        SwitchSite pbx = site.switches().get(0);
        RoutePlan plan = new RoutePlan("main", 5, 0, "", List.of(), 0,
                List.of(new Step(0, 0, false, List.of(new SkillNeed("support", 16)))),
                // Between two requests of the vector, which come every second: a select that crosses the next is another story.
                List.of(new Treatment(Condition.WAITED, 1_500, Target.CALLBACK, GOODBYE)));
        return new Site(
                List.of(new SwitchSite(pbx.name(), pbx.links(), new NumberPlan("9", "00", "0", "49", "30", 4))),
                site.devices(), List.of(VdnSite.planned("CM", Rig.VDN, "Support", "main")), site.skills(),
                site.agents(), site.settings(),
                List.of(new RestrictionClass("callbacks", List.of("local"), true, false, true, List.of())), List.of())
                .withPlans(List.of(plan))
                .withService(ServiceSite.DEFAULT.withCallbacks(
                        new CallbackSite("callbacks", List.of(), 3, 1_000, 1_000, 10_000, 0, 600_000)));
    }

    @Test
    void whoHasWaitedIsCalledBackInHisPlace() throws IOException {
        Rig rig = new Rig(directory, 1, 1, CallbackTest::withGoodbye);
        rig.siteChange = CallbackTest::withCallbacks;
        try (rig) {
            rig.startServer();
            rig.simulator.onSwitch(theSwitch -> theSwitch.outside().behave(DIALLED, OutsideParty.BUSY));
            rig.simulator.newCall(CALLER, Rig.VDN);
            rig.awaitFacts(Fact.TreatmentApplied.class, 1);
            rig.await("the caller to be gone", () -> rig.simulator.liveCalls().isEmpty());
            rig.awaitFacts(Fact.ContactEnded.class, 1);
            assertEquals(ContactDisposition.OUTFLOW, rig.facts(Fact.ContactEnded.class).get(0).disposition());
            Rig.Desktop agent = rig.new Desktop(0);
            rig.desktops.add(agent);
            agent.ready();
            rig.await("a busy attempt", () -> rig.facts(Fact.CallbackChanged.class).stream()
                    .anyMatch(fact -> fact.last() == CallbackOutcome.BUSY));
            rig.simulator.onSwitch(theSwitch -> theSwitch.outside().behave(DIALLED, OutsideParty.ANSWERS));
            rig.awaitFacts(Fact.SegmentAnswered.class, 1);
            assertEquals(AgentState.TALKING, agent.state());
            rig.simulator.hangUp(Rig.station(0));
            rig.awaitFacts(Fact.ContactEnded.class, 2);
            rig.await("the callback to be done", () -> rig.facts(Fact.CallbackChanged.class).stream()
                    .anyMatch(fact -> fact.state() == CallbackState.DONE));
            List<Fact.CallbackChanged> changes = rig.facts(Fact.CallbackChanged.class);
            Fact.CallbackChanged last = changes.get(changes.size() - 1);
            assertEquals(List.of(CallbackState.DONE, 1, "+4930123456"),
                    List.of(last.state(), last.attempts(), last.number()));
            assertEquals(rig.facts(Fact.ContactStarted.class).get(0).contact(), last.first());
            assertEquals(ContactDisposition.ANSWERED, rig.facts(Fact.ContactEnded.class).get(1).disposition());
            assertTrue(rig.facts(Fact.RouteDecided.class).get(0).witness().queueMillis() >= 1_500, "his place");
            agent.awaitState(AgentState.READY);
            assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
            Path journal = rig.server.journalDirectory();
            rig.close();
            Replay.verify(journal);
        }
    }
}
