package io.strowger.server.conf;

import io.strowger.core.site.AgentSite;
import io.strowger.core.site.Scope;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.UserSite;
import io.strowger.server.security.PasswordHash;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Checks who works here: agents with their skills and logins, and users who are no agents. Confined to one thread. */
final class PeopleChecker {
    private final Site site;
    private final DiallingChecker dialling;
    private final SiteReport report;
    private final Set<String> skills = new TreeSet<>();
    private final Set<String> skillsOfSwitches = new TreeSet<>();
    private final Set<String> logins = new TreeSet<>();

    private PeopleChecker(Site site, DiallingChecker dialling, SiteReport report) {
        this.site = site;
        this.dialling = dialling;
        this.report = report;
        for (SkillSite skill : site.skills()) {
            skills.add(skill.name());
            if (skill.isOfSwitch()) {
                skillsOfSwitches.add(skill.name());
            }
        }
    }

    static void check(Site site, DiallingChecker dialling, SiteReport report) {
        PeopleChecker checker = new PeopleChecker(site, dialling, report);
        checker.agents();
        checker.users();
    }

    private void agents() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < site.agents().size(); i++) {
            AgentSite agent = site.agents().get(i);
            String path = "agents[" + i + "]";
            report.unique(ids, agent.agentId(), path, "agent");
            hash(agent.passwordHash(), path, "agent " + agent.agentId());
            report.limit(path + ".skills", agent.skills().size(), SiteChecker.AGENT_SKILLS_MAX);
            agentSkills(agent, path);
            report.id(agent.loginId(), path, "switch login");
            boolean ofSwitch = agent.skills().stream().anyMatch(skill -> skillsOfSwitches.contains(skill.skill()));
            if (ofSwitch && !logins.add(agent.loginId())) {
                report.add(ProblemKind.DUPLICATE, path,
                        "switch-login " + agent.loginId() + " of agent " + agent.agentId()
                                + " is another agent's already");
            }
            dialling.restriction(agent.restriction(), path, "agent " + agent.agentId());
            scope(agent.scope(), path, "agent " + agent.agentId());
            if (agent.team().equals(Scope.EVERY)) {
                report.add(ProblemKind.ILL_TYPED, path, "the team of agent " + agent.agentId() + " must not be "
                        + Scope.EVERY + ", which stands for all");
            }
            if (agent.area().equals(AgentSite.EVERY_AREA)) {
                report.add(ProblemKind.ILL_TYPED, path, "the area of agent " + agent.agentId() + " must not be "
                        + AgentSite.EVERY_AREA + ", which stands for all");
            }
        }
    }

    private void agentSkills(AgentSite agent, String path) {
        Set<String> own = new HashSet<>();
        for (int j = 0; j < agent.skills().size(); j++) {
            AgentSite.SkillLevel skill = agent.skills().get(j);
            String at = path + ".skills[" + j + "]";
            if (!own.add(skill.skill())) {
                report.add(ProblemKind.DUPLICATE, at, "agent " + agent.agentId() + " has the skill " + skill.skill()
                        + " already");
            }
            if (!skills.contains(skill.skill())) {
                report.add(ProblemKind.UNKNOWN_REFERENCE, at,
                        "agent " + agent.agentId() + " has the skill " + skill.skill()
                                + ", which is not configured" + Names.proposal(skill.skill(), skills));
            }
            if (skill.level() < SiteChecker.LEVEL_MIN || skill.level() > SiteChecker.LEVEL_MAX) {
                report.add(ProblemKind.ILL_TYPED, at,
                        "level must lie between " + SiteChecker.LEVEL_MIN + " and " + SiteChecker.LEVEL_MAX);
            }
        }
    }

    /** Without one he comes with a token or a certificate only. */
    private void hash(String hash, String path, String whose) {
        if (!hash.isEmpty()) {
            PasswordHash.problem(hash).ifPresent(
                    problem -> report.add(ProblemKind.ILL_TYPED, path, "password-hash of " + whose + ": " + problem));
        }
    }

    private void scope(Scope scope, String path, String whose) {
        report.limit(path + ".areas", scope.areas().size(), SiteChecker.NAMES_MAX);
        report.limit(path + ".teams", scope.teams().size(), SiteChecker.NAMES_MAX);
        report.limit(path + ".skills", scope.skills().size(), SiteChecker.NAMES_MAX);
        for (String skill : scope.skills()) {
            if (!skill.equals(Scope.EVERY) && !skills.contains(skill)) {
                report.add(ProblemKind.UNKNOWN_REFERENCE, path, "the scope of " + whose + " has the skill " + skill
                        + ", which is not configured" + Names.proposal(skill, skills));
            }
        }
    }

    private void users() {
        report.limit("users", site.desk().users().size(), SiteChecker.USERS_MAX);
        Set<String> ids = new HashSet<>();
        site.agents().forEach(agent -> ids.add(agent.agentId()));
        for (int i = 0; i < site.desk().users().size(); i++) {
            UserSite user = site.desk().users().get(i);
            String path = "users[" + i + "]";
            report.unique(ids, user.userId(), path, "agent or user");
            hash(user.passwordHash(), path, "user " + user.userId());
            scope(user.scope(), path, "user " + user.userId());
            if (user.roles().isEmpty()) {
                report.add(ProblemKind.ILL_TYPED, path, "user " + user.userId() + " has no role");
            }
        }
    }
}
