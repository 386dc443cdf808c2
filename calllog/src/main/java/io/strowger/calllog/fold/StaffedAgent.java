package io.strowger.calllog.fold;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.AgentTime;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.WorkMode;
import java.util.List;

/**
 * An agent who is logged on, as far as his time is counted. What he is follows from facts since his log-on alone: a fold that goes on from there knows no contact that began before it and
 * is over.
 */
final class StaffedAgent {
    /** After-call work that begins within so long after a contact was that contact's: a switch tells it later than the end of the call. */
    private static final long WORK_FOLLOWS_MILLIS = 2_000;

    /** Takes what is counted of him; an empty skill stands for all. */
    interface Counter {
        void add(String skill, IntervalItem item, long amount);
    }

    final String agentId;
    final long since;
    final DeviceKey station;
    List<String> skills = List.of();
    private WorkMode mode = WorkMode.LOGGED_OUT;
    private CallActivity activity = CallActivity.NONE;
    private int reasonCode;
    /** Up to this moment his time is counted. */
    private long countedMillis;
    private ContactId contact;
    private String contactSkill = "";
    /** Until he was chosen last: that may have been for an item. */
    private String skillBefore = "";
    private String lastSkill = "";
    private long lastMillis = Long.MIN_VALUE;
    /** Of the contact that his after-call work follows; empty = none. */
    private String workSkill = "";
    private long workMillis;

    StaffedAgent(String agentId, DeviceKey station, long since, long nowMillis) {
        this.agentId = agentId;
        this.station = station;
        this.since = since;
        this.countedMillis = nowMillis;
    }

    WorkMode mode() {
        return mode;
    }

    AgentTime time() {
        return AgentTime.of(mode, activity);
    }

    /** Reason of his auxiliary work. */
    int reasonCode() {
        return reasonCode;
    }

    /** Counts his time up to the moment; gives how much that is. */
    long count(long untilMillis, Counter counter) {
        long millis = untilMillis - countedMillis;
        AgentTime time = time();
        countedMillis = untilMillis;
        if (millis == 0 || time == AgentTime.NONE) {
            return 0;
        }
        workMillis += time == AgentTime.INACW ? millis : 0;
        counter.add("", IntervalItem.TI_STAFFTIME, millis);
        counter.add("", whole(time), millis);
        onCalls(millis, time, counter);
        for (String skill : skills) {
            counter.add(skill, IntervalItem.I_STAFFTIME, millis);
            counter.add(skill, of(time, skill), millis);
        }
        return millis;
    }

    private void onCalls(long millis, AgentTime time, Counter counter) {
        switch (activity) {
            case EXTENSION_OUT -> counter.add("", IntervalItem.EXTOUTTIME, millis);
            case EXTENSION_IN -> counter.add("", IntervalItem.EXTINTIME, millis);
            case HELD, CONSULT -> {
                if (time == AgentTime.OTHER) {
                    counter.add("", IntervalItem.TI_HOLDTIME, millis);
                }
            }
            case NONE, RESERVED, RINGING, ACD_IN, ACD_OUT -> {
                // Counted as what it is.
            }
        }
    }

    private static IntervalItem whole(AgentTime time) {
        return switch (time) {
            case NONE -> throw new IllegalArgumentException("nobody's time");
            case AVAILABLE -> IntervalItem.TI_AVAILTIME;
            case AGINRING -> IntervalItem.I_RINGTIME;
            case ONACD -> IntervalItem.I_ACDTIME;
            case INACW -> IntervalItem.I_ACWTIME;
            case INAUX -> IntervalItem.TI_AUXTIME;
            case OTHER -> IntervalItem.TI_OTHERTIME;
        };
    }

    private IntervalItem of(AgentTime time, String skill) {
        return switch (time) {
            case NONE -> throw new IllegalArgumentException("nobody's time");
            case AVAILABLE -> IntervalItem.I_AVAILTIME;
            case AGINRING -> contactSkill.equals(skill) ? IntervalItem.I_RINGTIME : IntervalItem.I_OTHERTIME;
            case ONACD -> contactSkill.equals(skill) ? IntervalItem.I_ACDTIME : IntervalItem.I_OTHERTIME;
            case INACW -> workSkill.isEmpty() || workSkill.equals(skill)
                    ? IntervalItem.I_ACWTIME
                    : IntervalItem.I_OTHERTIME;
            case INAUX -> IntervalItem.I_AUXTIME;
            case OTHER -> IntervalItem.I_OTHERTIME;
        };
    }

    // --- changes, each behind a count up to now

    void changed(Fact.AgentStateChanged fact, long nowMillis, Counter counter) {
        WorkMode before = mode;
        mode = fact.workMode();
        activity = fact.activity() == null ? CallActivity.NONE : fact.activity();
        reasonCode = fact.reasonCode();
        if (contact == null && activity == CallActivity.NONE) {
            contactSkill = "";
        }
        if (before == WorkMode.ACW && mode != WorkMode.ACW) {
            workOver(counter);
        } else if (mode == WorkMode.ACW && before != WorkMode.ACW) {
            workSkill = nowMillis - lastMillis <= WORK_FOLLOWS_MILLIS && lastMillis != Long.MIN_VALUE ? lastSkill : "";
            workMillis = 0;
        }
    }

    /** His after-call work is over, or he logs off. */
    void workOver(Counter counter) {
        if (!workSkill.isEmpty()) {
            counter.add(workSkill, IntervalItem.ACWTIME, workMillis);
        }
        workSkill = "";
        workMillis = 0;
    }

    /** A contact is on its way to him. */
    void chosenFor(String skill) {
        if (contact == null) {
            skillBefore = contactSkill;
            contactSkill = skill;
        }
    }

    /** An item of work, which is at no switch, has no part in what he does with his calls. */
    void segmentStarted(Fact.SegmentStarted fact) {
        if (!fact.call().switchName().isEmpty()) {
            contact = fact.contact();
            contactSkill = fact.skill();
        } else if (contact == null) {
            contactSkill = skillBefore;
        }
    }

    void segmentEnded(Fact.SegmentEnded fact, long nowMillis) {
        if (!fact.contact().equals(contact)) {
            return;
        }
        if (fact.disposition() == Fact.SegmentDisposition.ANSWERED) {
            lastSkill = contactSkill;
            lastMillis = nowMillis;
        }
        contact = null;
        contactSkill = "";
    }
}
