package io.strowger.server;

import io.strowger.core.model.DeviceKind;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import java.util.ArrayList;
import java.util.List;

/** Sites for tests: one switch, stations from 5001, agents from 1001 with the password "secret". */
public final class TestSites {
    /** Password of every agent. */
    public static final String PASSWORD = "secret";
    /** Its hash, at a cost that tests can afford. */
    public static final String HASH = new PasswordHasher().hash(PASSWORD, new PasswordHash.Cost(64, 1, 1));

    private TestSites() {}

    /** A site whose one link leads to a port where nothing answers. */
    public static Site site(int agents) {
        return site(agents, new LinkSite("aes1", "tsapi", "127.0.0.1", 1, "AVAYA#CM#CSTA#AES1", "aes1", 0));
    }

    /** A site with this link. */
    public static Site site(int agents, LinkSite link) {
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> list = new ArrayList<>();
        for (int i = 1; i <= agents; i++) {
            devices.add(new DeviceSite("CM", String.valueOf(5_000 + i), DeviceKind.STATION));
            list.add(new AgentSite(String.valueOf(1_000 + i), "Agent " + i, HASH,
                    List.of(new AgentSite.SkillLevel("support", 1))));
        }
        devices.add(new DeviceSite("CM", "7001", DeviceKind.VOICE_PORT));
        return new Site(List.of(new SwitchSite("CM", List.of(link), NumberPlan.NONE)), List.copyOf(devices),
                List.of(new VdnSite("CM", "6001", "Support", "support", 50)),
                List.of(new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 0, 20_000)), List.copyOf(list),
                SiteSettings.DEFAULT);
    }
}
