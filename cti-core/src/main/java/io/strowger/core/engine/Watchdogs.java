package io.strowger.core.engine;

import io.strowger.core.machine.ContactState;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;
import java.util.List;

/**
 * Who ends each state that is not at rest when what should end it does not come. The table is complete over the states, printed into WATCHDOGS.md and compared
 * by a test; that a state really has its timer is an invariant.
 */
public final class Watchdogs {
    private Watchdogs() {}

    /**
     * A state and its watchdog.
     *
     * @param subject what has the state
     * @param state its name
     * @param owner who is to end it
     * @param entered by what it begins
     * @param timers kinds of {@link Timer} that watch it; empty for a state at rest
     * @param time after which they act
     * @param then what happens then; for a state at rest, why it is one
     */
    public record Watchdog(String subject, String state, String owner, String entered, List<Timer.Kind> timers,
            String time, String then) {
        public boolean isAtRest() {
            return timers.isEmpty();
        }
    }

    private static final String CALL_TIME = "600 s; 5 s in doubt";
    private static final String ROUND = "a round of comparison";

    /** In the order of the tables of states. */
    public static final List<Watchdog> ALL = List.of(
            rest("Link", "DOWN", "link session", "the stream is lost",
                    "the session connects again by itself; it is shown in /health and counted"),
            of("Link", "RESYNCHRONISING", "link session", "the stream is open", "300 s",
                    "a WATCHDOG anomaly names the link; the session's own time-outs end it",
                    Timer.Kind.LINK_RESYNCHRONISING),
            of("Link", "UP", "switch", "monitors stand", ROUND,
                    "what links lost is found by comparison; what one of several owes for 30 s it has lost, and one that owes something for 3 s is asked nothing more",
                    Timer.Kind.RECONCILE, Timer.Kind.LINK_LAG, Timer.Kind.LINK_BEHIND),
            rest("Device", "UNMONITORED", "link session", "the monitor was refused or is lost",
                    "the session asks for the monitor again; nothing is routed to it"),
            of("Device", "IN_SERVICE", "switch", "the monitor stands", ROUND, "it is compared with the switch",
                    Timer.Kind.RECONCILE, Timer.Kind.RECONCILE_AGAIN, Timer.Kind.STATION_DOUBT,
                    Timer.Kind.STATION_TURN),
            rest("Device", "OUT_OF_SERVICE", "switch", "OutOfService",
                    "the switch tells of its return, or an event proves it; nothing is routed to it"),
            rest("VDN", "UNREGISTERED", "link session", "the registration was refused or is lost",
                    "the session asks for it again; callers run the vector's own steps"),
            rest("VDN", "REGISTERED", "switch", "the registration stands", "this is how it should be"),
            rest("Connection", "NULL", "nobody", "it is cleared", "there is no connection"),
            of("Connection", "INITIATE", "caller", "ServiceInitiated", CALL_TIME, "the call is asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Connection", "ALERTING", "called device", "Delivered", CALL_TIME, "the call is asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Connection", "CONNECT", "parties", "Established", CALL_TIME,
                    "the call is asked after; one that the switch denies twice is ended", Timer.Kind.CALL_DOUBT,
                    Timer.Kind.CALL_DENIED),
            of("Connection", "HOLD", "agent", "Held", CALL_TIME, "the call is asked after", Timer.Kind.CALL_DOUBT),
            of("Connection", "QUEUED", "switch", "Queued", CALL_TIME, "the call is asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Connection", "FAIL", "caller", "Failed", "5 s", "the call is asked after", Timer.Kind.CALL_DOUBT),
            of("Call", "not proved", "switch", "the link came back", "link-recovery",
                    "it waits for its turn to be asked after; without an answer that tells it is closed as unknown",
                    Timer.Kind.CALL_TURN, Timer.Kind.CALL_RECOVERY),
            of("Call", "over", "nobody", "its end", "10 s; 40 s where several links are merged", "it is forgotten",
                    Timer.Kind.CALL_FORGOTTEN),
            rest("Work mode", "LOGGED_OUT", "agent", "log-off", "the agent logs on"),
            of("Work mode", "AUX", "agent", "the agent, a supervisor or a rule, with its reason",
                    "desktop-grace when the desktop is gone",
                    "a person ends it; an agent whose desktop does not come back is logged off",
                    Timer.Kind.DESKTOP_GRACE),
            of("Work mode", "ACW", "agent", "the contact left him",
                    "after-call-work and after-call-work-max of the skill",
                    "in auto-in he is ready again; in manual-in, or when he asked for it, he is ready for one call, or without a longest time a person ends it",
                    Timer.Kind.AFTER_CALL_WORK, Timer.Kind.AFTER_CALL_WORK_MAX, Timer.Kind.DESKTOP_GRACE),
            of("Work mode", "AUTO_IN", "server", "ready", "guard time; desktop-grace when the desktop is gone",
                    "he is offered contacts; one whose desktop does not come back is logged off", Timer.Kind.GUARD,
                    Timer.Kind.DESKTOP_GRACE, Timer.Kind.INVARIANTS),
            of("Work mode", "MANUAL_IN", "server", "ready for one call",
                    "guard time; desktop-grace when the desktop is gone",
                    "as AUTO_IN; a mirrored agent is asked after in every sweep", Timer.Kind.GUARD,
                    Timer.Kind.DESKTOP_GRACE, Timer.Kind.AGENT_SWEEP),
            rest("Call activity", "NONE", "nobody", "no call at the station", "there is no call"),
            of("Call activity", "RESERVED", "server", "a contact was chosen for him", "select-watchdog, renew-time",
                    "he is released, his station and the call are asked after", Timer.Kind.ARRIVAL,
                    Timer.Kind.RENEWAL),
            of("Call activity", "RINGING", "agent", "Delivered", "ring-time of the skill; " + CALL_TIME,
                    "the contact is deflected; the call is asked after", Timer.Kind.NO_ANSWER, Timer.Kind.CALL_DOUBT),
            of("Call activity", "ACD_IN", "agent", "Established", CALL_TIME, "the call is asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Call activity", "ACD_OUT", "agent", "Originated", CALL_TIME, "the call is asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Call activity", "EXTENSION_IN", "agent", "Established", CALL_TIME, "the call is asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Call activity", "EXTENSION_OUT", "agent", "Originated", CALL_TIME, "the call is asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Call activity", "CONSULT", "agent", "a second call", CALL_TIME, "both calls are asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Call activity", "HELD", "agent", "Held", CALL_TIME, "the call is asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Contact", "ARRIVED", "switch", "Delivered at the VDN", CALL_TIME + "; " + ROUND,
                    "its call is asked after", Timer.Kind.CALL_DOUBT, Timer.Kind.RECONCILE),
            of("Contact", "WAITING", "server", "an agent was asked for", CALL_TIME + "; " + ROUND,
                    "its call is asked after; that nobody is ready who may take it is an invariant; the next step of its plan asks for more",
                    Timer.Kind.CALL_DOUBT, Timer.Kind.RECONCILE, Timer.Kind.INVARIANTS, Timer.Kind.PLAN_STEP),
            of("Contact", "SELECTED", "switch", "an agent was chosen",
                    "select-watchdog, renew-time; without a dialogue 20 s",
                    "the agent is released and the contact back in its place; without a dialogue the agent's station is asked after",
                    Timer.Kind.ARRIVAL, Timer.Kind.RENEWAL, Timer.Kind.CALL_DOUBT),
            of("Contact", "RINGING", "agent", "Delivered at the agent", "ring-time of the skill",
                    "it is deflected; under the switch's own no-answer its call is asked after", Timer.Kind.NO_ANSWER,
                    Timer.Kind.CALL_DOUBT),
            of("Contact", "DEFLECTING", "switch", "DeflectCall was sent", "60 s", "the agent's station is asked after",
                    Timer.Kind.DEFLECTION),
            of("Contact", "TALKING", "agent", "Established", CALL_TIME, "its call is asked after",
                    Timer.Kind.CALL_DOUBT),
            rest("Contact", "ENDED", "nobody", "its call is over", "its row is gone"),
            rest("Route dialogue", "NONE", "nobody", "the dialogue is over",
                    "there is none; a dialogue of another link is looked at after renew-time (DIALOGUE_DOUBT)"),
            of("Route dialogue", "OUTSTANDING", "server", "RouteRequest", CALL_TIME + "; " + ROUND,
                    "the call is asked after; the vector asks anew", Timer.Kind.CALL_DOUBT,
                    Timer.Kind.DIALOGUE_DOUBT),
            of("Route dialogue", "SELECT_SENT", "switch", "RouteSelect", "select-watchdog",
                    "the agent is released, his station and the call are asked after", Timer.Kind.ARRIVAL),
            of("Route dialogue", "RENEWING", "vector", "RouteEnd", "renew-time",
                    "the agent is released and the call asked after", Timer.Kind.RENEWAL),
            of("Callback", "SCHEDULED", "server", "somebody asked for it", "its time", "it stands in the queue",
                    Timer.Kind.CALLBACK, Timer.Kind.CALLBACK_EXPIRY),
            of("Callback", "WAITING", "server", "its time has come", "its expiry", "it is over",
                    Timer.Kind.CALLBACK_EXPIRY),
            of("Callback", "OFFERED", "agent", "an agent was chosen", "preview-time", "he calls",
                    Timer.Kind.CALLBACK),
            of("Callback", "DIALLING", "customer", "the agent calls", "ring-time of callbacks",
                    "the call is cleared and tried again later", Timer.Kind.CALLBACK),
            of("Callback", "TALKING", "parties", "the customer answered", CALL_TIME, "the call is asked after",
                    Timer.Kind.CALL_DOUBT),
            of("Callback", "PAUSED", "server", "nobody was reached", "the pauses of callbacks",
                    "it stands in the queue again, or is over", Timer.Kind.CALLBACK, Timer.Kind.CALLBACK_EXPIRY),
            of("Treatment", "due by the time waited", "server", "it began to wait", "threshold of the treatment",
                    "the first treatment that holds is applied", Timer.Kind.TREATMENT),
            of("Crossing", "EXPECTED", "switch", "RouteSelect to another switch", "arrival-time of the site",
                    "the agent is released, the contact is back in its place, and the path rests for a while",
                    Timer.Kind.CROSSING),
            of("Crossing", "OVERDUE", "switch", "it did not arrive in time",
                    "quarantine of the pool, or arrival-time", "its number and its trunk are free again",
                    Timer.Kind.CROSSING),
            of("Crossing", "ARRIVED", "parties", "the contact was recognised", CALL_TIME,
                    "both of its calls are asked after; the end of either frees the trunk", Timer.Kind.CALL_DOUBT),
            of("Crossing", "OVER", "nobody", "one of its calls is over", "quarantine of the pool",
                    "its number may be used again", Timer.Kind.CROSSING),
            of("Tie trunks", "blocked", "switch", "a crossing failed, or no trunk is free",
                    "5 s, doubled at each failure up to 300 s; the poll of its trunk group",
                    "the path is tried again", Timer.Kind.TIE_TRUNKS, Timer.Kind.TRUNK_POLL),
            of("Route dialogue", "TO_BE_CALLED", "server", "the customer is called back", "expiry of the callback",
                    "there is no dialogue; the callback goes on or is over", Timer.Kind.CALLBACK,
                    Timer.Kind.CALLBACK_EXPIRY),
            of("Route dialogue", "ITEM", "server", "an item of work was handed in",
                    "offer-time, park-time, or 60 s after it was refused",
                    "there is no dialogue and no call; the item is offered again, or its agent or whoever brought it ends it",
                    Timer.Kind.ITEM),
            of("Request", "under way", "link session", "it was sent", "two rounds of comparison",
                    "it counts as timed out, with a WATCHDOG anomaly", Timer.Kind.RECONCILE),
            of("Request", "a client waits for it", "link session", "it was sent", "20 s",
                    "the events tell whether it was done, else the client hears SWITCH_SILENT and the station is asked after",
                    Timer.Kind.COMMAND),
            of("Observation", "under way", "switch", "a step of it was asked for", "20 s; 5 s to leave",
                    "the step has failed and the observer is told; whoever does not leave is cleared again",
                    Timer.Kind.OBSERVATION),
            of("Topic", "changed, not yet shown", "server",
                    "a team changed within 250 ms of its last topic; a skill or VDN likewise, which is no state",
                    "250 ms",
                    "it is published", Timer.Kind.SKILL_SHOWN, Timer.Kind.VDN_SHOWN, Timer.Kind.TEAM_SHOWN),
            of("Threshold", "not crossed while a contact waits", "server", "a contact waits",
                    "when the wait reaches the limit, or a minute leaves what a rate is made of",
                    "the board is looked at again", Timer.Kind.THRESHOLD),
            rest("Help", "asked for", "supervisor", "RequestHelp",
                    "a person answers or withdraws it, or the agent logs off"),
            of("Analysis", "waiting for outside data", "edge of look-ups", "rules read a look-up", "its deadline",
                    "the look-up's defaults hold and the contact waits for an agent", Timer.Kind.LOOK_UP),
            of("Variable", "set for a time", "whoever set it", "it was set", "the time given",
                    "its configured value holds",
                    Timer.Kind.VARIABLE),
            of("Configuration", "planned", "technician", "it was planned", "its effective time", "it is in force",
                    Timer.Kind.CONFIGURATION),
            of("Interval of reports", "under way", "server", "the one before is over", "the next quarter of an hour",
                    "a fact closes its rows, also where nothing else happens", Timer.Kind.QUARTER_HOUR),
            of("Session", "detached", "client", "its connection is gone", "desktop-grace", "it is over",
                    Timer.Kind.DESKTOP_GRACE),
            of("Quarantine", "set apart", "server", "an input could not be decided", "1 s, then 10 s three times",
                    "the switch is asked; when that fails too the rows are given up", Timer.Kind.QUARANTINE));

    private static Watchdog rest(String subject, String state, String owner, String entered, String because) {
        return new Watchdog(subject, state, owner, entered, List.of(), "", because);
    }

    private static Watchdog of(String subject, String state, String owner, String entered, String time, String then,
            Timer.Kind... timers) {
        return new Watchdog(subject, state, owner, entered, List.of(timers), time, then);
    }

    /** Whether something ends the state that the contact is in, besides the watchdog of its call. */
    static boolean isWatched(Decision d, Contact contact) {
        if (contact.inquiry().isPending() && !has(d, Timer.Kind.LOOK_UP, contact)) {
            return false;
        }
        HandleState handle = contact.handle().state();
        if (handle == HandleState.RENEWING && !has(d, Timer.Kind.RENEWAL, contact)) {
            return false;
        }
        return switch (contact.state()) {
            case ARRIVED, WAITING, TALKING, ENDED -> true;
            // Without a dialogue the agent's station tells, which is asked after with the call.
            case SELECTED -> Sites.isWatched(d, contact) || has(d, Timer.Kind.CALLBACK, contact)
                    || has(d, Timer.Kind.ARRIVAL, contact)
                    || has(d, Timer.Kind.RENEWAL, contact)
                    || handle == HandleState.NONE;
            case RINGING -> handle == HandleState.ITEM
                    ? has(d, Timer.Kind.ITEM, contact)
                    : !isDeflectedByServer(d, contact) || has(d, Timer.Kind.NO_ANSWER, contact)
                            || isAsked(d, contact);
            case DEFLECTING -> has(d, Timer.Kind.DEFLECTION, contact) || isAsked(d, contact);
        };
    }

    private static boolean isDeflectedByServer(Decision d, Contact contact) {
        SkillSite skill = d.site().skill(contact.demand().skill());
        return contact.state() == ContactState.RINGING && skill != null && !skill.isOfSwitch()
                && skill.noAnswer() == SkillSite.NoAnswerMode.SERVER && skill.ringMillis() > 0;
    }

    private static boolean has(Decision d, Timer.Kind kind, Contact contact) {
        return d.draft.timers.contains(new Timer.Key(kind, contact.id().toString()));
    }

    /** The switch is asked, or will be, what is at the station of the contact's agent. */
    private static boolean isAsked(Decision d, Contact contact) {
        Agent agent = d.draft.agents.get(contact.service().agentId());
        if (agent == null || agent.station() == null) {
            return false;
        }
        String station = agent.station().toString();
        if (d.draft.timers.contains(new Timer.Key(Timer.Kind.STATION_TURN, station))
                || d.draft.timers.contains(new Timer.Key(Timer.Kind.STATION_DOUBT, station))) {
            return true;
        }
        for (PendingRequest request : d.state.requests().rows()) {
            if (request.purpose() instanceof Purpose.DeviceSnapshot asked && asked.device().equals(agent.station())) {
                return true;
            }
        }
        return false;
    }
}
