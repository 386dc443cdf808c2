package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState.QueuePlace;
import io.strowger.core.output.TopicState.QueueView;
import io.strowger.core.output.TopicState.SkillView;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Demand;
import io.strowger.core.state.Skill;
import io.strowger.core.state.SkillIndex;
import java.util.ArrayList;
import java.util.List;

/** What a waiting contact is told of its wait, who stands where in a queue, and how true the telling was. */
final class ExpectedWait {
    /** A place behind so many others is not counted out any more. */
    static final int POSITION_MAX = 1_000;

    private ExpectedWait() {}

    /** The contact with the wait that it may expect, when it begins to wait now. Nothing is put. */
    static Contact told(Decision d, Contact queued) {
        Demand demand = queued.demand();
        if (demand.queuedNanos() != d.now) {
            return queued;
        }
        long expected = Skills.expectedWait(d, demand.skill(), demand.priority());
        return queued.withCourse(queued.course().expecting(expected < 0 ? "" : demand.skill(), Math.max(0, expected)));
    }

    /**
     * An agent was found. What was foretold counts once a wait, and only where the contact was served in the queue that it was foretold for: one that gave up or
     * went elsewhere says nothing of it.
     */
    static void ended(Decision d, Contact ringing) {
        Demand demand = ringing.demand();
        Contact.Course course = ringing.course();
        if (course.expectedSkill().isEmpty()) {
            return;
        }
        d.draft.contacts.put(ringing.withCourse(course.expecting("", 0)));
        Skill skill = d.draft.skills.get(demand.skill());
        if (skill != null && course.expectedSkill().equals(demand.skill()) && demand.queuedNanos() != 0) {
            long waited = Decision.millis(d.now - demand.queuedNanos());
            d.draft.skills.put(skill.withAccuracy(skill.accuracy().with(course.expectedMillis(), waited)));
            d.fact(new Fact.ExpectedWaitMeasured(ringing.id(), demand.skill(), demand.priority(),
                    course.expectedMillis(), waited));
            Skills.show(d, demand.skill());
        }
    }

    /** Of a contact that waits. */
    static Push.QueueReported ofWaiting(Decision d, long requestId, Contact contact) {
        Demand demand = contact.demand();
        int position = position(d, contact);
        return new Push.QueueReported(requestId, contact.id(), demand.skill(), position,
                Skills.expectedWaitBehind(d, demand.skill(),
                        position == 0
                                ? d.state.indexes().staff().ahead(demand.skill(), demand.priority())
                                : position - 1),
                Decision.millis(d.now - demand.queuedNanos()));
    }

    /** Of a contact that would begin to wait now. */
    static Push.QueueReported ofNewcomer(Decision d, long requestId, Contact contact, Command.QueryQueue asked) {
        int ahead = d.state.indexes().staff().ahead(asked.skill(), asked.priority());
        return new Push.QueueReported(requestId, contact.id(), asked.skill(), ahead < POSITION_MAX ? ahead + 1 : 0,
                Skills.expectedWait(d, asked.skill(), asked.priority()), 0);
    }

    private static Iterable<RoutedContact> queue(Decision d, String skill) {
        return d.state.indexes().staff().skill(skill).queue().inOrder(d.now);
    }

    /** Its place in the queue of its skill, from 1; 0 beyond {@link #POSITION_MAX}. */
    static int position(Decision d, Contact contact) {
        int position = 0;
        for (RoutedContact waiting : queue(d, contact.demand().skill())) {
            if (++position > POSITION_MAX) {
                return 0;
            }
            if (waiting.id().equals(contact.id())) {
                return position;
            }
        }
        return 0;
    }

    /** Shows who waits for a skill, as long as somebody does, and once more when nobody does any more. */
    static void publish(Decision d, SkillIndex skill, SkillView before) {
        if (skill.waiting() == 0 && before != null && before.waiting() == 0) {
            return;
        }
        List<QueuePlace> first = skill.waiting() == 0 ? List.of() : first(d, skill);
        d.publish("queue/" + skill.name(), new QueueView(skill.name(), skill.waiting(), first));
    }

    private static List<QueuePlace> first(Decision d, SkillIndex skill) {
        List<QueuePlace> first = new ArrayList<>();
        for (RoutedContact waiting : queue(d, skill.name())) {
            if (first.size() == QueueView.SHOWN_MAX) {
                break;
            }
            Contact contact = d.draft.contacts.get(waiting.id());
            first.add(new QueuePlace(waiting.id(), contact.serial(), first.size() + 1, waiting.urgency().priority(),
                    Decision.millis(waiting.queuedNanos()),
                    Skills.expectedWaitBehind(d, skill.name(), first.size())));
        }
        return List.copyOf(first);
    }
}
