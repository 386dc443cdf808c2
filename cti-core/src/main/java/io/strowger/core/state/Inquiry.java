package io.strowger.core.state;

import io.strowger.core.site.RoutePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a contact is asked for before it waits, and what outside data has said of it.
 *
 * @param asked what it will wait for, once the answers are there; null = it is not in analysis
 * @param questions look-ups, each asked once for a key
 */
public record Inquiry(Ask asked, List<Question> questions) {
    public static final Inquiry NONE = new Inquiry(null, List.of());

    /**
     * Who asks for an agent, and for what.
     *
     * @param by {@code vdn}, {@code ivr} or {@code item}
     * @param vdn the VDN that asks, empty for others
     */
    public record Ask(String by, String vdn, String skill, int priority) {
        /** A VDN asks for a plan of its own. */
        public static Ask byVdn(String vdn, RoutePlan plan) {
            return new Ask(BY_VDN, vdn, plan.steps().isEmpty() ? "" : plan.steps().get(0).skills().get(0).skill(),
                    plan.priority());
        }

        /** An IVR asks for a skill. */
        public static Ask byIvr(String skill, int priority) {
            return new Ask(BY_IVR, "", skill, priority);
        }

        /** Whoever brings an item asks for a skill. */
        public static Ask byItem(String skill, int priority) {
            return new Ask(BY_ITEM, "", skill, priority);
        }

        /** Whether no VDN asks, so that the contact has no dialogue to be answered. */
        public boolean isByCommand() {
            return !by.equals(BY_VDN);
        }
    }

    public static final String BY_VDN = "vdn";
    public static final String BY_IVR = "ivr";
    public static final String BY_ITEM = "item";

    /**
     * A look-up.
     *
     * @param deadlineNanos engine time at which the defaults hold
     * @param fields what the answer told
     */
    public record Question(String lookUp, String key, Stage stage, long askedNanos, long deadlineNanos,
            Map<String, String> fields) {}

    /** Constants are only appended. */
    public enum Stage {
        /** Asked, and no answer yet. */
        OPEN,
        /** Answered in time. */
        ANSWERED,
        /** The defaults hold. */
        DEFAULTED
    }

    public boolean isPending() {
        return asked != null;
    }

    /** The look-up for this key, or null. */
    public Question question(String lookUp) {
        for (Question question : questions) {
            if (question.lookUp().equals(lookUp)) {
                return question;
            }
        }
        return null;
    }

    public boolean isOpen() {
        return questions.stream().anyMatch(question -> question.stage() == Stage.OPEN);
    }

    public Inquiry withAsked(Ask value) {
        return new Inquiry(value, questions);
    }

    /** With the question in place of what was asked of the same look-up. */
    public Inquiry with(Question question) {
        List<Question> list = new ArrayList<>();
        questions.stream().filter(each -> !each.lookUp().equals(question.lookUp())).forEach(list::add);
        list.add(question);
        return new Inquiry(asked, List.copyOf(list));
    }
}
