package io.strowger.core.state;

import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.ContactId;
import java.util.function.Consumer;

/** Contacts by the route dialogues that are open for them. Core thread only. */
public final class DialogueIndex {
    private final LookUp<Dialogue, ContactId> contacts = new LookUp<>();

    private record Dialogue(String switchName, String link, int registrationId, int crossRefId) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Dialogue that && crossRefId == that.crossRefId
                    && registrationId == that.registrationId && link.equals(that.link)
                    && switchName.equals(that.switchName);
        }

        @Override
        public int hashCode() {
            return 31 * crossRefId + registrationId;
        }
    }

    /** The contact whose route dialogue this is, or null. */
    public ContactId contactOf(String switchName, String link, RouteDialogue dialogue) {
        return contacts
                .get(new Dialogue(switchName, link, dialogue.registrationId(), dialogue.crossRefId()));
    }

    void changed(Contact before, Contact after) {
        if (before != null && after != null && before.handle() == after.handle()) {
            return;
        }
        if (before != null) {
            dialoguesOf(before, dialogue -> contacts.remove(dialogue, before.id()));
        }
        if (after != null) {
            dialoguesOf(after, dialogue -> contacts.put(dialogue, after.id()));
        }
    }

    private static void dialoguesOf(Contact contact, Consumer<Dialogue> each) {
        Contact.Handle handle = contact.handle();
        if (handle.dialogue() != null) {
            each.accept(dialogue(contact, handle.link(), handle.dialogue()));
        }
        for (Contact.OpenDialogue open : handle.others()) {
            each.accept(dialogue(contact, open.link(), open.dialogue()));
        }
    }

    private static Dialogue dialogue(Contact contact, String link, RouteDialogue dialogue) {
        return new Dialogue(contact.switchName(), link, dialogue.registrationId(), dialogue.crossRefId());
    }
}
