package io.strowger.tools.bench.link;

import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.simulator.wire.NameServerSession;
import io.strowger.simulator.wire.SwitchServer;
import io.strowger.simulator.wire.TsapiSession;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The server's side of one link: the simulator opens the stream, sets monitors and answers what the link itself asks, and on the way the cross references are
 * read that the frames of calls need. The calls themselves are not the simulator's. Confined to a thread.
 */
public final class ServerSide {
    public static final String LOGIN = "cti";
    public static final String PASSWORD = "bench";
    public static final String SERVICE = "AVAYA#CM#CSTA#AES1";
    static final String VDN = "4000";
    private static final int FIRST_STATION = 5_001;
    private static final String FALLBACK = "4001";
    private static final long START_MILLIS = 1_795_000_000_000L;
    private static final int VECTOR_WAIT_SECONDS = 60;

    private final SwitchServer server;
    private final long begun = System.nanoTime();
    private final Map<Integer, String> asked = new HashMap<>();
    private final Map<String, Integer> references = new HashMap<>();
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
    private TsapiSession stream;
    private NameServerSession names;

    /** With one VDN. */
    ServerSide(int stations) {
        this(stations, List.of(VDN));
    }

    /** Every VDN parks its calls and asks for a route. */
    public ServerSide(int stations, List<String> vdns) {
        List<StationPlan> plans = new ArrayList<>();
        for (int i = 0; i < stations; i++) {
            plans.add(StationPlan.of(station(i), AnswerMode.MANUAL));
        }
        SwitchPlan plan = new SwitchPlan(plans,
                vdns.stream().map(vdn -> VdnPlan.adjunctRouted(vdn, VECTOR_WAIT_SECONDS, 1, FALLBACK)).toList(),
                List.of(new SkillPlan(FALLBACK, "Fallback", 0)), List.of(), List.of(new TrunkGroupPlan("801", 1)),
                SwitchPlan.Timers.DEFAULT);
        server = new SwitchServer(new Switch(plan, START_MILLIS), LinkSettings.of(LOGIN, PASSWORD));
    }

    /** The extension of a station, the first is 0. */
    public static String station(int i) {
        return String.valueOf(FIRST_STATION + i);
    }

    /** What is exchanged from now on is the name server's. */
    public void connectNameServer(InetSocketAddress tlink) {
        stream = null;
        names = server.aes(0).connectNameServer(tlink);
    }

    /** What is exchanged from now on is the stream's. */
    public void connectTlink() {
        names = null;
        unread.reset();
        stream = server.aes(0).connect();
    }

    /** Octets of the link; what there is to answer is returned. */
    public byte[] exchange(byte[] bytes) {
        passTime();
        if (names != null) {
            names.onBytes(bytes, 0, bytes.length);
            return names.takeOutput();
        }
        note(bytes);
        stream.onBytes(bytes, 0, bytes.length, System.nanoTime());
        return output();
    }

    /** What the server has to say by itself: heartbeats. */
    public byte[] onTime() {
        passTime();
        return stream == null ? new byte[0] : output();
    }

    private void passTime() {
        server.advanceTo(START_MILLIS + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private byte[] output() {
        server.theSwitch().deliver();
        byte[] output = stream.takeOutput();
        for (TsapiFrame frame : frames(output)) {
            switch (frame.message()) {
                case Csta.MonitorConf conf -> references.put(asked.get(frame.invokeID()), conf.monitorCrossRefID());
                case Csta.RouteRegisterReqConf conf ->
                    references.put(asked.get(frame.invokeID()), conf.registerReqID());
                default -> {
                    // Not of a monitor.
                }
            }
        }
        return output;
    }

    /** A read ends where it likes: the rest of a frame waits for the next. */
    private void note(byte[] bytes) {
        unread.writeBytes(bytes);
        byte[] all = unread.toByteArray();
        unread.reset();
        int whole = 0;
        while (whole < all.length
                && TsapiFrames.scan(all, whole, all.length - whole) instanceof TsapiFrames.Scan.Frame frame) {
            whole += frame.length();
        }
        unread.write(all, whole, all.length - whole);
        frames(Arrays.copyOf(all, whole)).forEach(this::note);
    }

    private void note(TsapiFrame frame) {
        switch (frame.message()) {
            case Csta.MonitorDevice request -> asked.put(frame.invokeID(), request.deviceID());
            case Csta.MonitorCallsViaDevice request -> asked.put(frame.invokeID(), request.deviceID());
            case Csta.RouteRegisterReq request -> asked.put(frame.invokeID(), "route " + request.routingDevice());
            default -> {
                // Not of a monitor.
            }
        }
    }

    /** Cross reference of a device's monitor. */
    public int monitor(String device) {
        return references.get(device);
    }

    CallFrames callFrames() {
        return callFrames(VDN);
    }

    /** What the switch says of a call to the VDN, once it is monitored and routed. */
    public CallFrames callFrames(String vdn) {
        return new CallFrames(vdn, monitor(vdn), references.get("route " + vdn));
    }

    /** Whether the VDN's calls are routed by the link. */
    public boolean isRouted(String vdn) {
        return references.containsKey("route " + vdn) && references.containsKey(vdn);
    }

    /** Whole frames, one after the other. */
    static List<TsapiFrame> frames(byte[] bytes) {
        List<TsapiFrame> frames = new ArrayList<>();
        int at = 0;
        while (at < bytes.length
                && TsapiFrames.scan(bytes, at, bytes.length - at) instanceof TsapiFrames.Scan.Frame whole) {
            if (TsapiCodec.decode(bytes, at, whole.length()) instanceof Decoded.Value<TsapiFrame> value) {
                frames.add(value.value());
            }
            at += whole.length();
        }
        return frames;
    }
}
