package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.AgentClientOptions;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.output.CallView;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.Site;
import io.strowger.ivr.IvrClient;
import io.strowger.ivr.IvrListener;
import io.strowger.ivr.IvrOutcome;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.simulator.model.AcdPlan;
import io.strowger.simulator.model.AcdSettings;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.SkillOptions;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.Treatment;
import io.strowger.simulator.model.VectorCondition;
import io.strowger.simulator.model.VectorStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A voice port of the rig's switch, which the vector of its VDN gives each call to before it asks for a route, and the IVR behind it. */
final class VoicePort implements AutoCloseable {
    static final String PORT = "5901";
    private static final String USER = "ivr1";
    private static final int SKILL = 2;
    private static final long PLAY_MILLIS = 60_000;
    private static final long WAIT_SECONDS = 30;

    final IvrClient client;
    private final LinkedBlockingQueue<CallView> arrived = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<CallView> left = new LinkedBlockingQueue<>();

    /** Connects the IVR and registers its port. */
    VoicePort(Rig rig) {
        client = IvrClient.connect(AgentClientOptions.builder("127.0.0.1", rig.server.agentPort())
                .user(USER, Rig.PASSWORD).heartbeatMillis(2_000).reconnectMillis(50, 200).build(),
                new IvrListener() {
                    @Override
                    public void onCallArrived(String port, CallView call) {
                        arrived.add(call);
                    }

                    @Override
                    public void onCallLeft(String port, CallView call) {
                        left.add(call);
                    }
                });
        client.established().orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
        done(client.registerPorts("CM", List.of(PORT)));
    }

    /** Lets the IVR log in; before the server starts. */
    static void admit(Rig rig) {
        rig.more.put("ivr.users", List.of(Map.of("user", USER, "password-hash",
                new PasswordHasher().hash(Rig.PASSWORD, new PasswordHash.Cost(64, 1, 1)))));
    }

    /** The step that gives a call to the port. */
    static VectorStep converse() {
        return new VectorStep.ConverseOn(String.valueOf(SKILL), VectorStep.Priority.MEDIUM,
                VectorStep.Passing.ANI, VectorStep.Passing.NONE);
    }

    /** The plan with the port, and with further VDNs. */
    static SwitchPlan in(SwitchPlan plan, VdnPlan... further) {
        List<StationPlan> stations = new ArrayList<>(plan.stations());
        stations.add(StationPlan.of(PORT, AnswerMode.MANUAL));
        List<SkillPlan> skills = new ArrayList<>(plan.skills());
        skills.add(new SkillPlan("8002", "Ports", 0, SkillOptions.DEFAULT.numbered(SKILL).staffedBy(List.of(PORT))));
        List<VdnPlan> vdns = new ArrayList<>(List.of(new VdnPlan(Rig.VDN, "Support",
                List.of(converse(), new VectorStep.AdjunctRouting(), new VectorStep.Wait(1, Treatment.MUSIC),
                        new VectorStep.Goto(2, new VectorCondition.FewerTimesThan(1_000)), new VectorStep.Stop()))));
        vdns.addAll(List.of(further));
        return new SwitchPlan(stations, vdns, skills, plan.agents(), plan.trunkGroups(), plan.timers(),
                new AcdPlan(List.of(), List.of(), List.of(new AcdPlan.PortPlan(PORT, 100, PLAY_MILLIS, "", "")),
                        AcdSettings.DEFAULT));
    }

    static Site in(Site site) {
        List<DeviceSite> devices = new ArrayList<>(site.devices());
        devices.add(new DeviceSite("CM", PORT, DeviceKind.VOICE_PORT));
        return new Site(site.switches(), devices, site.vdns(), site.skills(), site.agents(), site.settings());
    }

    static void done(CompletableFuture<IvrOutcome> request) {
        IvrOutcome outcome = request.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
        assertTrue(outcome.isDone(), outcome.toString());
    }

    /** The next call of which the IVR hears that it came. */
    CallView awaitArrival() throws InterruptedException {
        return next(arrived);
    }

    /** The next call of which the IVR hears that it has left. */
    CallView awaitLeaving() throws InterruptedException {
        return next(left);
    }

    private static CallView next(LinkedBlockingQueue<CallView> calls) throws InterruptedException {
        CallView call = calls.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("the IVR heard nothing of its call");
        }
        return call;
    }

    @Override
    public void close() {
        client.close();
    }
}
