package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState.AlertView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeskSite.ThresholdSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.Scope;
import io.strowger.core.site.Site;
import io.strowger.core.state.Alert;
import io.strowger.core.state.StaffIndex.Staff;
import io.strowger.core.state.RecentContacts;
import io.strowger.core.state.Session;
import io.strowger.core.state.Skill;
import io.strowger.core.state.SkillIndex;
import io.strowger.core.state.Timer;
import io.strowger.core.state.VdnIndex;
import java.util.List;
import java.util.TreeMap;

/** Tells supervisors, and whoever reads the alert's topic, when an item of a board crosses its threshold and when it is back. */
final class Thresholds {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MILLIS_PER_SECOND = 1_000L;

    private Thresholds() {}

    /**
     * What a board shows.
     *
     * @param oldestNanos since when the contact waits that has waited longest, 0 = none
     * @param expectedWaitMillis -1 = nobody works
     * @param staff null for a board without agents
     * @param recent null for one that does not count contacts
     */
    record Board(int waiting, long oldestNanos, long expectedWaitMillis, Staff staff, RecentContacts.Minute recent) {
        static Board of(Staff staff) {
            return new Board(0, 0, 0, staff, null);
        }
    }

    static String topic(ThresholdSite threshold) {
        return "alert/" + threshold.topic() + "/" + threshold.item();
    }

    /** The board may have changed. */
    static void look(Decision d, String topic, Board board) {
        for (ThresholdSite threshold : d.site().desk().thresholds(topic)) {
            look(d, threshold, board);
        }
    }

    private static void look(Decision d, ThresholdSite threshold, Board board) {
        String topic = topic(threshold);
        Alert alert = d.draft.alerts.get(topic);
        if (alert == null) {
            return;
        }
        long value = value(d, threshold, board);
        boolean beyond = threshold.isBeyond(value, alert.view().beyond());
        if (beyond != alert.view().beyond()) {
            AlertView view = new AlertView(threshold.topic(), threshold.item(), beyond, value, threshold.limit(),
                    d.nowMillis());
            d.draft.alerts.put(new Alert(topic, view));
            d.fact(new Fact.ThresholdCrossed(view));
            d.publish(topic, view);
            tell(d, view);
        }
        if (threshold.item().grows() && threshold.above() && !beyond && board.oldestNanos() != 0) {
            lookAt(d, threshold.topic(), board.oldestNanos() + (threshold.limit() + 1) * NANOS_PER_SECOND);
        }
    }

    /** The board is looked at again then, or before. */
    private static void lookAt(Decision d, String topic, long nanos) {
        Timer set = d.draft.timers.get(new Timer.Key(Timer.Kind.THRESHOLD, topic));
        if (set == null || set.deadlineNanos() <= d.now || set.deadlineNanos() > nanos) {
            d.timerAt(Timer.Kind.THRESHOLD, topic, nanos);
        }
    }

    private static long value(Decision d, ThresholdSite threshold, Board board) {
        Staff staff = board.staff() == null ? Staff.NONE : board.staff();
        RecentContacts.Minute recent = board.recent() == null || board.recent().offered() < threshold.contactsMin()
                ? NO_CONTACTS
                : board.recent();
        return switch (threshold.item()) {
            case INQUEUE -> board.waiting();
            case OLDESTCALL -> board.oldestNanos() == 0 ? 0 : (d.now - board.oldestNanos()) / NANOS_PER_SECOND;
            case EWT -> board.expectedWaitMillis() < 0
                    ? Integer.MAX_VALUE
                    : board.expectedWaitMillis() / MILLIS_PER_SECOND;
            case STAFFED -> staff.loggedOn();
            case AVAILABLE -> staff.ready();
            case AGINRING -> staff.ringing();
            case ONACD -> staff.onCalls();
            case INACW -> staff.afterCallWork();
            case INAUX -> staff.notReady();
            case SERVICELEVEL -> recent.serviceLevel();
            case ABANDONRATE -> recent.abandonRate();
            case OCCUPANCY -> occupancy(staff);
            case OTHER -> staff.other();
        };
    }

    private static final RecentContacts.Minute NO_CONTACTS = RecentContacts.NONE.sum(0);
    private static final int PERCENT = 100;

    /** Of a hundred who are logged on and not in auxiliary work so many ring, talk, hold, do after-call work or have calls of their own now. */
    private static int occupancy(Staff staff) {
        int busy = staff.ringing() + staff.onCalls() + staff.afterCallWork() + staff.other();
        int there = staff.ready() + busy;
        return there == 0 ? 0 : PERCENT * busy / there;
    }

    private static void tell(Decision d, AlertView view) {
        for (AgentSite supervisor : d.site().desk().supervisors()) {
            String session = d.state.indexes().sessionOf(SessionRole.SUPERVISOR, supervisor.agentId());
            Session known = session == null ? null : d.draft.sessions.get(session);
            if (known != null && known.role() == SessionRole.SUPERVISOR
                    && reads(d, supervisor.scope(), view.topic())) {
                d.push(session, new Push.ThresholdCrossed(view));
            }
        }
    }

    private static boolean reads(Decision d, Scope scope, String topic) {
        String name = topic.substring(topic.indexOf('/') + 1);
        if (topic.startsWith("team/")) {
            return scope.hasTeam(name);
        }
        RoutePlan plan = topic.startsWith("vdn/") ? d.site().planOf(DeviceKey.parse(name)) : null;
        return plan == null
                ? scope.hasSkill(name)
                : plan.steps().stream().anyMatch(
                        step -> step.skills().stream().anyMatch(need -> scope.hasSkill(need.skill())));
    }

    /** The board of a skill or a VDN may have changed, or a contact has waited for so long that a threshold may be crossed. */
    static void look(Decision d, String topic) {
        String name = topic.substring(topic.indexOf('/') + 1);
        if (topic.startsWith("skill/")) {
            lookAtSkill(d, topic, name);
        } else if (topic.startsWith("vdn/")) {
            DeviceKey key = DeviceKey.parse(name);
            VdnIndex index = d.state.indexes().contacts().ofVdn(key);
            if (index != null && index.isWatched() && d.site().vdn(key) != null) {
                look(d, topic, new Board(index.waiting(), index.longestNanos(), Topics.expectedWait(d, key), null,
                        null));
            }
        }
    }

    private static void lookAtSkill(Decision d, String topic, String name) {
        SkillIndex index = d.state.indexes().staff().ofSkill(name);
        Skill skill = index.row(d.draft);
        if (skill == null || !index.isWatched()) {
            return;
        }
        look(d, topic, new Board(index.waiting(), index.longestNanos(), Skills.expectedWaitOfLast(d, index),
                index.staff(), index.recent(skill, d.now)));
        long changes = skill.recent().changesAtNanos(d.now);
        if (changes != 0) {
            lookAt(d, topic, changes);
        }
    }

    /** A reign or a configuration begins: what is not configured any more is forgotten, the rest shown anew. */
    static void begin(Decision d, Site site) {
        TreeMap<String, ThresholdSite> configured = new TreeMap<>();
        site.desk().thresholds().forEach(threshold -> configured.put(topic(threshold), threshold));
        for (Alert alert : d.draft.alerts.all()) {
            ThresholdSite threshold = configured.get(alert.topic());
            if (threshold == null) {
                d.draft.alerts.remove(alert.topic());
            } else if (threshold.limit() != alert.view().limit()) {
                d.draft.alerts.remove(alert.topic());
            }
        }
        for (ThresholdSite threshold : List.copyOf(configured.values())) {
            String topic = topic(threshold);
            Alert alert = d.draft.alerts.get(topic);
            if (alert == null) {
                alert = new Alert(topic,
                        new AlertView(threshold.topic(), threshold.item(), false, 0, threshold.limit(), 0));
                d.draft.alerts.put(alert);
            }
            d.publish(topic, alert.view());
            if (!threshold.topic().startsWith("team/")) {
                d.follow(Step.Kind.THRESHOLD, threshold.topic());
            }
        }
    }
}
