package io.strowger.server.administration;

import io.strowger.core.analysis.NumberTable;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.NumberTableSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.WebhookSite;
import io.strowger.server.conf.Problem;
import io.strowger.server.conf.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a configuration needs beside itself: credentials of the static settings and number tables. */
public final class SiteNeeds {
    private final Set<String> credentials;
    private final NumberTables tables;

    public SiteNeeds(Set<String> credentials, NumberTables tables) {
        this.credentials = Set.copyOf(credentials);
        this.tables = tables;
    }

    /** What is missing. Tables are read now, so that nobody waits for them later. */
    public List<Problem> missing(Site site) {
        List<Problem> problems = new ArrayList<>();
        for (SwitchSite pbx : site.switches()) {
            for (LinkSite link : pbx.links()) {
                credential(problems, link.credential(), "switch " + pbx.name(), "link " + link.name()
                        + " names the credential ");
            }
        }
        for (AgentSite agent : site.agents()) {
            credential(problems, agent.credential(), "agent " + agent.agentId(), "switch-credential ");
        }
        for (LookUpSite lookUp : site.analysis().lookUps()) {
            credential(problems, lookUp.source().credential(), "look-up " + lookUp.name(), "the credential ");
        }
        for (WebhookSite webhook : site.desk().webhooks()) {
            credential(problems, webhook.credential(), "webhook " + webhook.name(), "the credential ");
        }
        for (NumberTableSite table : site.analysis().numberTables()) {
            table(problems, table.name(), table.prefixes(), NumberTable.Kind.PREFIXES);
            if (!table.ported().isEmpty()) {
                table(problems, table.name(), table.ported(), NumberTable.Kind.WHOLE);
            }
        }
        return problems;
    }

    private void credential(List<Problem> problems, String name, String where, String text) {
        if (!name.isEmpty() && !credentials.contains(name)) {
            problems.add(new Problem(ProblemKind.UNKNOWN_REFERENCE, where,
                    text + name + ", which is not in the static settings"));
        }
    }

    private void table(List<Problem> problems, String name, String hash, NumberTable.Kind kind) {
        String where = "number-table " + name;
        try {
            NumberTable table = tables.get(hash);
            if (table.kind() != kind) {
                problems.add(new Problem(ProblemKind.ILL_TYPED, where, "the file " + hash + " holds " + table.kind()
                        + " and must hold " + kind + "; build it again with --kind " + kind));
            }
        } catch (NumberTables.MissingTableException missing) {
            problems.add(new Problem(ProblemKind.UNREADABLE, where, missing.getMessage()));
        }
    }
}
