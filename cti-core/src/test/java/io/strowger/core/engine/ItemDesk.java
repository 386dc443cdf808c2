package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ContactId;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.state.Contact;
import io.strowger.core.state.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A world whose agents take calls, chats and mails, and somebody who brings these. */
final class ItemDesk {
    /** A chat is not interrupted, and leaves room for two more; three mails fit beside two chats. */
    static final List<MediumSite> MEDIA = List.of(new MediumSite("chat", 30, 3, List.of(), 20_000, 600_000),
            new MediumSite("mail", 10, 5, List.of(MediumSite.VOICE, "chat"), 60_000, 3_600_000));
    private static final String SESSION = "desk-1";
    final World world;
    private long requests = 5_000;

    ItemDesk(int agents) {
        world = World.with(new int[agents]);
        world.configure(site -> site
                .withSkills(List.of(site.skills().get(0), skill("chats", "chat"), skill("mails", "mail")))
                .withAgents(site.agents().stream().map(ItemDesk::versatile).toList()).withMedia(MEDIA));
        open();
    }

    static SkillSite skill(String name, String medium) {
        return new SkillSite(name, NoAnswerMode.SERVER, 15_000, 0, 20_000).withMedium(medium);
    }

    private static AgentSite versatile(AgentSite agent) {
        List<SkillLevel> skills = new ArrayList<>();
        for (String name : List.of("support", "chats", "mails")) {
            skills.add(new SkillLevel(name, 1));
        }
        return agent.withSkills(skills);
    }

    void open() {
        world.apply(new Input.SessionOpened(SESSION, "desk", SessionRole.IVR, Bytes.EMPTY, 1, 77));
    }

    Push.RequestOutcome asks(Command command) {
        long id = ++requests;
        world.apply(new Input.SessionRequested(SESSION, id, command));
        return (Push.RequestOutcome) told().stream()
                .filter(push -> push instanceof Push.RequestOutcome outcome && outcome.requestId() == id).findFirst()
                .orElseThrow();
    }

    List<Push> told() {
        return world.outputs.stream().filter(Output.SessionPush.class::isInstance).map(Output.SessionPush.class::cast)
                .filter(push -> push.sessionId().equals(SESSION)).map(Output.SessionPush::push).toList();
    }

    Push.RequestOutcome submit(String skill, String reference) {
        return asks(new Command.SubmitItem(skill, 5, reference, "ada@example.org", "about " + reference,
                Map.of("case", "17")));
    }

    /** Hands an item of its own weight in and returns its contact. */
    ContactId heavy(String skill, String reference, int weight) {
        return ContactId.parse(
                asks(new Command.SubmitItem(skill, 5, reference, "", "", Map.of(), weight)).detail());
    }

    /** Hands an item in and returns its contact. */
    ContactId item(String skill, String reference) {
        Push.RequestOutcome outcome = submit(skill, reference);
        if (outcome.reason() != RefusalReason.NONE) {
            throw new AssertionError(outcome);
        }
        return ContactId.parse(outcome.detail());
    }

    RefusalReason agent(int i, Command command) {
        return world.outcome(i, world.request(i, command)).reason();
    }

    Contact contact(ContactId id) {
        return world.engine.state().contacts().get(id);
    }

    WorkItem row(ContactId id) {
        return world.engine.state().items().get(id);
    }
}
