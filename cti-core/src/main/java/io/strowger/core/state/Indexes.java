package io.strowger.core.state;

import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ContactId;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is derived from the tables for look-up. Never part of a snapshot: it grows again with the rows. Core thread only. */
public final class Indexes {
    private final LookUp<String, List<String>> linksOfSwitch = new LookUp<>();
    private final LookUp<String, String> sessionOfUser = new LookUp<>();
    private final LookUp<ContactId, TreeMap<Integer, Worked>> workedOn = new LookUp<>();
    private final LookUp<String, ContactId> callbackOfNumber = new LookUp<>();
    private int callbacks;
    private final LookUp<String, ContactId> itemOfReference = new LookUp<>();
    private int items;
    private final CallIndex calls = new CallIndex();
    private final DialogueIndex dialogues = new DialogueIndex();
    private final CrossingIndex crossings = new CrossingIndex();
    private final TimerQueue timers = new TimerQueue();
    private final Boards boards = new Boards();
    private final StaffIndex staff;
    private final ContactIndex contacts;

    /** @param site in force at the beginning */
    Indexes(SiteInForce site) {
        staff = new StaffIndex(site, boards);
        contacts = new ContactIndex(site, staff);
    }

    public CallIndex calls() {
        return calls;
    }

    /** Route dialogues. */
    public DialogueIndex dialogues() {
        return dialogues;
    }

    public CrossingIndex crossings() {
        return crossings;
    }

    /** Agents, skills and teams. */
    public StaffIndex staff() {
        return staff;
    }

    /** Contacts that wait, and VDNs. */
    public ContactIndex contacts() {
        return contacts;
    }

    /** Timers, the next one first. */
    public TimerQueue timers() {
        return timers;
    }

    /** When skills and VDNs are shown. */
    public Boards boards() {
        return boards;
    }

    /** The configuration changed: what depends on it is derived anew. */
    void siteChanged(SiteInForce before, SiteInForce now, Table<String, Agent> agents, Iterable<Contact> rows) {
        contacts.leave(rows);
        staff.siteChanged(before, now, agents);
        contacts.siteChanged(now, rows);
    }

    /** Keys of the switch's links that were ever heard of, by name. */
    public List<String> linksOf(String switchName) {
        return linksOfSwitch.getOrDefault(switchName, List.of());
    }

    void linkChanged(Link before, Link after) {
        if (before == null || after == null) {
            Link link = before == null ? after : before;
            TreeSet<String> keys = new TreeSet<>(linksOf(link.switchName()));
            keys.remove(Link.key(link.switchName(), link.name()));
            if (after != null) {
                keys.add(Link.key(link.switchName(), link.name()));
            }
            linksOfSwitch.put(link.switchName(), List.copyOf(keys));
        }
    }

    /** The session of the user in this role, or null. An agent and a supervisor are one person with one session. */
    public String sessionOf(SessionRole role, String userId) {
        return sessionOfUser.get(user(role, userId));
    }

    private static String user(SessionRole role, String userId) {
        return role.isAgent() ? userId : role + "/" + userId;
    }

    /** What the agent noted who spoke last with the contact and with nobody since; null = nobody. */
    public Worked lastWorkedOn(ContactId contact) {
        TreeMap<Integer, Worked> all = workedOn.get(contact);
        return all == null ? null : all.lastEntry().getValue();
    }

    void workedChanged(Worked before, Worked after) {
        if (before != null) {
            TreeMap<Integer, Worked> all = workedOn.get(before.contact());
            if (all != null && all.remove(before.segment(), before) && all.isEmpty()) {
                workedOn.remove(before.contact());
            }
        }
        if (after != null) {
            workedOn.computeIfAbsent(after.contact(), id -> new TreeMap<>()).put(after.segment(), after);
        }
    }

    /** The callback to a number, or null. */
    public ContactId callbackTo(String number) {
        return callbackOfNumber.get(number);
    }

    /** Callbacks that are not over. */
    public int callbacks() {
        return callbacks;
    }

    /** The open item that whoever brought it calls so, or null. */
    public ContactId itemOf(String reference) {
        return itemOfReference.get(reference);
    }

    /** Items that have not ended. */
    public int items() {
        return items;
    }

    void itemChanged(WorkItem before, WorkItem after) {
        if (before == null) {
            items++;
            itemOfReference.put(after.reference(), after.id());
        } else if (after == null) {
            items--;
            itemOfReference.remove(before.reference(), before.id());
        }
    }

    void callbackChanged(Callback before, Callback after) {
        if (before == null) {
            callbacks++;
            callbackOfNumber.put(after.wish().number(), after.id());
        } else if (after == null) {
            callbacks--;
            callbackOfNumber.remove(before.wish().number(), before.id());
        }
    }

    void sessionChanged(Session before, Session after) {
        if (before != null && after != null && before.userId().equals(after.userId())
                && before.role() == after.role()) {
            return;
        }
        if (before != null) {
            sessionOfUser.remove(user(before.role(), before.userId()), before.sessionId());
        }
        if (after != null) {
            sessionOfUser.put(user(after.role(), after.userId()), after.sessionId());
        }
    }
}
