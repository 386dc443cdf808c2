package io.strowger.core.engine;

import io.strowger.core.analysis.CompiledRule;
import io.strowger.core.analysis.Rules;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.LookUpOutcome;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.Output;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.Inquiry;
import io.strowger.core.state.Inquiry.Ask;
import io.strowger.core.state.Inquiry.Question;
import io.strowger.core.state.Inquiry.Stage;
import io.strowger.core.state.Timer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Before a contact begins to wait, the rules say what it asks for. Where they need outside data, the contact stays as it is until the answers are there or their
 * deadlines have passed; nothing else waits.
 */
final class Analysis {
    /** Look-ups of a contact's rules: all are asked at once, so that it waits for the longest deadline at most. */
    static final int QUESTIONS_MAX = 8;
    /** Values that a fact tells the rule has read. */
    static final int READS_MAX = 32;
    /** Characters of such a value. */
    static final int READ_CHARACTERS_MAX = 64;
    /** Characters of a look-up's key, and of each field of its answer. */
    static final int FIELD_CHARACTERS_MAX = 256;

    private Analysis() {}

    /** The contact asks for an agent. It waits when this returns, unless the rules need to know more. */
    static void begin(Decision d, Contact contact, Ask asked) {
        if (d.site().rules().list().isEmpty()) {
            waits(d, contact, asked, plan(d, contact, asked));
            return;
        }
        ContactScope scope = new ContactScope(d, contact, asked);
        CompiledRule rule = decided(d, scope);
        if (scope.isWaitingForData() && ask(d, contact, asked)) {
            return;
        }
        apply(d, contact, asked, rule, scope);
    }

    /** The first rule whose condition holds, as far as is known; null when none does. */
    private static CompiledRule decided(Decision d, ContactScope scope) {
        for (CompiledRule rule : d.site().rules().list()) {
            if (rule.when() == null || rule.when().isTrue(scope)) {
                RuleChanges.read(rule, scope);
                return rule;
            }
        }
        return null;
    }

    /** Asks what is not known yet; false when everything that can be known is. */
    private static boolean ask(Decision d, Contact contact, Ask asked) {
        Inquiry inquiry = contact.inquiry().withAsked(asked);
        ContactScope scope = new ContactScope(d, contact, asked);
        for (Rules.Question each : d.site().rules().questions()) {
            LookUpSite lookUp = each.site();
            if (inquiry.question(lookUp.name()) != null) {
                continue;
            }
            String key = each.key().text(scope);
            boolean isKey = !key.isEmpty() && key.length() <= FIELD_CHARACTERS_MAX;
            long deadline = d.now + lookUp.deadlineMillis() * Decision.NANOS_PER_MILLI;
            inquiry = inquiry.with(new Question(lookUp.name(), key.length() > FIELD_CHARACTERS_MAX ? "" : key,
                    isKey ? Stage.OPEN : Stage.DEFAULTED, d.now, deadline, Map.of()));
            if (isKey) {
                d.output(new Output.LookUpWanted(contact.id(), lookUp.name(), key, Decision.millis(deadline)));
            }
        }
        Contact pending = contact.withInquiry(inquiry);
        d.draft.contacts.put(pending);
        if (!inquiry.isOpen()) {
            goOn(d, pending);
            return true;
        }
        time(d, pending);
        return true;
    }

    /** The timer of the next deadline. */
    private static void time(Decision d, Contact contact) {
        long next = Long.MAX_VALUE;
        for (Question question : contact.inquiry().questions()) {
            if (question.stage() == Stage.OPEN) {
                next = Math.min(next, question.deadlineNanos());
            }
        }
        d.timerAt(Timer.Kind.LOOK_UP, contact.id().toString(), next);
    }

    /** Outside data has answered. */
    static void answered(Decision d, Input.LookUpAnswered in) {
        Contact contact = in.contact() == null ? null : d.draft.contacts.get(in.contact());
        Question question = contact == null ? null : contact.inquiry().question(in.lookUp());
        if (question == null || question.stage() != Stage.OPEN || !question.key().equals(in.key())) {
            return;
        }
        boolean found = in.outcome() == LookUpOutcome.FOUND;
        TreeMap<String, String> fields = new TreeMap<>();
        if (found) {
            in.fields().forEach((name, value) -> {
                if (value.length() <= FIELD_CHARACTERS_MAX) {
                    fields.put(name, value);
                }
            });
        }
        settle(d, contact, question, found ? Stage.ANSWERED : Stage.DEFAULTED, in.outcome(), fields);
    }

    private static void settle(Decision d, Contact contact, Question question, Stage stage, LookUpOutcome outcome,
            Map<String, String> fields) {
        d.fact(new Fact.LookUpEnded(contact.id(), question.lookUp(), question.key(), outcome, fields,
                Decision.millis(d.now - question.askedNanos())));
        Contact told = contact.withInquiry(contact.inquiry().with(new Question(question.lookUp(), question.key(),
                stage, question.askedNanos(), question.deadlineNanos(), fields)));
        d.draft.contacts.put(told);
        if (!told.inquiry().isPending()) {
            return;
        }
        if (told.inquiry().isOpen()) {
            time(d, told);
        } else {
            goOn(d, told);
        }
    }

    static void deadlineDue(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null) {
            return;
        }
        for (Question question : contact.inquiry().questions()) {
            if (question.stage() == Stage.OPEN && question.deadlineNanos() <= d.now) {
                settle(d, d.draft.contacts.get(id), question, Stage.DEFAULTED, null, Map.of());
            }
        }
    }

    /** Everything that can be known is known, or taken for known. */
    private static void goOn(Decision d, Contact contact) {
        d.cancel(Timer.Kind.LOOK_UP, contact.id().toString());
        Ask asked = contact.inquiry().asked();
        Contact known = contact.withInquiry(contact.inquiry().withAsked(null));
        d.draft.contacts.put(known);
        boolean isAnswered = known.handle().state() == HandleState.NONE
                || known.state() == ContactState.SELECTED && !asked.isByCommand();
        if (known.state() != ContactState.ARRIVED && isAnswered) {
            // Meanwhile the call went another way, and nobody asks where it shall go any more.
            return;
        }
        ContactScope scope = new ContactScope(d, known, asked);
        CompiledRule rule = decided(d, scope);
        apply(d, contact, asked, rule, scope);
    }

    /** Whatever has not been answered is given up; the contact waits from now on. For a contact that cannot stay in analysis. */
    static Contact hurry(Decision d, Contact contact) {
        if (!contact.inquiry().isPending()) {
            return contact;
        }
        for (Question question : contact.inquiry().questions()) {
            if (question.stage() == Stage.OPEN) {
                settle(d, d.draft.contacts.get(contact.id()), question, Stage.DEFAULTED, null, Map.of());
            }
        }
        return d.draft.contacts.get(contact.id());
    }

    /** The IVR does not want an agent any more; what is still to be answered is of no use to it. */
    static Contact withdrawn(Decision d, Contact contact) {
        if (!contact.inquiry().isPending()) {
            return contact;
        }
        d.cancel(Timer.Kind.LOOK_UP, contact.id().toString());
        Contact still = contact.withInquiry(contact.inquiry().withAsked(null));
        d.draft.contacts.put(still);
        return still;
    }

    /** A reign begins: what the former process had asked is asked again, where there is time left. */
    static void epochStarted(Decision d) {
        for (Contact contact : d.draft.contacts.all()) {
            for (Question question : contact.inquiry().questions()) {
                if (question.stage() == Stage.OPEN && question.deadlineNanos() > d.now) {
                    d.output(new Output.LookUpWanted(contact.id(), question.lookUp(), question.key(),
                            Decision.millis(question.deadlineNanos())));
                }
            }
        }
    }

    private static void apply(Decision d, Contact contact, Ask asked, CompiledRule rule, ContactScope scope) {
        RoutePlan named = rule == null ? null : d.site().plan(rule.rule().plan());
        RoutePlan base = named == null ? plan(d, contact, asked) : named;
        RuleChanges.Outcome outcome = rule == null
                ? new RuleChanges.Outcome(base, Map.of())
                : RuleChanges.apply(d, rule, base, scope);
        RoutePlan plan = Items.fitting(d, contact, outcome.plan(), plan(d, contact, asked));
        d.fact(new Fact.ContactAnalysed(contact.id(), d.draft.configurationVersion(),
                rule == null ? "" : rule.rule().name(), plan.name(),
                plan.steps().isEmpty() ? "" : plan.steps().get(0).skills().get(0).skill(), plan.priority(),
                told(scope.reads()), inAnalysis(d, contact)));
        Contact known = contact.withInquiry(contact.inquiry().withAsked(null));
        d.draft.contacts.put(known);
        if (!outcome.data().isEmpty()
                && ContactData.attach(d, known, outcome.data()) == RefusalReason.DATA_TOO_LARGE) {
            d.anomaly(Fact.AnomalyKind.LIMIT, Contacts.entity(contact), "data attached by rule "
                    + rule.rule().name());
        }
        waits(d, d.draft.contacts.get(contact.id()), asked, plan);
    }

    /** What it was asked in an earlier analysis is known at once in a later one. */
    private static long inAnalysis(Decision d, Contact contact) {
        if (!contact.inquiry().isPending()) {
            return 0;
        }
        long begun = 0;
        for (Question question : contact.inquiry().questions()) {
            begun = Math.max(begun, question.askedNanos());
        }
        return begun == 0 ? 0 : Decision.millis(d.now - begun);
    }

    private static Map<String, String> told(Map<String, String> reads) {
        TreeMap<String, String> told = new TreeMap<>();
        reads.forEach((name, value) -> {
            if (told.size() < READS_MAX) {
                told.put(name, value.length() <= READ_CHARACTERS_MAX
                        ? value
                        : value.substring(0, READ_CHARACTERS_MAX));
            }
        });
        return told;
    }

    /** What the VDN or the IVR asks for. */
    private static RoutePlan plan(Decision d, Contact contact, Ask asked) {
        RoutePlan ofVdn = asked.isByCommand()
                ? null
                : d.site().planOf(new DeviceKey(contact.switchName(), asked.vdn()));
        return ofVdn == null ? RoutePlan.of(asked.skill(), asked.priority()) : ofVdn;
    }

    private static void waits(Decision d, Contact contact, Ask asked, RoutePlan plan) {
        if (asked.isByCommand()) {
            Contacts.agentRequested(d, contact, plan, asked.by());
        } else {
            RouteDialogues.analysed(d, contact, plan);
        }
    }
}
