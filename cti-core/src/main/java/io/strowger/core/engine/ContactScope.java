package io.strowger.core.engine;

import io.strowger.core.analysis.CalendarClock;
import io.strowger.core.analysis.Days;
import io.strowger.core.analysis.Read;
import io.strowger.core.analysis.Rules;
import io.strowger.core.analysis.Scope;
import io.strowger.core.analysis.VariableValue;
import io.strowger.core.codec.Bytes;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.CallerSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.VariableSite;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Inquiry;
import io.strowger.core.state.Inquiry.Question;
import io.strowger.core.state.Inquiry.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What rules read of a contact at this moment. */
final class ContactScope implements Scope {
    /** Expected wait where nobody works for the skill. */
    private static final long NEVER_MILLIS = 24 * 3_600_000L;

    /** Of the last agent, where the profile gives him none. */
    static final int LAST_AGENT_SCORE = 50;

    private final Decision d;
    private final Rules rules;
    private final Contact contact;
    private final Inquiry.Ask asked;
    private final String number;
    private final TreeMap<String, String> reads = new TreeMap<>();
    private CallerSite caller;
    private boolean isWaitingForData;
    private boolean isRemembering;

    ContactScope(Decision d, Contact contact, Inquiry.Ask asked) {
        this.d = d;
        this.rules = d.site().rules();
        this.contact = contact;
        this.asked = asked;
        this.number = Rules.international(d.site().numberPlan(contact.origin().switchName()), contact.origin().ani());
    }

    /** Something was read that outside data has not told yet; its default was taken for it. */
    boolean isWaitingForData() {
        return isWaitingForData;
    }

    /** From now on what is read is remembered: most rules do not hold, and nobody asks what they read. */
    void remember() {
        isRemembering = true;
    }

    private void remember(Read read, String value) {
        if (isRemembering) {
            reads.put(read.toString(), value);
        }
    }

    /** What was read, with its values. */
    Map<String, String> reads() {
        return reads;
    }

    @Override
    public String tableValue(String table, String of) {
        String value = rules.tableValue(table, of);
        if (isRemembering) {
            reads.put("table(" + table + "," + of + ")", value);
        }
        return value;
    }

    @Override
    public String text(Read read) {
        String value = textOf(read);
        remember(read, value);
        return value;
    }

    private String textOf(Read read) {
        Contact.Origin origin = contact.origin();
        return switch (read.name()) {
            case VDN -> asked.vdn().isEmpty() ? origin.vdn() : asked.vdn();
            case VDN_OF_ORIGIN -> origin.vdn();
            case SWITCH -> origin.switchName();
            case ANI -> origin.ani();
            case NUMBER -> number;
            case DNIS -> origin.dnis();
            case UUI -> text(origin.userToUser());
            case DIGITS -> origin.collectedDigits();
            case RESTRICTION -> restriction(new DeviceKey(origin.switchName(), origin.ani()));
            case AREA -> rules.tableValue("area", number);
            case ASKED_BY -> asked.by();
            case ASKED_SKILL -> asked.skill();
            case MEDIUM -> Items.mediumOf(d, contact);
            case CALLER_LANGUAGE -> profile("language", caller().language());
            case CALLER_LAST_AGENT -> lastAgent();
            case CALLER -> profile(read.argument(), caller().attributes().getOrDefault(read.argument(), ""));
            case DATA -> contact.data().getOrDefault(read.argument(), "");
            case VARIABLE -> Variables.value(d, read.argument());
            case LOOK_UP -> field(read.argument());
            case HOLIDAY -> {
                CalendarClock calendar = rules.calendar(read.argument());
                yield calendar.holiday(calendar.at(d.nowMillis()));
            }
            default -> throw new IllegalStateException(read + " is no text");
        };
    }

    /** Octets that are no printable characters are no text. */
    private static String text(Bytes userToUser) {
        return new String(userToUser.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    private String restriction(DeviceKey station) {
        DeviceSite device = d.site().device(station);
        return device == null ? "" : device.restriction();
    }

    private CallerSite caller() {
        if (caller == null) {
            caller = rules.caller(contact.origin().ani(), number);
        }
        return caller;
    }

    /** As outside data says, else who spoke with him, else as the profile says. */
    private String lastAgent() {
        String remembered = LastAgents.of(d, number);
        return profile("last-agent", remembered.isEmpty() ? caller().lastAgent() : remembered);
    }

    /** Agents whom the caller's profile prefers, the last one among them. */
    List<PreferredAgent> preferred() {
        List<PreferredAgent> list = new ArrayList<>(caller().preferred());
        String last = lastAgent();
        if (!last.isEmpty() && list.stream().noneMatch(agent -> agent.agentId().equals(last))) {
            list.add(new PreferredAgent(last, LAST_AGENT_SCORE));
        }
        return list;
    }

    /** A field of the caller's profile: what a look-up says goes before what is configured. */
    private String profile(String field, String configured) {
        for (Rules.Question each : rules.questions()) {
            if (each.site().profile()
                    && each.site().fields().stream().anyMatch(known -> known.name().equals(field))) {
                String told = field(each.site(), field);
                return told.isEmpty() ? configured : told;
            }
        }
        return configured;
    }

    /** Whether outside data that fills profiles has found the caller. */
    private boolean isKnownOutside() {
        for (Rules.Question each : rules.questions()) {
            if (each.site().profile()) {
                Question question = contact.inquiry().question(each.site().name());
                isWaitingForData |= question == null || question.stage() == Stage.OPEN;
                if (question != null && question.stage() == Stage.ANSWERED) {
                    return true;
                }
            }
        }
        return false;
    }

    private String field(String lookUpAndField) {
        int stop = lookUpAndField.indexOf('.');
        String name = lookUpAndField.substring(0, stop);
        for (Rules.Question each : rules.questions()) {
            if (each.site().name().equals(name)) {
                return field(each.site(), lookUpAndField.substring(stop + 1));
            }
        }
        return "";
    }

    private String field(LookUpSite lookUp, String field) {
        Question question = contact.inquiry().question(lookUp.name());
        if (question == null || question.stage() == Stage.OPEN) {
            isWaitingForData = true;
        } else if (question.stage() == Stage.ANSWERED && question.fields().containsKey(field)) {
            return question.fields().get(field);
        }
        for (LookUpSite.Field each : lookUp.fields()) {
            if (each.name().equals(field)) {
                return each.standard();
            }
        }
        return "";
    }

    @Override
    public long number(Read read) {
        long value = numberOf(read);
        if (isRemembering) {
            reads.put(read.toString(), String.valueOf(value));
        }
        return value;
    }

    private long numberOf(Read read) {
        return switch (read.name()) {
            case ASKED_PRIORITY -> asked.priority();
            case CALLER_KNOWN -> caller() != CallerSite.NONE || isKnownOutside() ? 1 : 0;
            case CALLER_VIP -> digit(profile("vip", String.valueOf(caller().vip())));
            case CALLER_BLACKLISTED -> profile("blacklisted", String.valueOf(caller().blacklisted())).equals("true")
                    ? 1
                    : 0;
            case VARIABLE -> {
                VariableSite variable = rules.variable(read.argument());
                yield VariableValue.number(variable.type(), Variables.value(d, read.argument()));
            }
            case TIME, WEEKDAY, DATE, OPEN -> calendar(read);
            case WAITING -> d.state.indexes().staff().waitingFor(read.argument());
            case LOGGED_ON -> d.state.indexes().staff().staff(read.argument()).loggedOn();
            case READY -> d.state.indexes().staff().staff(read.argument()).ready();
            case EXPECTED_WAIT -> {
                long wait = Skills.expectedWait(d, read.argument(), asked.priority());
                yield wait < 0 ? NEVER_MILLIS : wait;
            }
            default -> throw new IllegalStateException(read + " is a text");
        };
    }

    private static long digit(String text) {
        return text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9' ? text.charAt(0) - '0' : 0;
    }

    private long calendar(Read read) {
        CalendarClock calendar = rules.calendar(read.argument());
        CalendarClock.Local local = calendar.at(d.nowMillis());
        return switch (read.name()) {
            case TIME -> local.minute();
            case WEEKDAY -> Days.weekday(local.day());
            case DATE -> local.day();
            default -> calendar.isOpen(local) ? 1 : 0;
        };
    }
}
