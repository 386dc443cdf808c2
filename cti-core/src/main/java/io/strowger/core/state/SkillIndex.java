package io.strowger.core.state;

import io.strowger.core.model.AgentTime;
import io.strowger.core.output.TopicState.SkillView;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.StaffIndex.Staff;
import java.util.Arrays;

/**
 * What is derived of one skill: who waits for it and who can be offered a contact, as the router has them, and what its agents do. That of a team has agents only.
 * Core thread only.
 */
public final class SkillIndex {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int TIMES = AgentTime.values().length;

    private final RoutedSkill routed;
    private final String topic;
    /** By level of reserve and what the time counts as. */
    private final int[] byTime = new int[(Terms.RESERVE_MAX + 1) * TIMES];
    private final Board<SkillView> board = new Board<>();
    /** Of what was shown among all that was; -1 = nothing. */
    int boardNumber = -1;
    private boolean isWatched;
    private boolean isAdvancing;
    private boolean hasOverloads;
    private boolean isOverloaded;
    private SkillSite site;
    /** The latest sum of its row's contacts, of which row and in which minute. */
    private RecentContacts summed;
    private long summedMinute;
    private RecentContacts.Minute recent;
    /** Of its row; null while it has none. */
    private Slot<String, Skill> slot;

    SkillIndex(String name) {
        routed = new RoutedSkill(name);
        topic = "skill/" + name;
    }

    /** As configured from now on; null = it is not, and nobody watches it. */
    void configured(SkillSite now, boolean watched) {
        site = now;
        isWatched = watched;
        hasOverloads = now != null && (now.policy().overload1Millis() != 0 || now.policy().overload2Millis() != 0);
        if (now != null) {
            routed.configured(now.policy().agents(), now.serviceObjectiveMillis() * NANOS_PER_MILLI);
        }
    }

    public String name() {
        return routed.name();
    }

    /** That its state is published as. */
    public String topic() {
        return topic;
    }

    /** What was shown of it. */
    public Board<SkillView> board() {
        return board;
    }

    /** Whether somebody wants to know when an item of its board crosses a threshold. */
    public boolean isWatched() {
        return isWatched;
    }

    /** Whether reserves may join there, by its configuration. */
    public boolean hasOverloads() {
        return hasOverloads;
    }

    /** Whether reserves of it take part. */
    public boolean isOverloaded() {
        return site != null && isOverloaded;
    }

    void overloaded(boolean value) {
        isOverloaded = value;
    }

    /** Its queue has advanced and left others waiting, as far as its row knows. */
    public boolean isAdvancing() {
        return isAdvancing;
    }

    void advancing(boolean value) {
        isAdvancing = value;
    }

    /** As configured; null = it is not. */
    public SkillSite site() {
        return site;
    }

    /** Its row as the decision under way sees it, or null. */
    public Skill row(Draft draft) {
        return slot == null ? draft.skills.get(name()) : slot.seen();
    }

    /** The decision changes its row. */
    public void put(Draft draft, Skill row) {
        if (slot == null) {
            draft.skills.put(row);
        } else {
            draft.skills.put(slot, row);
        }
    }

    /** What became lately of the contacts that waited for it, by its row as the decision under way sees it. */
    public RecentContacts.Minute recent(Skill row, long now) {
        long minute = RecentContacts.minute(now);
        if (summed != row.recent() || summedMinute != minute) {
            summed = row.recent();
            summedMinute = minute;
            recent = summed.sum(now);
        }
        return recent;
    }

    /** Its row is there from now on. */
    void rowAt(Slot<String, Skill> now) {
        slot = now.row == null ? null : now;
    }

    /** The skill as the router has it. */
    public RoutedSkill routed() {
        return routed;
    }

    /** How many contacts wait for it. */
    public int waiting() {
        return routed.queue().size();
    }

    /** Since when the contact that has waited longest waits, whatever its priority; 0 when none waits. */
    public long longestNanos() {
        return routed.queue().longestNanos();
    }

    /** One of its agents does something else. */
    void moved(AgentTime from, AgentTime to, int reserve) {
        byTime[reserve * TIMES + from.ordinal()]--;
        byTime[reserve * TIMES + to.ordinal()]++;
    }

    void count(int sign, AgentTime time, int reserve) {
        byTime[reserve * TIMES + time.ordinal()] += sign;
    }

    /** Nobody has the skill. */
    void clearAgents() {
        Arrays.fill(byTime, 0);
    }

    /** What all its agents do. */
    public Staff staff() {
        return staff(Terms.RESERVE_MAX);
    }

    /** What agents do who take part at this level of overload. */
    public Staff staff(int overload) {
        return new Staff(ready(overload), of(AgentTime.AGINRING, overload), of(AgentTime.ONACD, overload),
                of(AgentTime.INACW, overload), of(AgentTime.INAUX, overload), of(AgentTime.OTHER, overload));
    }

    /** Agents who take part and are ready, whatever else keeps them from a contact. */
    public int ready(int overload) {
        return of(AgentTime.AVAILABLE, overload);
    }

    /** Agents who take part and take the skill's contacts, now or when their present one is done. */
    public int working(int overload) {
        return ready(overload) + of(AgentTime.AGINRING, overload) + of(AgentTime.ONACD, overload)
                + of(AgentTime.INACW, overload) + of(AgentTime.OTHER, overload);
    }

    private int of(AgentTime time, int overload) {
        int sum = 0;
        for (int reserve = 0; reserve <= overload; reserve++) {
            sum += byTime[reserve * TIMES + time.ordinal()];
        }
        return sum;
    }
}
