package io.strowger.calllog.fold;

import io.strowger.core.fact.Fact;
import io.strowger.core.machine.LinkMachine;
import java.util.List;

/**
 * What an administrator asks after: who changed which configuration, variable, agent or team, who listened to whom, how links are, and what was not as it should
 * be. A row a fact; nothing is ever open.
 */
public final class AdministrationFold extends FactFold<AdministrationRow> {
    private static final String LINK_MACHINE = LinkMachine.TABLE.name();

    /** A fold that goes on from a resume point, or {@link ResumePoint#START}. */
    public AdministrationFold(ResumePoint start) {
        super(start);
    }

    @Override
    void beginInput(List<AdministrationRow> rows) {
        // Rows are of one fact each.
    }

    @Override
    void fold(Fact fact, List<AdministrationRow> rows) {
        switch (fact) {
            case Fact.ConfigurationChanged f -> rows.add(row(f.appliedBy(), version(f.version()), f));
            case Fact.ConfigurationPlanned f -> rows.add(row(f.appliedBy(), version(f.version()), f));
            case Fact.ConfigurationGivenUp f -> rows.add(row(f.appliedBy(), version(f.version()), f));
            case Fact.VariableSet f -> rows.add(row(f.by(), "variable " + f.name(), f));
            case Fact.AgentForced f -> rows.add(row(f.supervisorId(), agent(f.agentId()), f));
            case Fact.AgentSkillsChanged f -> rows.add(row(f.supervisorId(), agent(f.agentId()), f));
            case Fact.AgentAttributesChanged f -> rows.add(row(f.supervisorId(), agent(f.agentId()), f));
            case Fact.TeamDirected f -> rows.add(row(f.supervisorId(), "team " + f.team(), f));
            case Fact.NoticeSent f -> rows.add(row(f.supervisorId(), agent(f.agentId()), f));
            case Fact.ObservationStarted f -> rows.add(row(f.supervisorId(), agent(f.agentId()), f));
            case Fact.ObservationEnded f -> rows.add(row(f.supervisorId(), agent(f.agentId()), f));
            case Fact.Transitioned f when f.machine().equals(LINK_MACHINE) -> rows.add(row("", f.entity(), f));
            case Fact.LinkCongestionNoted f -> rows.add(row("", link(f.switchName(), f.link()), f));
            case Fact.LinkBehindNoted f -> rows.add(row("", link(f.switchName(), f.link()), f));
            case Fact.SystemStatusNoted f -> rows.add(row("", link(f.switchName(), f.link()), f));
            case Fact.AnomalyRecorded f -> rows.add(row("", f.entity(), f));
            case Fact.Quarantined f -> rows.add(row("", f.entity(), f));
            default -> {
                // Of calls, contacts and agents at work.
            }
        }
    }

    private AdministrationRow row(String by, String of, Fact fact) {
        return new AdministrationRow(now(), by, of, fact);
    }

    private static String version(long version) {
        return "configuration " + version;
    }

    private static String agent(String agentId) {
        return "agent " + agentId;
    }

    private static String link(String switchName, String link) {
        return "link " + switchName + "/" + link;
    }

    @Override
    public List<AdministrationRow> open() {
        return List.of();
    }

    @Override
    long oldestOpen(long otherwise) {
        return otherwise;
    }
}
