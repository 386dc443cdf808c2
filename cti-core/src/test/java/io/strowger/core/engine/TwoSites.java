package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.MultiSite;
import io.strowger.core.site.MultiSite.Arrival;
import io.strowger.core.site.MultiSite.ArrivalPool;
import io.strowger.core.site.MultiSite.TiePath;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.ReconcileSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import java.util.ArrayList;
import java.util.List;

/** Switch CM with VDN 6001, station 5001 and agent 1001, and switch NY with VDN 7900, pool numbers 7901 and 7902, stations 8001, 8002 and agents 2001, 2002. */
final class TwoSites {
    static final String NY = "NY";
    static final String NY_LINK = "ny1";
    static final String KEY = "a key of sixteen characters";
    static final SkillSite SUPPORT = new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000);

    final World world;
    private int crossRefs;
    private long requests;

    private TwoSites(Site site) {
        world = World.of(Interleaving.ONE_LINK, links -> site);
        up(NY, NY_LINK);
        world.pending(PbxCommand.SnapshotDevice.class).forEach(request -> world.apply(new Input.PbxReplied(NY, NY_LINK,
                request.requestId(), new PbxReply.DeviceSnapshot(List.of()))));
    }

    static TwoSites with(TiePath... paths) {
        return new TwoSites(site(paths));
    }

    /** From CM to NY, at the agent's station, with tokens. */
    static TiePath toStation() {
        return new TiePath(World.CM, NY, 1, "888", 10, 2, Arrival.STATION, 96, "7900", null);
    }

    /** From CM to NY, by numbers, without tokens. */
    static TiePath toPool() {
        return new TiePath(World.CM, NY, 0, "88", 10, 4, Arrival.POOL, 0, "", null);
    }

    static Site site(TiePath... paths) {
        List<DeviceSite> devices = new ArrayList<>();
        devices.add(new DeviceSite(World.CM, "5001", DeviceKind.STATION));
        devices.add(new DeviceSite(NY, "8001", DeviceKind.STATION));
        devices.add(new DeviceSite(NY, "8002", DeviceKind.STATION));
        List<SkillLevel> skills = List.of(new SkillLevel("support", 1));
        return new Site(
                List.of(new SwitchSite(World.CM, List.of(World.linkSite(World.LINK)), NumberPlan.NONE),
                        new SwitchSite(NY, List.of(World.linkSite(NY_LINK)), NumberPlan.NONE)),
                devices,
                List.of(new VdnSite(World.CM, "6001", "Support", "support", 5),
                        new VdnSite(NY, "7900", "Support NY", "support", 5),
                        new VdnSite(NY, "7901", "Pool", "support", 5), new VdnSite(NY, "7902", "Pool", "support", 5)),
                List.of(SUPPORT),
                List.of(new AgentSite("1001", "Ada", "", skills), new AgentSite("2001", "Grace", "", skills),
                        new AgentSite("2002", "Joan", "", skills)),
                SiteSettings.DEFAULT.withReconcile(ReconcileSite.NEVER))
                .withMultiSite(new MultiSite(List.of(paths),
                        List.of(new ArrivalPool(NY, List.of("7901", "7902"), 60_000)), 10_000,
                        KEY));
    }

    void up(String switchName, String link) {
        world.apply(new Input.LinkChanged(switchName, link, LinkState.RESYNCHRONISING, LinkDownCause.NONE, ""));
        for (DeviceSite device : world.engine.state().site().site().devices()) {
            if (device.switchName().equals(switchName)) {
                world.apply(new Input.MonitorStarted(switchName, link, device.deviceId(), MonitorKind.DEVICE));
            }
        }
        for (VdnSite vdn : world.engine.state().site().site().vdns()) {
            if (vdn.switchName().equals(switchName)) {
                world.apply(
                        new Input.MonitorStarted(switchName, link, vdn.deviceId(), MonitorKind.CALLS_VIA_DEVICE));
                world.apply(new Input.RouteRegistered(switchName, link, vdn.deviceId()));
            }
        }
        world.apply(new Input.LinkChanged(switchName, link, LinkState.UP, LinkDownCause.NONE, ""));
    }

    void down(String switchName, String link) {
        world.apply(new Input.LinkChanged(switchName, link, LinkState.DOWN, LinkDownCause.SILENT, ""));
    }

    void ready(String agentId, String switchName, String station) {
        String session = "session-" + agentId;
        world.apply(new Input.SessionOpened(session, agentId, SessionRole.AGENT, Bytes.EMPTY, 1, ++requests));
        world.apply(new Input.SessionRequested(session, ++requests, new Command.LogOn(switchName, station)));
        world.apply(new Input.SessionRequested(session, ++requests, new Command.SetReady(false)));
    }

    void request(String agentId, Command command) {
        world.apply(new Input.SessionRequested("session-" + agentId, ++requests, command));
    }

    /** The last route that was selected. */
    PbxCommand.RouteSelect selected() {
        List<PbxCommand.RouteSelect> all = world.sent(PbxCommand.RouteSelect.class);
        return all.get(all.size() - 1);
    }

    /** The switch that the last route was selected at. */
    String selectedAt() {
        String at = "";
        for (Output output : world.outputs) {
            if (output instanceof Output.PbxRequest request && request.command() instanceof PbxCommand.RouteSelect) {
                at = request.switchName();
            }
        }
        return at;
    }

    // --- what NY says

    static CallData data(int callId, Bytes userToUser) {
        return new CallData("0000200" + callId + "1700000001", userToUser, "", "802", "7", "");
    }

    private void say(String monitored, MonitorKind kind, PbxEvent event) {
        world.apply(new Input.PbxEventReceived(NY, NY_LINK, monitored, kind, event));
    }

    void arrives(int callId, String vdn, Bytes userToUser, Party caller) {
        say(vdn, MonitorKind.CALLS_VIA_DEVICE,
                new PbxEvent.Delivered(new ConnectionId(callId, vdn, false), Party.internal(vdn), caller,
                        Party.internal(vdn), Party.UNKNOWN, EventCause.NEW_CALL, data(callId, userToUser)));
    }

    RouteDialogue asks(int callId, String vdn, Bytes userToUser, Party caller) {
        RouteDialogue dialogue = new RouteDialogue(9, ++crossRefs);
        world.apply(new Input.RouteRequested(NY, NY_LINK, dialogue, Party.internal(vdn), caller,
                new ConnectionId(callId, "T802#7", true), data(callId, userToUser)));
        return dialogue;
    }

    void rings(int callId, String station, Bytes userToUser) {
        say(station, MonitorKind.DEVICE,
                new PbxEvent.Delivered(new ConnectionId(callId, station, false), Party.internal(station),
                        World.caller(), Party.internal(station), Party.UNKNOWN, EventCause.NEW_CALL,
                        data(callId, userToUser)));
    }

    void answers(int callId, String station) {
        say(station, MonitorKind.DEVICE,
                new PbxEvent.Established(new ConnectionId(callId, station, false), Party.internal(station),
                        World.caller(), Party.internal(station), Party.UNKNOWN, EventCause.NONE,
                        data(callId, Bytes.EMPTY)));
    }

    void clears(int callId, String station) {
        say(station, MonitorKind.DEVICE, new PbxEvent.ConnectionCleared(new ConnectionId(callId, station, false),
                Party.internal(station), EventCause.NONE));
    }

    /** The trunk lets go; the station is told. */
    void callerClears(int callId, String station) {
        say(station, MonitorKind.DEVICE, new PbxEvent.ConnectionCleared(new ConnectionId(callId, "T802#7", true),
                World.caller(), EventCause.NONE));
    }
}
