package io.strowger.tools.pbx;

import io.strowger.simulator.AesConfiguration;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.wire.LinkSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is printed when a simulated switch has started: what listens where, how to connect, how to cause faults. */
final class StartScreen {
    /** Most numbers or rows of numbers in a line. */
    private static final int NUMBERS_MAX = 20;

    private final SwitchConfiguration configuration;
    private final SwitchSimulator simulator;

    StartScreen(SwitchConfiguration configuration, SwitchSimulator simulator) {
        this.configuration = configuration;
        this.simulator = simulator;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < configuration.servers().size(); i++) {
            server(configuration.servers().get(i), simulator.ports(i), lines);
        }
        SwitchPlan plan = configuration.plan();
        lines.add("stations " + rows(plan.stations().stream().map(StationPlan::extension).toList()) + ", agents "
                + rows(plan.agents().stream().map(AgentPlan::id).toList()) + ", VDNs "
                + rows(plan.vdns().stream().map(VdnPlan::extension).toList()) + ", hunt groups "
                + rows(plan.skills().stream().map(SkillPlan::extension).toList()));
        lines.add("to connect: a link of the site with driver = \"tsapi\", the host and port of a name server, its "
                + "tlink, and a credential with the login and its password");
        if (simulator.controlPort() != AesConfiguration.NONE) {
            lines.add("to cause faults: nc 127.0.0.1 " + simulator.controlPort() + ", then a line such as: silence "
                    + configuration.servers().get(0).link().serverName() + " 10s   (help lists them all)");
        }
        lines.add("Ctrl-C ends it");
        return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }

    /** Where what listens, for programs; -1 is no port. */
    Map<String, Object> members() {
        List<Map<String, Object>> servers = new ArrayList<>();
        for (int i = 0; i < configuration.servers().size(); i++) {
            AesConfiguration.Ports ports = simulator.ports(i);
            Map<String, Object> server = new LinkedHashMap<>();
            server.put("tlink", configuration.servers().get(i).link().tlinkName());
            server.put("name_server_port", ports.nameServer());
            server.put("tlink_port", ports.tlink());
            server.put("secure_name_server_port", ports.secureNameServer());
            server.put("secure_tlink_port", ports.secureTlink());
            servers.add(server);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("address", configuration.bindAddress().getHostAddress());
        members.put("servers", servers);
        members.put("control_port", simulator.controlPort());
        return members;
    }

    private void server(AesConfiguration server, AesConfiguration.Ports ports, List<String> lines) {
        LinkSettings link = server.link();
        String logins = link.users().stream().limit(NUMBERS_MAX).map(LinkSettings.User::login)
                .collect(Collectors.joining(" "));
        String address = configuration.bindAddress().getHostAddress();
        if (ports.nameServer() != AesConfiguration.NONE || ports.tlink() != AesConfiguration.NONE) {
            lines.add("name server " + address + port(ports.nameServer()) + ", Tlink " + link.tlinkName() + " on"
                    + port(ports.tlink()) + ", login " + logins);
        }
        if (ports.secureNameServer() != AesConfiguration.NONE || ports.secureTlink() != AesConfiguration.NONE) {
            lines.add("with TLS: name server " + address + port(ports.secureNameServer()) + ", Tlink "
                    + link.secureTlinkName() + " on" + port(ports.secureTlink()) + ", login " + logins
                    + (server.tls().clientCertificates() ? ", client certificates wanted" : ""));
        }
    }

    private static String port(int port) {
        return port == AesConfiguration.NONE ? " no port" : " port " + port;
    }

    /** Numbers with rows of following ones written 5001-5010. */
    static String rows(List<String> numbers) {
        if (numbers.isEmpty()) {
            return "none";
        }
        List<String> rows = new ArrayList<>();
        for (int from = 0; from < numbers.size();) {
            int to = from;
            while (to + 1 < numbers.size() && follows(numbers.get(to), numbers.get(to + 1))) {
                to++;
            }
            rows.add(to == from ? numbers.get(from) : numbers.get(from) + "-" + numbers.get(to));
            from = to + 1;
        }
        String shown = rows.stream().limit(NUMBERS_MAX).collect(Collectors.joining(" "));
        return rows.size() > NUMBERS_MAX ? shown + " ..." : shown;
    }

    private static boolean follows(String one, String other) {
        return one.length() == other.length() && one.length() <= 9
                && Integer.parseInt(one) + 1 == Integer.parseInt(other);
    }
}
