package io.strowger.tools.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.site.Site;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.conf.SiteChecker;
import io.strowger.server.security.PasswordHasher;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import io.strowger.tools.agents.CrowdSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSetupTest {
    private static DemoSetup setup(int agents) {
        return new DemoSetup(new DemoOptions(1, agents, 5, 1, null, new DemoOptions.Ports(0, 0, 0)));
    }

    @Test
    void theSiteIsInOrderForTheSmallestAndTheLargestDemo() {
        for (int agents : new int[]{1, SwitchConfiguration.MAX_CONTACT_CENTRE_AGENTS}) {
            DemoSetup setup = setup(agents);
            Site site = setup.site(setup.theSwitch(), 12_345);
            assertEquals(List.of(), SiteChecker.check(site));
            assertEquals(agents, site.agents().size());
        }
    }

    @Test
    void switchServerAndAgentsFitEachOther(@TempDir Path data) {
        DemoSetup setup = setup(3);
        SwitchConfiguration theSwitch = setup.theSwitch();
        Site site = setup.site(theSwitch, 12_345);
        ServerSettings settings = setup.settings(data, theSwitch);
        CrowdSettings crowd = setup.crowd(4_711);
        assertEquals(theSwitch.link().login(), settings.credentials().get(DemoSetup.LINK).login());
        assertEquals(theSwitch.link().tlinkName(), site.switches().get(0).links().get(0).service());
        assertEquals(List.of("5001", "5002", "5003"),
                theSwitch.plan().stations().stream().map(station -> station.extension()).toList());
        assertEquals(List.of("1001", "1002", "1003"), site.agents().stream().map(agent -> agent.agentId()).toList());
        assertEquals(1001, crowd.numbers().firstAgent());
        assertEquals(5001, crowd.numbers().firstStation());
        assertTrue(new PasswordHasher().verify(crowd.password(), site.agents().get(0).passwordHash()));
    }

    @Test
    void wrongCallsAreRefused(@TempDir Path data) throws IOException {
        assertEquals(Strowger.MISUSED, CommandRun.of("demo", "--agents", "0").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("demo", "--agents",
                String.valueOf(SwitchConfiguration.MAX_CONTACT_CENTRE_AGENTS + 1)).exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("demo", "--calls-per-second", "-1").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("demo", "--seconds", "-1").exitCode());
        Files.createDirectories(data.resolve("journal"));
        assertEquals(Strowger.MISUSED, CommandRun.of("demo", "--data", data.toString()).exitCode());
    }
}
