package io.strowger.core.site;

import java.util.List;

/**
 * What desktops, wallboards and reports are configured with.
 *
 * @param users who are no agents
 * @param thresholds of boards
 * @param wrapUps codes that agents may give to contacts of a skill
 * @param reasons names of reason codes
 */
public record DeskSite(List<UserSite> users, List<ThresholdSite> thresholds, List<WrapUpSite> wrapUps,
        List<ReasonSite> reasons) {
    public static final DeskSite NONE = new DeskSite(List.of(), List.of(), List.of());

    /** A configuration of an earlier build knows no lists. */
    public DeskSite {
        users = users == null ? List.of() : users;
        thresholds = thresholds == null ? List.of() : thresholds;
        wrapUps = wrapUps == null ? List.of() : wrapUps;
        reasons = reasons == null ? List.of() : reasons;
    }

    /** Without names of reason codes. */
    public DeskSite(List<UserSite> users, List<ThresholdSite> thresholds, List<WrapUpSite> wrapUps) {
        this(users, thresholds, wrapUps, List.of());
    }

    public DeskSite withReasons(List<ReasonSite> value) {
        return new DeskSite(users, thresholds, wrapUps, value);
    }

    /** What people call a reason code. Only names: an agent may give a code that has none. */
    public record ReasonSite(ReasonUse use, int code, String name) {}

    /** What a reason code is given for: switches count both apart. Constants are only appended. */
    public enum ReasonUse {
        NOT_READY, LOG_OFF
    }

    /** Codes of one skill; an agent gives no other. */
    public record WrapUpSite(String skill, List<String> codes) {}

    /**
     * Tells when an item of a board crosses a value, and when it is back.
     *
     * @param topic of the board: {@code skill/NAME}, {@code vdn/SWITCH/ID} or {@code team/NAME}
     * @param above whether it tells values above the limit; otherwise those below
     * @param limit in the unit of the item
     * @param back value at which all is well again; hysteresis keeps what swings around the limit from telling again and again
     */
    public record ThresholdSite(String topic, BoardItem item, boolean above, long limit, long back) {
        /** Whether a value is beyond, when it was or was not before. */
        public boolean isBeyond(long value, boolean before) {
            long edge = before ? back : limit;
            return above ? value > edge : value < edge;
        }
    }

    /** What boards show, by the names that reports use. Constants are only appended. */
    public enum BoardItem {
        /** Contacts that wait. */
        INQUEUE,
        /** Since how many seconds the contact waits that has waited longest. */
        OLDESTCALL,
        /** Seconds that a newcomer must expect to wait. */
        EWT,
        /** Agents logged on. */
        STAFFED,
        /** Of these, ready ones. */
        AVAILABLE,
        /** Of these, those whose phone rings, or will. */
        AGINRING,
        /** Of these, those who talk or hold. */
        ONACD,
        /** Of these, those in after-call work. */
        INACW,
        /** Of these, those who are not ready. */
        INAUX;

        /** Whether the value grows by itself as time passes. */
        public boolean grows() {
            return this == OLDESTCALL;
        }
    }
}
