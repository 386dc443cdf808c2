package io.strowger.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.engine.Engine;
import io.strowger.core.input.Input;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.CallbackOutcome;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.ContactId;
import io.strowger.core.output.TopicState;
import io.strowger.core.output.TopicState.CallbackView;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Rights;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.Scope;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.UserSite;
import io.strowger.core.site.VariableSite;
import io.strowger.core.site.VariableType;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.SiteInForce;
import io.strowger.server.TestSites;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Who may read which topics. 1001 has the skill support; 1002 supervises the area north, 1003 the skill sales, 1004 everything; wall shows the skill support, all
 * shows every area.
 */
class ReaderTest {
    private static final List<String> TOPICS = List.of("queue/support", "queue/sales", "variable/open",
            "variable/north",
            "variable/south", "path/CM/B", "other/x");

    private final SiteInForce site = inForce(site());

    private static Site site() {
        Site plain = TestSites.site(4);
        List<SkillSite> skills = new ArrayList<>(plain.skills());
        skills.add(new SkillSite("sales", SkillSite.NoAnswerMode.SERVER, 15_000, 0, 20_000));
        List<AgentSite> agents = List.of(plain.agents().get(0),
                boss(plain.agents().get(1), List.of("north"), List.of()),
                boss(plain.agents().get(2), List.of(), List.of("sales")),
                boss(plain.agents().get(3), List.of(Scope.EVERY), List.of()));
        return new Site(plain.switches(), plain.devices(), plain.vdns(), skills, agents, plain.settings())
                .withAnalysis(AnalysisSite.NONE.withVariables(List.of(
                        new VariableSite("open", VariableType.NUMBER, "1", List.of(), 0),
                        new VariableSite("north", VariableType.NUMBER, "1", List.of("north"), 0),
                        new VariableSite("south", VariableType.NUMBER, "1", List.of("south"), 0))))
                .withDesk(new DeskSite(List.of(
                        new UserSite("wall", "", List.of(SessionRole.WALLBOARD),
                                new Scope(List.of(), List.of(), List.of("support"))),
                        new UserSite("all", "", List.of(SessionRole.WALLBOARD), Scope.ALL),
                        new UserSite("tech", "", List.of(SessionRole.TECHNICIAN, SessionRole.REPORTER), Scope.NONE)),
                        List.of(), List.of()));
    }

    private static AgentSite boss(AgentSite agent, List<String> areas, List<String> skills) {
        return agent.withSkills(List.of()).withRights(new Rights("", "", areas, "", List.of(), skills));
    }

    private static SiteInForce inForce(Site site) {
        Engine engine = new Engine(new EngineState());
        RecordCodec<Input> codec = RecordCodec.of(Input.class);
        engine.apply(new JournalledInput(1, 1, 1, 0, Bytes.owned(codec.encode(new Input.EpochStarted(1, 0, 1)))));
        engine.apply(new JournalledInput(2, 1, 2, 0,
                Bytes.owned(codec.encode(new Input.ConfigurationApplied(1, "test", site)))));
        return engine.view().site();
    }

    private List<String> read(SessionRole role, String user) {
        Reader reader = Reader.of(role, user, site);
        List<String> read = TOPICS.stream().filter(topic -> reader.reads(topic, null)).toList();
        List<String> candidates = reader.candidates();
        if (candidates != null) {
            assertTrue(candidates.containsAll(read), candidates + " lacks some of " + read);
            candidates.forEach(topic -> assertTrue(reader.reads(topic, null), topic + " is no candidate for " + user));
        }
        return read;
    }

    @Test
    void queuesVariablesAndPathsAreReadWithinScope() {
        assertEquals(List.of("queue/support"), read(SessionRole.AGENT, "1001"));
        assertEquals(List.of("variable/open", "variable/north"), read(SessionRole.SUPERVISOR, "1002"));
        assertEquals(List.of("queue/sales", "variable/open"), read(SessionRole.SUPERVISOR, "1003"));
        assertEquals(TOPICS, read(SessionRole.SUPERVISOR, "1004"));
        assertEquals(TOPICS, read(SessionRole.TECHNICIAN, "tech"));
        assertEquals(List.of("queue/support", "variable/open"), read(SessionRole.WALLBOARD, "wall"));
        assertEquals(TOPICS, read(SessionRole.WALLBOARD, "all"));
        assertEquals(List.of(), read(SessionRole.REPORTER, "tech"));
        assertEquals(List.of(), read(SessionRole.IVR, "ivr"));
        assertEquals(List.of(), read(SessionRole.PROXY, "tech"));
    }

    private static CallbackView callback(String skill, String agentId) {
        return callback(skill, agentId, "");
    }

    private static CallbackView callback(String skill, String agentId, String arranger) {
        return new CallbackView(new ContactId(1, 1), null, "+4930", skill, CallbackState.OFFERED, 0,
                CallbackOutcome.NONE, agentId, 0, 0, "", arranger);
    }

    private boolean readsCallback(SessionRole role, String user, TopicState state) {
        return Reader.of(role, user, site).reads("callback/x", state);
    }

    /** A customer's number is for whoever calls him, and for those who answer for the skill. */
    @Test
    void callbacksAreReadByWhoCallsOrArrangedThemAndByWhoSupervisesTheSkill() {
        assertTrue(readsCallback(SessionRole.AGENT, "1001", callback("support", "1001")));
        assertTrue(!readsCallback(SessionRole.AGENT, "1001", callback("support", "1002")));
        assertTrue(!readsCallback(SessionRole.AGENT, "1001", callback("support", "")));
        assertTrue(readsCallback(SessionRole.AGENT, "1001", callback("sales", "", "1001")), "he arranged it");
        assertTrue(!readsCallback(SessionRole.AGENT, "1001", callback("sales", "", "1002")));
        assertTrue(!readsCallback(SessionRole.WALLBOARD, "all", callback("sales", "", "all")));
        assertTrue(!readsCallback(SessionRole.AGENT, "1001", null));
        assertTrue(!readsCallback(SessionRole.SUPERVISOR, "1003", callback("support", "")));
        assertTrue(readsCallback(SessionRole.SUPERVISOR, "1003", callback("sales", "")));
        assertTrue(readsCallback(SessionRole.SUPERVISOR, "1003", callback("support", "1003")), "he calls himself");
        assertTrue(!readsCallback(SessionRole.SUPERVISOR, "1002", callback("sales", "")));
        assertTrue(readsCallback(SessionRole.SUPERVISOR, "1004", null));
        assertTrue(readsCallback(SessionRole.TECHNICIAN, "tech", callback("sales", "")));
        assertTrue(!readsCallback(SessionRole.WALLBOARD, "all", callback("sales", "")));
        assertTrue(!readsCallback(SessionRole.REPORTER, "tech", callback("sales", "")));
    }

    @Test
    void whatARoleMayNeverReadIsRefusedAsAPattern() {
        assertTrue(Reader.of(SessionRole.AGENT, "1001", site).mayWant("callback/*"));
        assertTrue(!Reader.of(SessionRole.AGENT, "1001", site).mayWant("variable/*"));
        assertTrue(!Reader.of(SessionRole.AGENT, "1001", site).mayWant("path/*"));
        assertTrue(!Reader.of(SessionRole.WALLBOARD, "all", site).mayWant("callback/*"));
    }
}
