package io.strowger.core.site;

import java.util.List;

/**
 * What desktops, wallboards and reports are configured with.
 *
 * @param users who are no agents
 * @param thresholds of boards
 * @param wrapUps codes that agents may give to contacts of a skill
 * @param screenPops URLs that desktops open
 * @param webhooks services that are told of contacts
 * @param reasons names of reason codes
 */
public record DeskSite(List<UserSite> users, List<ThresholdSite> thresholds, List<WrapUpSite> wrapUps,
        List<ScreenPopSite> screenPops, List<WebhookSite> webhooks, List<ReasonSite> reasons) {
    public static final DeskSite NONE = new DeskSite(List.of(), List.of(), List.of());

    /** A configuration of an earlier build knows no lists. */
    public DeskSite {
        users = users == null ? List.of() : users;
        thresholds = thresholds == null ? List.of() : thresholds;
        wrapUps = wrapUps == null ? List.of() : wrapUps;
        screenPops = screenPops == null ? List.of() : screenPops;
        webhooks = webhooks == null ? List.of() : webhooks;
        reasons = reasons == null ? List.of() : reasons;
    }

    /** Without screen pops and names of reason codes. */
    public DeskSite(List<UserSite> users, List<ThresholdSite> thresholds, List<WrapUpSite> wrapUps) {
        this(users, thresholds, wrapUps, List.of(), List.of(), List.of());
    }

    public DeskSite withScreenPops(List<ScreenPopSite> value) {
        return new DeskSite(users, thresholds, wrapUps, value, webhooks, reasons);
    }

    public DeskSite withWebhooks(List<WebhookSite> value) {
        return new DeskSite(users, thresholds, wrapUps, screenPops, value, reasons);
    }

    public DeskSite withReasons(List<ReasonSite> value) {
        return new DeskSite(users, thresholds, wrapUps, screenPops, webhooks, value);
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
     * @param contactsMin with fewer contacts than this a rate says nothing, and all is well
     */
    public record ThresholdSite(String topic, BoardItem item, boolean above, long limit, long back, int contactsMin) {

        /** A threshold that does not count contacts, or looks at each. */
        public ThresholdSite(String topic, BoardItem item, boolean above, long limit, long back) {
            this(topic, item, above, limit, back, 1);
        }

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
        /** Of these, those who talk with a contact. */
        ONACD,
        /** Of these, those in after-call work, with own calls in it too. */
        INACW,
        /** Of these, those who are not ready, with own calls too. */
        INAUX,
        /** Of a hundred contacts that were answered or abandoned in the last 15 minutes, those that were answered within the skill's service objective. */
        SERVICELEVEL,
        /** Of the same hundred, those that were abandoned. */
        ABANDONRATE,
        /** Of a hundred agents who are logged on and not in auxiliary work, those who are not available. */
        OCCUPANCY,
        /** Of those logged on, those who would be ready but for a call of their own, a consultation or a held call. */
        OTHER;

        /** Whether it is one of the queue, which boards of skills and VDNs have. */
        public boolean isOfQueue() {
            return this == INQUEUE || this == OLDESTCALL || this == EWT;
        }

        /** Whether it is counted of contacts that are over, which boards of skills have. */
        public boolean isOfContacts() {
            return this == SERVICELEVEL || this == ABANDONRATE;
        }

        /** Whether it is a part of a hundred. */
        public boolean isPercentage() {
            return isOfContacts() || this == OCCUPANCY;
        }

        /** Whether the value grows by itself as time passes. */
        public boolean grows() {
            return this == OLDESTCALL;
        }
    }
}
