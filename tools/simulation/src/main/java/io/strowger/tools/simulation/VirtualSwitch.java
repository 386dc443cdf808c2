package io.strowger.tools.simulation;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.simulator.model.AcdPlan;
import io.strowger.simulator.model.AcdPlan.PortPlan;
import io.strowger.simulator.model.AcdSettings;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.simulator.model.Treatment;
import io.strowger.simulator.model.VectorCondition;
import io.strowger.simulator.model.VectorStep;
import io.strowger.simulator.wire.AesServer;
import io.strowger.simulator.wire.Faults;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.simulator.wire.NameServerSession;
import io.strowger.simulator.wire.SwitchServer;
import io.strowger.simulator.wire.TsapiSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The simulated switch behind wires. It moves only when it is told the time or given octets, and tells its ledger each time. */
final class VirtualSwitch {
    static final String LOGIN = "cti";
    static final String PASSWORD = "cti-secret";
    private static final int TLINK_PORT = 1_050;
    private static final int TRUNKS = 400;
    private static final int BUSY_TONE_MILLIS = 3_000;
    private static final int EXTERNAL_ANSWER_MILLIS = 2_000;
    private static final int PORT_ANSWER_MILLIS = 800;
    private static final int PORT_PLAY_MILLIS = 12_000;
    /** How often the vector asks again before the fallback. */
    private static final int ASK_AGAIN_TIMES = 1_000;
    private static final int QUEUE_SECONDS = 60;

    private final VirtualTime time;
    private final long startMillis;
    private final int piecesMax;
    private final SwitchServer server;
    private final CallLedger ledger;
    private final StationBook stationBook;
    private final Map<TsapiSession, Wire> streams = new LinkedHashMap<>();
    /** The calls that are in the books. */
    private long booked;

    VirtualSwitch(VirtualTime time, Centre centre, Books books, int piecesMax) {
        this.time = time;
        this.piecesMax = piecesMax;
        this.startMillis = centre.startMillis();
        this.ledger = books.ledger();
        this.stationBook = books.stations();
        List<LinkSettings> servers = new ArrayList<>();
        for (int i = 0; i < centre.links(); i++) {
            servers.add(LinkSettings.of(LOGIN, PASSWORD).named(Centre.serverName(i)));
        }
        this.server = new SwitchServer(new Switch(plan(centre), startMillis), servers);
    }

    /** What is written down of it, by looking. */
    record Books(CallLedger ledger, StationBook stations) {}

    private static SwitchPlan plan(Centre centre) {
        List<StationPlan> stations = new ArrayList<>();
        for (int i = 0; i < centre.agents(); i++) {
            stations.add(StationPlan.of(Centre.station(i), AnswerMode.AUTO));
        }
        List<PortPlan> ports = new ArrayList<>();
        for (String port : centre.ports()) {
            stations.add(StationPlan.of(port, AnswerMode.MANUAL));
            ports.add(new PortPlan(port, PORT_ANSWER_MILLIS, PORT_PLAY_MILLIS,
                    centre.services().prompts() ? Services.PORT_DIGITS : "", Centre.VDN));
        }
        List<AgentPlan> agents = new ArrayList<>();
        for (int i = 0; i < centre.switchAgents(); i++) {
            agents.add(new AgentPlan(Centre.login(i), "Agent " + i, "", List.of(Centre.SPLIT)));
        }
        return new SwitchPlan(stations, vdns(centre),
                List.of(new SkillPlan(Centre.FALLBACK_SKILL, "Fallback", 0),
                        new SkillPlan(Centre.IVR_SKILL, "IVR", 0,
                                SwitchPlan.SkillOptions.DEFAULT.staffedBy(centre.ports())),
                        new SkillPlan(Centre.SPLIT, "Service", Centre.RING_MILLIS,
                                SwitchPlan.SkillOptions.DEFAULT.timed(centre.afterCallWorkMillis())
                                        .redirecting(new SwitchPlan.NoAnswer("", Centre.NO_ANSWER_REASON)))),
                agents, List.of(new TrunkGroupPlan("801", TRUNKS)),
                new SwitchPlan.Timers(BUSY_TONE_MILLIS, 0, centre.callIdLimit(), EXTERNAL_ANSWER_MILLIS),
                new AcdPlan(centre.services().announcements(), List.of(), ports, AcdSettings.DEFAULT));
    }

    private static List<VdnPlan> vdns(Centre centre) {
        List<VdnPlan> vdns = new ArrayList<>();
        List<String> routed = new ArrayList<>(List.of(Centre.VDN, Centre.SECOND_VDN));
        routed.addAll(centre.variety().vdns());
        centre.services().vdns().stream().filter(vdn -> !Services.isPrompting(vdn)).forEach(routed::add);
        for (String vdn : routed) {
            vdns.add(VdnPlan.adjunctRouted(vdn, centre.askAgainSeconds(), ASK_AGAIN_TIMES, Centre.FALLBACK_SKILL));
        }
        if (centre.ivrPorts() > 0) {
            vdns.add(queueing(Centre.IVR_VDN, "IVR", Centre.IVR_SKILL));
        }
        if (centre.switchAgents() > 0) {
            vdns.add(queueing(Centre.SWITCH_VDN, "Service", Centre.SPLIT));
        }
        vdns.addAll(centre.services().vectors(centre.ivrPorts() > 0));
        return vdns;
    }

    private static VdnPlan queueing(String vdn, String name, String skill) {
        return new VdnPlan(vdn, name,
                List.of(new VectorStep.QueueTo(skill, VectorStep.Priority.MEDIUM),
                        new VectorStep.Wait(QUEUE_SECONDS, Treatment.MUSIC), new VectorStep.Goto(2,
                                new VectorCondition.Unconditionally())));
    }

    /** The switch, brought to the present; {@link #settle} must follow what is done with it. */
    Switch model() {
        server.advanceTo(startMillis + time.millis());
        return server.theSwitch();
    }

    /** What the switch has to say goes out, and the ledger looks at the calls. */
    void settle() {
        server.theSwitch().deliver();
        for (Iterator<Map.Entry<TsapiSession, Wire>> each = streams.entrySet().iterator(); each.hasNext();) {
            Map.Entry<TsapiSession, Wire> stream = each.next();
            byte[] bytes = stream.getKey().takeOutput();
            if (bytes.length > 0) {
                stream.getValue().fromServer(bytes);
            }
            if (stream.getKey().closed()) {
                each.remove();
                stream.getValue().closedByServer();
            }
        }
        look();
    }

    /** What is as it was when they looked last has nothing for the books. */
    private void look() {
        long mark = server.theSwitch().callsMark();
        if (mark != booked) {
            booked = mark;
            List<LiveCall> calls = server.theSwitch().liveCalls();
            ledger.look(calls, time.now());
            stationBook.look(calls, time.now());
        }
    }

    /** In virtual time. */
    long nextDeadline() {
        long next = server.nextDeadline().orElse(Long.MAX_VALUE);
        return next == Long.MAX_VALUE ? next : (next - startMillis) * VirtualTime.NANOS_PER_MILLI;
    }

    void onTime() {
        model();
        settle();
    }

    void startTraffic(TrafficProfile profile) {
        model();
        server.startTraffic(profile);
        settle();
    }

    void stopTraffic() {
        model();
        server.stopTraffic();
        settle();
    }

    /** Ends every stream of a link's server with a word. */
    void dropAll(int link) {
        model();
        server.aes(link).dropAll(ACSUniversalFailure.TSERVER_NO_ACS_STREAM);
        settle();
    }

    /** The switch restarts without its calls, and its servers have it again after that time. */
    void restart(int millis) {
        model();
        server.restart(false, millis);
        ledger.restarted(time.now());
        booked = 0;
        settle();
    }

    /** What goes wrong at a link's server; {@link #settle} must follow. */
    Faults faults(int link) {
        model();
        return server.aes(link).faults();
    }

    Wire tlink(int link, Wire.End client, SplittableRandom chance) {
        model();
        TsapiSession session = server.aes(link).connect();
        Wire wire = new Wire(time, chance, piecesMax, client, new Wire.End() {
            @Override
            public void onBytes(byte[] bytes) {
                model();
                session.onBytes(bytes, 0, bytes.length, time.now());
                settle();
            }

            @Override
            public void onGone(String why) {
                model();
                streams.remove(session);
                session.close();
                settle();
            }
        });
        streams.put(session, wire);
        return wire;
    }

    Wire nameServer(int link, Wire.End client, SplittableRandom chance) {
        AesServer aes = server.aes(link);
        NameServerSession session = aes.connectNameServer(new InetSocketAddress(loopback(), TLINK_PORT));
        Wire[] wire = new Wire[1];
        wire[0] = new Wire(time, chance, piecesMax, client, new Wire.End() {
            @Override
            public void onBytes(byte[] bytes) {
                session.onBytes(bytes, 0, bytes.length);
                byte[] answer = session.takeOutput();
                if (answer.length > 0) {
                    wire[0].fromServer(answer);
                }
                if (session.closed() && !wire[0].isOver()) {
                    wire[0].closedByServer();
                }
            }

            @Override
            public void onGone(String why) {
                // Nothing is kept of a connection to the name server.
            }
        });
        return wire[0];
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
