package io.strowger.core.state;

import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.route.Media;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.route.RoutedContact.Named;
import io.strowger.core.route.RoutedContact.Need;
import io.strowger.core.route.RoutedContact.Origin;
import io.strowger.core.route.RoutedContact.Urgency;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Contacts that wait, as the router has them, and contacts by the VDNs that they came in by. Core thread only. */
public final class ContactIndex {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** A contact is sent to another switch so often at most. */
    public static final int CROSSINGS_MAX = 3;

    private final LookUp<ContactId, RoutedContact> waiting = new LookUp<>();
    private final LookUp<DeviceKey, VdnIndex> vdns = new LookUp<>();
    /** Origins are few, and each is one object. */
    private final LookUp<Origin, Origin> origins = new LookUp<>();
    private final StaffIndex staff;
    private SiteInForce site;

    ContactIndex(SiteInForce site, StaffIndex staff) {
        this.site = site;
        this.staff = staff;
    }

    /** The contact as the router has it, or null when it does not wait. */
    public RoutedContact waiting(ContactId contact) {
        return waiting.get(contact);
    }

    /** What is derived of the VDN; null where there is none. */
    public VdnIndex ofVdn(DeviceKey vdn) {
        return vdns.get(vdn);
    }

    void vdnChanged(Slot<DeviceKey, Vdn> slot, Vdn before) {
        if (before == null || slot.row == null) {
            VdnIndex known = vdns.computeIfAbsent(slot.key, VdnIndex::new);
            known.rowAt(slot);
            known.watched(site.desk().isWatched(known.topic()));
            forgetOver(known);
        }
    }

    private void forgetOver(VdnIndex known) {
        if (known.isOver()) {
            vdns.remove(known.key());
        }
    }

    /** Before the configuration changes: what waits is taken from the queues. */
    void leave(Iterable<Contact> contacts) {
        for (Contact contact : contacts) {
            leaves(contact);
        }
        origins.clear();
    }

    /** The configuration changed: who waits for what is derived anew. */
    void siteChanged(SiteInForce now, Iterable<Contact> contacts) {
        site = now;
        for (VdnSite vdn : now.site().vdns()) {
            VdnIndex known = vdns.get(new DeviceKey(vdn.switchName(), vdn.deviceId()));
            if (known != null) {
                known.watched(now.desk().isWatched(known.topic()));
            }
        }
        for (Contact contact : contacts) {
            enters(contact);
        }
    }

    void changed(Contact before, Contact after) {
        boolean waits = after != null && after.isWaiting();
        boolean waited = before != null && before.isWaiting();
        boolean sameDemand = before != null && after != null && before.demand() == after.demand();
        if (waited != waits || waits && (!sameDemand || isReachable(before) != isReachable(after))) {
            leaves(before);
            enters(after);
        }
        if (waited != waits || !sameDemand || before.origin() != after.origin()) {
            if (before != null) {
                vdnLeft(before);
            }
            if (after != null) {
                vdnEntered(after);
            }
        }
    }

    /** A contact whose call we can send somewhere now, or in a moment when the vector asks again. */
    private static boolean isReachable(Contact contact) {
        return contact.handle().state() == Contact.HandleState.OUTSTANDING
                || contact.handle().state() == Contact.HandleState.RENEWING
                || contact.handle().state() == Contact.HandleState.TO_BE_CALLED
                || contact.handle().state() == Contact.HandleState.ITEM;
    }

    private void leaves(Contact contact) {
        RoutedContact known = contact == null ? null : waiting.get(contact.id());
        if (known != null) {
            known.leave();
            waiting.remove(contact.id());
        }
    }

    private void enters(Contact contact) {
        if (contact != null && contact.isWaiting()) {
            RoutedContact entered = routed(contact);
            waiting.put(contact.id(), entered);
            entered.enter();
        }
    }

    /** The contact as the router would have it if it waited. */
    public RoutedContact routed(Contact contact) {
        Contact.Demand demand = contact.demand();
        RoutePlan plan = demand.asked().plan();
        long ageing = plan == null ? 0 : plan.ageingMillis() * NANOS_PER_MILLI;
        List<Need> needs = new ArrayList<>(demand.asked().needs().size() + 1 + demand.also().size());
        String location = needs(needs, demand, locationOf(contact));
        return new RoutedContact(contact.id(), demand.queuedNanos(), new Urgency(demand.priority(), ageing),
                isReachable(contact), demand.asked().exclusive(), needs,
                plan == null ? Named.NOBODY : named(plan), origin(contact, needs, location));
    }

    /** An item, and a customer who is to be called, can be served at every switch. */
    private Origin origin(Contact contact, List<Need> needs, String location) {
        Origin origin = originOf(contact, needs, location);
        return origins.computeIfAbsent(origin, same -> same);
    }

    private static Origin originOf(Contact contact, List<Need> needs, String location) {
        if (contact.handle().isItem()) {
            return new Origin(needs.isEmpty() ? Media.VOICE : needs.get(0).skill().medium(), "", false, location,
                    contact.demand().weight());
        }
        return contact.handle().isToBeCalled()
                ? new Origin(Media.VOICE, "", false, location)
                : new Origin(Media.VOICE, contact.switchName(), contact.course().crossings() >= CROSSINGS_MAX,
                        location);
    }

    /** The location of the VDN that it came by. */
    public String locationOf(Contact contact) {
        VdnSite vdn = contact.origin().vdn().isEmpty() ? null : site.vdn(vdnOf(contact));
        return vdn == null ? "" : vdn.location();
    }

    /** Whether only agents at the contact's location are asked for the skill, after it has waited for so long. */
    public boolean isLocal(Contact contact, String skill, int millis) {
        return !locationOf(contact).isEmpty() && isLocal(skill, millis);
    }

    private boolean isLocal(String skill, int millis) {
        SkillSite asked = site.skill(skill);
        return asked != null && asked.policy().location() != null && asked.policy().location().onlyMillis() > millis;
    }

    /** Adds what is asked for, and says which location counts; none where no skill looks at it. */
    private String needs(List<Need> needs, Contact.Demand demand, String location) {
        List<SkillNeed> asked = demand.asked().needs();
        boolean counts = false;
        for (int i = 0; i < asked.size(); i++) {
            boolean local = !location.isEmpty() && isLocal(asked.get(i).skill(), demand.asked().localMillis());
            RoutedSkill skill = staff.skill(asked.get(i).skill());
            counts |= skill.prefersLocation();
            needs.add(new Need(skill, asked.get(i).worstLevel(), local));
        }
        if (asked.isEmpty() && !demand.skill().isEmpty()) {
            needs.add(new Need(staff.skill(demand.skill()), SkillNeed.LEVEL_WORST));
            demand.also().forEach(skill -> needs.add(new Need(staff.skill(skill), SkillNeed.LEVEL_WORST)));
        }
        return counts ? location : "";
    }

    private Named named(RoutePlan plan) {
        if (plan.directAgent().isEmpty() && plan.preferred().isEmpty()) {
            return Named.NOBODY;
        }
        List<RoutedAgent> preferred = new ArrayList<>();
        plan.preferred().stream()
                .sorted(Comparator.comparingInt(PreferredAgent::score).reversed()
                        .thenComparing(PreferredAgent::agentId))
                .map(each -> staff.agent(each.agentId())).filter(Objects::nonNull).forEach(preferred::add);
        RoutedAgent direct = plan.directAgent().isEmpty() ? null : direct(plan.directAgent());
        return new Named(direct, preferred);
    }

    /** Who is not configured takes nothing, and nobody takes it in his place. */
    private RoutedAgent direct(String agentId) {
        RoutedAgent known = staff.agent(agentId);
        return known == null ? new RoutedAgent(agentId, ContactSelection.PRIORITY) : known;
    }

    private static DeviceKey vdnOf(Contact contact) {
        return new DeviceKey(contact.origin().switchName(), contact.origin().vdn());
    }

    private void vdnEntered(Contact contact) {
        if (!contact.origin().vdn().isEmpty()) {
            vdns.computeIfAbsent(vdnOf(contact), VdnIndex::new).enters(contact);
        }
    }

    private void vdnLeft(Contact contact) {
        VdnIndex known = contact.origin().vdn().isEmpty() ? null : vdns.get(vdnOf(contact));
        if (known != null) {
            known.leaves(contact);
            forgetOver(known);
        }
    }
}
