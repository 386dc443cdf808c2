package io.strowger.core.engine;

import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.input.Command;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.route.Media;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Inquiry;
import io.strowger.core.state.Session;
import io.strowger.core.state.WorkItem;
import java.util.function.Consumer;

/** What whoever brings items of work and agents ask for about them. */
final class ItemCommands {
    /** Characters of a reference. */
    static final int REFERENCE_CHARACTERS_MAX = 128;
    /** Characters of the customer's address. */
    static final int FROM_CHARACTERS_MAX = 256;
    /** Characters of the text for the agent. */
    static final int TEXT_CHARACTERS_MAX = 1_000;
    /** Attached data of an item, keys and values in UTF-8. */
    static final int DATA_BYTES_MAX = 4_096;

    private ItemCommands() {}

    // --- whoever brings them

    static Answer submit(Decision d, Session session, Command.SubmitItem c) {
        SkillSite skill = d.site().skill(c.skill());
        if (skill == null) {
            return Answer.of(RefusalReason.SKILL_UNKNOWN, c.skill());
        }
        if (!skill.isOfItems()) {
            return Answer.of(RefusalReason.SKILL_NOT_FOR_ITEMS, c.skill());
        }
        String wrong = wrong(d, c, skill.medium());
        if (!wrong.isEmpty()) {
            return Answer.of(RefusalReason.BAD_ARGUMENT, wrong);
        }
        if (ContactData.bytes(c.data()) > DATA_BYTES_MAX) {
            return Answer.of(RefusalReason.DATA_TOO_LARGE, "at most " + DATA_BYTES_MAX + " octets of an item");
        }
        ContactId open = d.state.indexes().itemOf(c.reference());
        if (open != null) {
            return Answer.of(RefusalReason.ITEM_EXISTS, open.toString());
        }
        if (d.state.indexes().items() >= Items.ITEMS_MAX) {
            return Answer.of(RefusalReason.ITEMS_FULL);
        }
        ContactId id = d.draft.nextContact();
        WorkItem item = new WorkItem(id, skill.medium(), c.reference(), c.text(), session.userId(), ItemState.WAITING,
                d.now);
        Items.begin(d, new Items.Submitted(item, c.from(), c.data(), Inquiry.Ask.byItem(c.skill(), c.priority()),
                c.weight()));
        return Answer.of(RefusalReason.NONE, id.toString());
    }

    private static String wrong(Decision d, Command.SubmitItem c, String medium) {
        int least = d.site().media().weight(medium);
        if (c.weight() != 0 && (c.weight() < least || c.weight() > Media.WEIGHT_ALL)) {
            return "weight " + least + ", that of " + medium + ", to " + Media.WEIGHT_ALL + "; or 0 for that";
        }
        if (c.reference().isEmpty() || c.reference().length() > REFERENCE_CHARACTERS_MAX) {
            return "a reference of 1 to " + REFERENCE_CHARACTERS_MAX + " characters";
        }
        if (c.from().length() > FROM_CHARACTERS_MAX || c.text().length() > TEXT_CHARACTERS_MAX) {
            return "from has at most " + FROM_CHARACTERS_MAX + " characters, text " + TEXT_CHARACTERS_MAX;
        }
        return c.priority() < 1 || c.priority() > IvrCommands.PRIORITY_MAX
                ? "priority 1 to " + IvrCommands.PRIORITY_MAX
                : "";
    }

    /** The customer does not want anything any more. */
    static Answer end(Decision d, Command.EndItem c) {
        Contact contact = known(d, c.contact());
        if (contact == null) {
            return unknown(c.contact());
        }
        Items.end(d, contact);
        return Answer.DONE;
    }

    private static Contact known(Decision d, ContactId id) {
        Contact contact = id == null ? null : d.draft.contacts.get(id);
        return contact != null && contact.handle().isItem() ? contact : null;
    }

    private static Answer unknown(ContactId id) {
        return Answer.of(id == null ? RefusalReason.BAD_ARGUMENT : RefusalReason.ITEM_UNKNOWN);
    }

    // --- agents

    static Answer execute(Decision d, Requester by, Command command) {
        return switch (command) {
            case Command.AcceptItem c -> at(d, by, c.contact(), ItemState.OFFERED, item -> Items.accept(d, item));
            case Command.RejectItem c -> at(d, by, c.contact(), ItemState.OFFERED,
                    item -> Items.returned(d, item, SegmentDisposition.REDIRECTED, null));
            case Command.ParkItem c -> at(d, by, c.contact(), ItemState.ACCEPTED, item -> Items.park(d, item));
            case Command.ResumeItem c -> resume(d, by, c);
            case Command.CompleteItem c -> at(d, by, c.contact(), null,
                    item -> Contacts.over(d, item, ContactDisposition.ANSWERED, d.now));
            case Command.TransferItem c -> transfer(d, by, c);
            default -> Answer.of(RefusalReason.NOT_PERMITTED);
        };
    }

    private static Answer resume(Decision d, Requester by, Command.ResumeItem c) {
        Agent agent = by.agent();
        Agent.Item item = agent == null || c.contact() == null ? null : agent.item(c.contact());
        if (item != null && item.state() == ItemState.PARKED && !d.site().media().canResume(agent, item)) {
            return Answer.of(RefusalReason.CAPACITY_FULL);
        }
        return at(d, by, c.contact(), ItemState.PARKED, contact -> Items.resume(d, contact));
    }

    private static Answer transfer(Decision d, Requester by, Command.TransferItem c) {
        SkillSite skill = d.site().skill(c.skill());
        if (skill == null) {
            return Answer.of(RefusalReason.SKILL_UNKNOWN, c.skill());
        }
        Contact contact = known(d, c.contact());
        if (contact != null && !skill.medium().equals(Items.mediumOf(d, contact))) {
            return Answer.of(RefusalReason.SKILL_NOT_FOR_ITEMS, c.skill() + " is of medium " + skill.medium());
        }
        if (c.priority() < 1 || c.priority() > IvrCommands.PRIORITY_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT, "priority 1 to " + IvrCommands.PRIORITY_MAX);
        }
        return at(d, by, c.contact(), null, item -> Items.returned(d, item, SegmentDisposition.ANSWERED,
                RoutePlan.of(c.skill(), c.priority())));
    }

    /**
     * Does it with an item of the agent.
     *
     * @param in the state that it must be in; null = accepted or parked
     */
    private static Answer at(Decision d, Requester by, ContactId id, ItemState in, Consumer<Contact> what) {
        Contact contact = known(d, id);
        if (contact == null) {
            return unknown(id);
        }
        Agent.Item item = by.agent() == null ? null : by.agent().item(id);
        if (item == null) {
            return Answer.of(RefusalReason.ITEM_NOT_YOURS);
        }
        boolean fits = in == null ? contact.state() == ContactState.TALKING : item.state() == in;
        if (!fits) {
            return Answer.of(RefusalReason.ITEM_STATE, item.state().name());
        }
        what.accept(contact);
        return Answer.DONE;
    }
}
