package io.strowger.tools.soak;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.simulator.wire.AesServer;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.simulator.wire.NameServerSession;
import io.strowger.simulator.wire.SwitchServer;
import io.strowger.simulator.wire.TsapiSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The simulated switch behind wires. It moves only when it is told the time or given octets, and tells its ledger each time. */
final class VirtualSwitch {
    static final String VDN = "6001";
    static final String FALLBACK_SKILL = "8001";
    static final String LOGIN = "cti";
    static final String PASSWORD = "cti-secret";
    static final int NAME_SERVER_PORT = 450;
    private static final int TLINK_PORT = 1_050;
    private static final int FIRST_STATION = 5_001;
    private static final int TRUNKS = 400;
    /** Few call ids, so that they are used again soon. */
    private static final int CALL_ID_LIMIT = 500;
    private static final int BUSY_TONE_MILLIS = 3_000;
    private static final int EXTERNAL_ANSWER_MILLIS = 2_000;
    /** The vector asks again after so many seconds, and so often before the fallback. */
    static final int ASK_AGAIN_SECONDS = 4;
    private static final int ASK_AGAIN_TIMES = 1_000;

    private final VirtualTime time;
    private final SwitchServer server;
    private final CallLedger ledger;
    private final Map<TsapiSession, Wire> streams = new LinkedHashMap<>();

    VirtualSwitch(VirtualTime time, FlapsOptions options, CallLedger ledger) {
        this.time = time;
        this.ledger = ledger;
        List<LinkSettings> servers = new ArrayList<>();
        for (int i = 0; i < options.links(); i++) {
            servers.add(LinkSettings.of(LOGIN, PASSWORD).named(serverName(i)));
        }
        this.server = new SwitchServer(new Switch(plan(options.agents()), VirtualCore.START_MILLIS), servers);
    }

    private static SwitchPlan plan(int stations) {
        List<StationPlan> list = new ArrayList<>();
        for (int i = 0; i < stations; i++) {
            list.add(StationPlan.of(station(i), AnswerMode.AUTO));
        }
        return new SwitchPlan(list, List.of(VdnPlan.adjunctRouted(VDN, ASK_AGAIN_SECONDS, ASK_AGAIN_TIMES,
                FALLBACK_SKILL)), List.of(new SkillPlan(FALLBACK_SKILL, "Fallback", 0)), List.of(),
                List.of(new TrunkGroupPlan("801", TRUNKS)),
                new SwitchPlan.Timers(BUSY_TONE_MILLIS, 0, CALL_ID_LIMIT, EXTERNAL_ANSWER_MILLIS));
    }

    private static String serverName(int link) {
        return "AES" + (link + 1);
    }

    /** The Tlink of a link. */
    static String service(int link) {
        return "AVAYA#CM#CSTA#" + serverName(link);
    }

    static String station(int i) {
        return String.valueOf(FIRST_STATION + i);
    }

    /** The switch, brought to the present; {@link #settle} must follow what is done with it. */
    Switch model() {
        server.advanceTo(VirtualCore.START_MILLIS + time.millis());
        return server.theSwitch();
    }

    /** What the switch has to say goes out, and the ledger looks at the calls. */
    void settle() {
        server.theSwitch().deliver();
        for (Map.Entry<TsapiSession, Wire> stream : List.copyOf(streams.entrySet())) {
            TsapiSession session = stream.getKey();
            byte[] bytes = session.takeOutput();
            if (bytes.length > 0) {
                stream.getValue().fromServer(bytes);
            }
            if (session.closed()) {
                streams.remove(session);
                stream.getValue().closedByServer();
            }
        }
        ledger.look(server.theSwitch(), time.now());
    }

    /** In virtual time. */
    long nextDeadline() {
        long next = server.nextDeadline().orElse(Long.MAX_VALUE);
        return next == Long.MAX_VALUE ? next : (next - VirtualCore.START_MILLIS) * VirtualTime.NANOS_PER_MILLI;
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

    Wire tlink(int link, Wire.End client, SplittableRandom chance) {
        model();
        TsapiSession session = server.aes(link).connect();
        Wire wire = new Wire(time, chance, client, new Wire.End() {
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
        wire[0] = new Wire(time, chance, client, new Wire.End() {
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
