package io.strowger.calllog.fold;

import static io.strowger.calllog.fold.By.AGENT;
import static io.strowger.calllog.fold.By.AGENT_SKILL;
import static io.strowger.calllog.fold.By.SKILL;

import java.util.Arrays;
import java.util.List;

/**
 * The items of intervals of skills and agents. Names that Avaya CMS has are used for what means the same; the others are ours. Times are milliseconds. Constants are
 * only appended.
 *
 * <p>Of a skill {@code CALLSOFFERED = ACDCALLS + ABNCALLS + OUTFLOWCALLS + BUSYCALLS + DEQUECALLS + OTHERCALLS}, once what was offered is over. Of the times that begin with I_ or
 * TI_ {@code STAFFTIME = AVAILTIME + RINGTIME + ACDTIME + ACWTIME + AUXTIME + OTHERTIME}, always.
 */
public enum IntervalItem {
    /** Contacts that asked for this skill before all others; all of its contacts are {@code CALLSOFFERED}. */
    INCALLS(SKILL),
    /** Contacts that came into its queue. */
    CALLSOFFERED(SKILL),
    /** Of these, those that had waited for other skills until then, or wait for them too. */
    INFLOWCALLS(SKILL),
    /** Contacts that had waited and that an agent answered. */
    ACDCALLS(SKILL, AGENT, AGENT_SKILL),
    /** Of these, those that had waited no longer than the service objective. */
    ACCEPTABLE(SKILL, AGENT, AGENT_SKILL),
    /** Time that answered contacts had waited, up to the answer; who was called back did not wait. */
    ANSTIME(SKILL, AGENT, AGENT_SKILL),
    /** Contacts whose caller gave up. */
    ABNCALLS(SKILL),
    /** Time that they had waited. */
    ABNTIME(SKILL),
    /** Of these, those that gave up within the service objective. */
    SLVLABNS(SKILL),
    /** The longest wait that ended. */
    MAXOCWTIME(true, SKILL),
    /** The service objective, where waits ended. */
    SERVICELEVEL(true, SKILL),
    /** Contacts that went elsewhere: to another skill, VDN, IVR, number or to the switch's fallback. */
    OUTFLOWCALLS(SKILL),
    /** Contacts that were given the busy tone. */
    BUSYCALLS(SKILL),
    /** Contacts that an agent of another skill answered, which they waited for as well, that ended otherwise and count there, or whose request was withdrawn. */
    DEQUECALLS(SKILL),
    /** Contacts whose end was not seen, or that were not reached. */
    OTHERCALLS(SKILL),
    /** Of {@code ACDCALLS}, those whose plan had come to this skill only later. */
    BACKUPCALLS(SKILL, AGENT, AGENT_SKILL),
    /** Of {@code OUTFLOWCALLS}, those that were sent to a number outside. */
    INTERFLOWCALLS(SKILL),
    /** Contacts that were sent to an agent of another switch, and arrived there. */
    LOOKFLOWCALLS(SKILL),
    /** The most contacts that were in the queue at the same time. */
    MAXINQUEUE(true, SKILL),
    /** The most agents that were logged on at the same time. */
    MAXSTAFFED(true, SKILL),
    /** Rings of contacts that had waited, answered or not. */
    RINGCALLS(SKILL, AGENT, AGENT_SKILL),
    /** Their time. */
    RINGTIME(SKILL, AGENT, AGENT_SKILL),
    /** Of these, those that rang too long and went elsewhere. */
    NOANSREDIR(SKILL, AGENT, AGENT_SKILL),
    /** Of these, those whose caller gave up. */
    ABNRINGCALLS(SKILL, AGENT, AGENT_SKILL),
    /** Time that was talked in {@code ACDCALLS}. */
    ACDTIME(SKILL, AGENT, AGENT_SKILL),
    /** {@code ACDCALLS} that were held. */
    HOLDCALLS(SKILL, AGENT, AGENT_SKILL),
    /** Time that they were held. */
    HOLDTIME(SKILL, AGENT, AGENT_SKILL),
    /** After-call work that followed contacts, booked when it is over. */
    ACWTIME(SKILL, AGENT, AGENT_SKILL),
    /** Of {@code ACDCALLS}, those in which the customer was called back. */
    O_ACDCALLS(SKILL, AGENT, AGENT_SKILL),
    /** Contacts that came to an agent without having waited, by a transfer for instance; ours. */
    TAKENCALLS(SKILL, AGENT, AGENT_SKILL),
    /** Time of these, held or not; ours. */
    TAKENTIME(SKILL, AGENT, AGENT_SKILL),
    /** Contacts that asked for this agent and for no skill. */
    DA_ACDCALLS(AGENT),
    /** Time that was talked in them. */
    DA_ACDTIME(AGENT),
    /** Calls of his own, and calls about contacts, that he placed. */
    EXTOUTCALLS(AGENT),
    /** Calls of his own that he answered. */
    EXTINCALLS(AGENT),
    /** Of {@code EXTOUTCALLS}, those placed in auxiliary work. */
    AUXOUTCALLS(AGENT),
    /** Of {@code EXTINCALLS}, those answered in auxiliary work. */
    AUXINCALLS(AGENT),
    /** Of {@code EXTOUTCALLS}, those placed in after-call work. */
    ACWOUTCALLS(AGENT),
    /** Of {@code EXTINCALLS}, those answered in after-call work. */
    ACWINCALLS(AGENT),
    /** He asked for help. */
    ASSISTS(AGENT),
    /** Time logged on, with this skill. */
    I_STAFFTIME(SKILL, AGENT_SKILL),
    I_AVAILTIME(SKILL, AGENT_SKILL),
    /** Of an agent in all his skills. */
    I_RINGTIME(SKILL, AGENT, AGENT_SKILL),
    /** Time talked with contacts of this skill; of an agent with all. */
    I_ACDTIME(SKILL, AGENT, AGENT_SKILL),
    /** After-call work that followed contacts of this skill, or none; of an agent all. */
    I_ACWTIME(SKILL, AGENT, AGENT_SKILL),
    I_AUXTIME(SKILL, AGENT_SKILL),
    /** All other time: held contacts, own calls, and whatever is of another skill. */
    I_OTHERTIME(SKILL, AGENT_SKILL),
    TI_STAFFTIME(AGENT), TI_AVAILTIME(AGENT), TI_AUXTIME(AGENT), TI_OTHERTIME(AGENT),
    /** Of {@code TI_OTHERTIME}, while a call was held; ours. */
    TI_HOLDTIME(AGENT),
    /** On calls that he had placed, whatever the time counts as; consultations are in {@code TI_HOLDTIME}. */
    EXTOUTTIME(AGENT),
    /** On calls of his own that he had answered, likewise. */
    EXTINTIME(AGENT),
    /** Of {@code OUTFLOWCALLS}, those that had waited for the skill no longer than its service objective. */
    SLVLOUTFLOWS(SKILL),
    /** Of {@code ACDCALLS}, those that the agent transferred, whatever way. */
    TRANSFERRED(SKILL, AGENT, AGENT_SKILL),
    /** Of {@code ACDCALLS}, those that the agent made a conference of. */
    CONFERENCE(SKILL, AGENT, AGENT_SKILL),
    /** Of {@code ACDCALLS}, those whose caller gave up while he was held. */
    HOLDABNCALLS(SKILL, AGENT, AGENT_SKILL),
    /** Of {@code ACDCALLS}, those that were over sooner after their answer than {@code phantom-abandon} of the site says. */
    PHANTOMABNS(SKILL, AGENT, AGENT_SKILL);

    private final boolean greatest;
    private final List<By> tables;

    IntervalItem(By... tables) {
        this(false, tables);
    }

    IntervalItem(boolean greatest, By... tables) {
        this.greatest = greatest;
        this.tables = List.of(tables);
    }

    /** Whether rows of that kind have it. */
    public boolean isOf(By by) {
        return tables.contains(by);
    }

    /** Whether it is a time and no count. */
    public boolean isTime() {
        return name().endsWith("TIME") || this == SERVICELEVEL;
    }

    /** Those that rows of that kind have, in their order. */
    public static List<IntervalItem> of(By by) {
        return Arrays.stream(values()).filter(item -> item.isOf(by)).toList();
    }

    /** Two counts of the same together: a sum, or the greatest. */
    public long together(long one, long other) {
        return greatest ? Math.max(one, other) : one + other;
    }
}
