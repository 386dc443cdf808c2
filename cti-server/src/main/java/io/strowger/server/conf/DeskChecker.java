package io.strowger.server.conf;

import io.strowger.core.input.Roles.TopicKind;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.site.DeskSite.BoardItem;
import io.strowger.core.site.DeskSite.ReasonSite;
import io.strowger.core.site.DeskSite.ThresholdSite;
import io.strowger.core.site.DeskSite.WrapUpSite;
import io.strowger.core.site.Site;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Checks what desks show and choose from: thresholds of boards, wrap-up codes, names of reason codes. Confined to one thread. */
final class DeskChecker {
    private final Site site;
    private final SiteReport report;
    private final Set<String> skills = new TreeSet<>();

    private DeskChecker(Site site, SiteReport report) {
        this.site = site;
        this.report = report;
        site.skills().forEach(skill -> skills.add(skill.name()));
    }

    static void check(Site site, SiteReport report) {
        DeskChecker checker = new DeskChecker(site, report);
        checker.thresholds();
        checker.wrapUps();
        checker.reasons();
    }

    private void thresholds() {
        report.limit("thresholds", site.desk().thresholds().size(), SiteChecker.THRESHOLDS_MAX);
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < site.desk().thresholds().size(); i++) {
            ThresholdSite threshold = site.desk().thresholds().get(i);
            String path = "thresholds[" + i + "]";
            if (!taken.add(threshold.topic() + " " + threshold.item())) {
                report.add(ProblemKind.DUPLICATE, path, threshold.item() + " of " + threshold.topic()
                        + " has a threshold already");
            }
            if (threshold.above() ? threshold.back() > threshold.limit() : threshold.back() < threshold.limit()) {
                report.add(ProblemKind.CONTRADICTION, path, "back must not lie beyond the threshold itself");
            }
            if (threshold.item().isPercentage()
                    && Math.max(threshold.limit(), threshold.back()) > SiteChecker.PERCENT_MAX) {
                report.add(ProblemKind.ILL_TYPED, path, threshold.item() + " is a part of a hundred");
            }
            if (threshold.contactsMin() != 1 && !threshold.item().isOfContacts()) {
                report.add(ProblemKind.CONTRADICTION, path,
                        "contacts-min is for SERVICELEVEL and ABANDONRATE; leave it out");
            }
            board(threshold, path);
        }
    }

    private void board(ThresholdSite threshold, String path) {
        String topic = threshold.topic();
        String name = topic.substring(topic.indexOf('/') + 1);
        BoardItem item = threshold.item();
        boolean known = switch (TopicKind.of(topic)) {
            case SKILL -> skills.contains(name);
            case VDN -> item.isOfQueue() && site.vdns().stream()
                    .anyMatch(vdn -> name.equals(vdn.switchName() + "/" + vdn.deviceId()));
            case TEAM -> !item.isOfQueue() && !item.isOfContacts()
                    && site.agents().stream().anyMatch(agent -> agent.team().equals(name));
            default -> false;
        };
        if (!known) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, path, "there is no board " + topic + " with the item " + item
                    + ": skill/NAME has all, vdn/SWITCH/ID those of the queue, team/NAME those of the agents");
        }
    }

    private void wrapUps() {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < site.desk().wrapUps().size(); i++) {
            WrapUpSite wrapUp = site.desk().wrapUps().get(i);
            String path = "wrapUps[" + i + "]";
            if (!skills.contains(wrapUp.skill())) {
                report.add(ProblemKind.UNKNOWN_REFERENCE, path, "wrap-up codes of the skill " + wrapUp.skill()
                        + ", which is not configured" + Names.proposal(wrapUp.skill(), skills));
            }
            if (!taken.add(wrapUp.skill())) {
                report.add(ProblemKind.DUPLICATE, path, "the skill " + wrapUp.skill() + " has wrap-up codes already");
            }
            report.limit(path + ".codes", wrapUp.codes().size(), SiteChecker.CODES_MAX);
            if (wrapUp.codes().stream()
                    .anyMatch(code -> code.isEmpty() || code.length() > SiteChecker.CODE_CHARS_MAX)) {
                report.add(ProblemKind.ILL_TYPED, path,
                        "a wrap-up code has 1 to " + SiteChecker.CODE_CHARS_MAX + " characters");
            }
        }
    }

    private void reasons() {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < site.desk().reasons().size(); i++) {
            ReasonSite reason = site.desk().reasons().get(i);
            String path = "reasons[" + i + "]";
            if (!taken.add(reason.use() + " " + reason.code())) {
                report.add(ProblemKind.DUPLICATE, path, "the reason code " + reason.code() + " for " + reason.use()
                        + " has a name already");
            }
            if (reason.code() < 0 || reason.code() > ReasonCode.AGENT_MAX) {
                report.add(ProblemKind.ILL_TYPED, path, "a reason code lies between 0 and " + ReasonCode.AGENT_MAX);
            }
            if (reason.name().isBlank() || reason.name().length() > SiteChecker.CODE_CHARS_MAX) {
                report.add(ProblemKind.ILL_TYPED, path,
                        "the name of a reason code has 1 to " + SiteChecker.CODE_CHARS_MAX
                                + " characters");
            }
        }
    }
}
