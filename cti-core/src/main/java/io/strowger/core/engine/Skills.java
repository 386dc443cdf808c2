package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.ServiceLevel;
import io.strowger.core.output.TopicState.SkillView;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Boards;
import io.strowger.core.state.Contact;
import io.strowger.core.state.StaffIndex;
import io.strowger.core.state.RecentContacts;
import io.strowger.core.state.Skill;
import io.strowger.core.state.Skill.Pace;
import io.strowger.core.state.SkillIndex;
import io.strowger.core.state.Vdn;
import io.strowger.core.state.VdnIndex;
import java.util.ArrayList;
import java.util.List;

/** What is shown of skills, how fast their queues advance, and how long a newcomer will wait. */
final class Skills {
    /** Work of a contact as long as nothing is known. */
    static final long HANDLED_PRIOR_MILLIS = 180_000;
    /** So many advances must have been seen before they are trusted more than the times of handling. */
    static final int ADVANCES_ENOUGH = 8;
    /** A new value counts for one part in so many of a mean. */
    static final int WEIGHT = 8;
    /** No contact is taken for more work than this. */
    static final long WORK_MAX_MILLIS = 4 * 3_600_000L;

    private Skills() {}

    /** Queues and VDN that the contact is in, or was in, are shown. */
    static void touched(Decision d, Contact contact) {
        show(d, contact.demand().skill());
        contact.demand().skills().forEach(skill -> show(d, skill));
        vdnTouched(d, contact.origin().switchName(), contact.origin().vdn());
    }

    static void show(Decision d, String name) {
        show(d, d.state.indexes().staff().ofSkill(name));
    }

    /** Something of the skill may have changed: it is shown at once, or, when it was so only now, a little later. */
    static void show(Decision d, SkillIndex index) {
        if (Overloads.isWatched(index)) {
            d.follow(Step.Kind.OVERLOAD, index.name());
        }
        if (index.isWatched()) {
            d.follow(Step.Kind.THRESHOLD, index.topic());
        }
        if (index.isAdvancing() && index.waiting() == 0) {
            Skill skill = index.row(d.draft);
            index.put(d.draft, skill.withPace(skill.pace().idle()));
        }
        if (d.state.indexes().boards().changed(index, d.now)) {
            d.follow(Step.Kind.PUBLISH_SKILL, index.name());
        }
    }

    static void vdnTouched(Decision d, String switchName, String id) {
        VdnIndex vdn = id.isEmpty() ? null : d.state.indexes().contacts().ofVdn(new DeviceKey(switchName, id));
        if (vdn == null) {
            return;
        }
        if (vdn.isWatched()) {
            d.follow(Step.Kind.THRESHOLD, vdn.topic());
        }
        if (d.state.indexes().boards().changed(vdn, d.now)) {
            d.follow(Step.Kind.PUBLISH_VDN, vdn.key());
        }
    }

    /** A reign or a configuration begins: everything is shown anew. */
    static void begin(Decision d, Site site) {
        Boards boards = d.state.indexes().boards();
        for (Skill skill : d.draft.skills.all()) {
            d.draft.skills.remove(skill.name());
        }
        for (SkillSite skill : site.skills()) {
            Skill known = d.draft.skills.committed().get(skill.name());
            d.draft.skills.put(known == null ? Skill.unseen(skill.name()) : known);
            boards.forget(d.state.indexes().staff().ofSkill(skill.name()));
            show(d, skill.name());
        }
        for (Vdn vdn : d.draft.vdns.all()) {
            VdnIndex index = d.state.indexes().contacts().ofVdn(vdn.key());
            if (index != null) {
                index.forgetShown();
            }
            d.follow(Step.Kind.PUBLISH_VDN, vdn.key());
        }
        Teams.begin(d, site);
        Thresholds.begin(d, site);
    }

    /** Publishes what has changed since it was last shown. */
    static void publish(Decision d, String name) {
        SkillIndex index = d.state.indexes().staff().ofSkill(name);
        Skill skill = index.row(d.draft);
        if (skill == null) {
            return;
        }
        Boards boards = d.state.indexes().boards();
        SkillView before = index.board().view();
        SkillView view = view(d, index, skill);
        boards.looked(index, d.now);
        boards.ages(index, skill.recent().changesAtNanos(d.now));
        ExpectedWait.publish(d, index, before);
        if (!view.equals(before)) {
            boards.show(index, view);
            d.publish(index.topic(), view);
        }
    }

    private static SkillView view(Decision d, SkillIndex index, Skill skill) {
        int waiting = index.waiting();
        StaffIndex.Staff staff = index.staff();
        RecentContacts.Minute recent = index.recent(skill, d.now);
        return new SkillView(index.name(), waiting, Decision.millis(index.longestNanos()), staff.loggedOn(),
                staff.ready(), staff.onCalls(), staff.ringing(), staff.afterCallWork(), staff.notReady(),
                expectedWaitOfLast(d, index), skill.accuracy().measured(),
                skill.accuracy().meanErrorMillis(), skill.accuracy().meanBiasMillis(), skill.flow().in(),
                skill.flow().out(), recent.answered(), recent.inObjective(), recent.abandoned(), staff.other());
    }

    /** An agent has answered a contact that waited for the skill. */
    static void answered(Decision d, Contact contact) {
        waitEnded(d, contact, true);
    }

    /** The caller gave up while he waited for the skill. */
    static void abandoned(Decision d, Contact contact) {
        waitEnded(d, contact, false);
    }

    /** Service objectives of skills, in milliseconds; 0 where there is none. */
    static List<Long> objectives(Decision d, List<String> skills) {
        List<Long> objectives = new ArrayList<>(skills.size());
        for (String name : skills) {
            SkillSite site = d.site().skill(name);
            objectives.add(site == null ? 0L : site.serviceObjectiveMillis());
        }
        return objectives;
    }

    /** Boards and reports count the same. */
    private static void waitEnded(Decision d, Contact contact, boolean answered) {
        SkillIndex index = d.state.indexes().staff().ofSkill(contact.demand().skill());
        Skill skill = index.row(d.draft);
        if (skill != null) {
            long waited = Decision.millis(d.now - contact.demand().queuedNanos());
            long objective = index.site().serviceObjectiveMillis();
            index.put(d.draft, skill.withRecent(answered
                    ? skill.recent().answered(d.now, ServiceLevel.isAcceptable(waited, objective))
                    : skill.recent().abandoned(d.now)));
            d.fact(new Fact.WaitEnded(contact.id(), index.name(), answered, waited, objective));
            show(d, index);
        }
    }

    /** An agent was found for a contact that waited: the queue has advanced by one. */
    static void advanced(Decision d, String name, boolean isInQueue) {
        Skill skill = d.draft.skills.get(name);
        if (skill == null) {
            return;
        }
        Pace pace = skill.pace();
        long mean = pace.advancedMillis();
        int advances = pace.advances();
        if (pace.advancedNanos() != 0) {
            int working = Math.max(1, d.state.indexes().staff().ofSkill(name).working(skill.choice().overload()));
            mean = mean(mean, Decision.millis(d.now - pace.advancedNanos()) * working, advances == 0);
            advances = Math.min(advances + 1, ADVANCES_ENOUGH);
        }
        int left = d.state.indexes().staff().waitingFor(name) - (isInQueue ? 1 : 0);
        d.draft.skills
                .put(skill.withPace(new Pace(pace.handledMillis(), mean, advances, left > 0 ? d.now : 0)));
        show(d, name);
    }

    /** An agent has finished with a contact; the time includes the after-call work that follows. */
    static void handled(Decision d, String name, long millis) {
        Skill skill = d.draft.skills.get(name);
        if (skill != null) {
            Pace pace = skill.pace();
            d.draft.skills.put(
                    skill.withPace(pace.withHandled(mean(pace.handledMillis(), millis, pace.handledMillis() == 0))));
        }
    }

    private static long mean(long before, long value, boolean first) {
        long bounded = Math.max(1, Math.min(value, WORK_MAX_MILLIS));
        return first ? bounded : before + (bounded - before) / WEIGHT;
    }

    /** Of a contact that would come now with the priority; -1 when nobody works for the skill. */
    static long expectedWait(Decision d, String name, int priority) {
        Skill skill = d.draft.skills.get(name);
        if (skill == null) {
            return -1;
        }
        SkillIndex index = d.state.indexes().staff().ofSkill(name);
        return wait(skill, index, index.routed().queue().ahead(priority), skill.choice().overload());
    }

    /** Of a contact that would come now behind all others. */
    static long expectedWaitOfLast(Decision d, SkillIndex index) {
        Skill skill = index.row(d.draft);
        return wait(skill, index, index.waiting(), skill.choice().overload());
    }

    /** Of a contact that would come now behind all others, if reserves up to a level took part. */
    static long expectedWaitWith(Decision d, String name, int overload) {
        Skill skill = d.draft.skills.get(name);
        SkillIndex index = d.state.indexes().staff().ofSkill(name);
        return skill == null ? -1 : wait(skill, index, index.waiting(), overload);
    }

    /** In how long the skill will probably have its next agent; the work of a contact when nobody works for it. */
    static long nextAgentMillis(Decision d, String name) {
        Skill skill = d.draft.skills.get(name);
        return skill == null
                ? HANDLED_PRIOR_MILLIS
                : work(skill.pace())
                        / Math.max(1, d.state.indexes().staff().ofSkill(name).working(skill.choice().overload()));
    }

    /** Of a contact with so many before it; -1 when nobody works for the skill. */
    static long expectedWaitBehind(Decision d, String name, int ahead) {
        Skill skill = d.draft.skills.get(name);
        return skill == null
                ? -1
                : wait(skill, d.state.indexes().staff().ofSkill(name), ahead, skill.choice().overload());
    }

    private static long wait(Skill skill, SkillIndex index, int ahead, int overload) {
        int working = index.working(overload);
        if (working <= 0) {
            return -1;
        }
        if (index.ready(overload) > index.waiting()) {
            return 0;
        }
        return (ahead + 1) * work(skill.pace()) / working;
    }

    private static long work(Pace pace) {
        if (pace.advances() >= ADVANCES_ENOUGH) {
            return pace.advancedMillis();
        }
        return pace.handledMillis() != 0 ? pace.handledMillis() : HANDLED_PRIOR_MILLIS;
    }
}
