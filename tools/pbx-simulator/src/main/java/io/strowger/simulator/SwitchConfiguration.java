package io.strowger.simulator;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.simulator.wire.SwitchServer;

/**
 * Everything a {@link SwitchSimulator} is built from.
 *
 * @param plan what is administered in the switch
 * @param servers the AE Services servers in front of it, 1 to {@link SwitchServer#MAX_SERVERS} of different names
 * @param bindAddress the local address they listen at
 * @param controlPort port at which faults can be ordered; {@link AesConfiguration#NONE} for none, 0 for any free one
 * @param clock whether time passes by itself
 */
public record SwitchConfiguration(
        SwitchPlan plan,
        List<AesConfiguration> servers,
        InetAddress bindAddress,
        int controlPort,
        ClockMode clock) {
    /** Number of the first station of {@link #contactCentre}. */
    public static final int FIRST_STATION = 5001;
    /** Number of the first agent of {@link #contactCentre}. */
    public static final int FIRST_AGENT = 1001;
    /** The VDN of {@link #contactCentre}. */
    public static final String VDN = "6001";
    /** The fallback skill of {@link #contactCentre}. */
    public static final String SKILL = "8001";
    /** Most agents of {@link #contactCentre}: its stations are numbered 5001 to 5999. */
    public static final int MAX_CONTACT_CENTRE_AGENTS = 999;
    private static final int WAIT_SECONDS = 10;
    private static final int ROUNDS = 180;
    private static final int TRUNKS_PER_AGENT = 10;

    /** How time passes. */
    public enum ClockMode {
        /** The computer's clock. */
        REAL,
        /** Only {@link SwitchSimulator#advance} moves it; it begins at 2026-01-01T00:00:00Z. */
        MANUAL
    }

    /**
     * A contact centre with as many stations 5001... as agents 1001..., VDN 6001 routed by an application that is
     * asked every ten
     * seconds for half an hour, fallback skill 8001 and ten trunks an agent; loopback, free ports, real clock, login
     * {@code cti} with
     * password {@code cti-secret}.
     *
     * @param agents how many, 1 to {@link #MAX_CONTACT_CENTRE_AGENTS}
     * @param answerMode who answers the stations
     */
    public static SwitchConfiguration contactCentre(int agents, AnswerMode answerMode) {
        if (agents < 1 || agents > MAX_CONTACT_CENTRE_AGENTS) {
            throw new IllegalArgumentException("agents: " + agents);
        }
        List<StationPlan> stations = new ArrayList<>();
        List<AgentPlan> logins = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            stations.add(StationPlan.of(Integer.toString(FIRST_STATION + i), answerMode));
            logins.add(
                    new AgentPlan(Integer.toString(FIRST_AGENT + i), "Agent " + (FIRST_AGENT + i), "", List.of(SKILL)));
        }
        SwitchPlan plan = new SwitchPlan(stations, List.of(VdnPlan.adjunctRouted(VDN, WAIT_SECONDS, ROUNDS, SKILL)),
                List.of(new SkillPlan(SKILL, "Fallback", 0)), logins,
                List.of(new TrunkGroupPlan("801", agents * TRUNKS_PER_AGENT)),
                SwitchPlan.Timers.DEFAULT);
        return new SwitchConfiguration(plan, List.of(AesConfiguration.of(LinkSettings.of("cti", "cti-secret"))),
                InetAddress.getLoopbackAddress(), AesConfiguration.NONE, ClockMode.REAL);
    }

    public SwitchConfiguration {
        servers = List.copyOf(servers);
        if (servers.isEmpty() || servers.size() > SwitchServer.MAX_SERVERS) {
            throw new IllegalArgumentException("AE Services servers: " + servers.size());
        }
        if (controlPort < AesConfiguration.NONE || controlPort > AesConfiguration.MAX_PORT) {
            throw new IllegalArgumentException("port: " + controlPort);
        }
        long names = servers.stream().map(server -> server.link().serverName().toLowerCase(Locale.ROOT)).distinct()
                .count();
        if (names != servers.size()) {
            throw new IllegalArgumentException("two AE Services servers have the same name");
        }
    }

    /** How the first server behaves. */
    public LinkSettings link() {
        return servers.get(0).link();
    }

    /** The same with another plan. */
    public SwitchConfiguration withPlan(SwitchPlan newPlan) {
        return new SwitchConfiguration(newPlan, servers, bindAddress, controlPort, clock);
    }

    /** The same with other servers. */
    public SwitchConfiguration withServers(List<AesConfiguration> newServers) {
        return new SwitchConfiguration(plan, newServers, bindAddress, controlPort, clock);
    }

    /** The same with another first server. */
    private SwitchConfiguration withFirst(AesConfiguration first) {
        List<AesConfiguration> all = new ArrayList<>(servers);
        all.set(0, first);
        return withServers(all);
    }

    /** The same with another link of the first server. */
    public SwitchConfiguration withLink(LinkSettings newLink) {
        return withFirst(servers.get(0).withLink(newLink));
    }

    /** The same with other ports of the first server, without TLS. */
    public SwitchConfiguration withPorts(int nameServer, int tlink) {
        return withFirst(servers.get(0).withPorts(
                new AesConfiguration.Ports(nameServer, tlink, AesConfiguration.NONE, AesConfiguration.NONE)));
    }

    /** The same with a port at which faults can be ordered. */
    public SwitchConfiguration withControlPort(int port) {
        return new SwitchConfiguration(plan, servers, bindAddress, port, clock);
    }

    /** The same with another clock. */
    public SwitchConfiguration withClock(ClockMode mode) {
        return new SwitchConfiguration(plan, servers, bindAddress, controlPort, mode);
    }
}
