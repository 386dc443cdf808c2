package io.strowger.core.engine;

import io.strowger.core.machine.DeviceState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.WorkMode;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Why an agent is not offered calls: answered from the state alone, in one look.
 *
 * @param offerable nothing keeps him from being offered a contact of his skills
 * @param sinceMillis engine time at which what is shown last changed
 * @param sequence input that changed it; 0 = not known
 * @param cause why, in the words of the tables
 * @param setBy who did that: the agent, the switch, a rule of the server, or nobody
 * @param reasons everything that keeps him from being offered a contact, one sentence each; empty when nothing does
 * @param ends what would end each of these, one sentence each, in the same order
 */
public record AgentWhy(String agentId, AgentState state, WorkMode workMode, int reasonCode, boolean offerable,
        long sinceMillis, long sequence, String cause, String setBy, List<String> reasons, List<String> ends) {

    /** The answer for one agent, or null when there is no such agent. Any thread. */
    public static AgentWhy of(EngineView view, String agentId) {
        Agent agent = view.agents().get(agentId);
        return agent == null ? null : new Look(view, agent).answer();
    }

    private static final class Look {
        private final EngineView view;
        private final Agent agent;
        private final List<String> reasons = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();

        Look(EngineView view, Agent agent) {
            this.view = view;
            this.agent = agent;
        }

        AgentWhy answer() {
            mode();
            activity();
            items();
            desktop();
            place();
            Agent.Since since = agent.since();
            return new AgentWhy(agent.agentId(), agent.state(), agent.work().mode(), agent.work().reasonCode(),
                    reasons.isEmpty(), Decision.millis(since.stateNanos()), since.stateSequence(), since.stateCause(),
                    setBy(since.stateCause()), List.copyOf(reasons), List.copyOf(ends));
        }

        private void add(String reason, String end) {
            reasons.add(reason);
            ends.add(end);
        }

        private void mode() {
            switch (agent.work().mode()) {
                case LOGGED_OUT -> add("he is logged out" + reason(), "he logs on");
                case AUX -> add("he is not ready" + reason(), auxEnd());
                case ACW -> add("he is in after-call work", acwEnd());
                case AUTO_IN, MANUAL_IN -> {
                    if (agent.work().pending() != null) {
                        add("he is to become " + agent.work().pending() + " when his call is over",
                                "he asks to be ready, or the call ends and he asks then");
                    } else if (agent.isAskedAway()) {
                        add("the switch is asked to make him " + agent.asked().mode(),
                                "the switch says what he is, refuses, or the link has waited long enough for its answer");
                    }
                }
            }
            if (agent.since().guardUntilNanos() > view.reign().timeNanos()) {
                long left = Decision.millis(agent.since().guardUntilNanos() - view.reign().timeNanos());
                add("the guard time after his last contact runs", "by itself, in " + left + " ms");
            }
        }

        private String reason() {
            int code = agent.work().reasonCode();
            return code == 0 ? "" : ", reason " + code + " (" + sentence(code) + ")";
        }

        private String auxEnd() {
            return agent.work().reasonCode() == ReasonCode.STATION_OUT_OF_SERVICE
                    ? "the station comes back, and he asks to be ready"
                    : "he asks to be ready, or a supervisor makes him so";
        }

        private String acwEnd() {
            int longest = 0;
            for (var level : view.site().skillsOf(agent.agentId())) {
                SkillSite skill = view.site().skill(level.skill());
                longest = Math.max(longest, skill == null ? 0 : skill.afterCallWorkMillis());
            }
            return longest == 0
                    ? "he asks to be ready"
                    : "by itself at the latest " + longest
                            + " ms after it began where the skill says so, or he asks to be ready";
        }

        private void activity() {
            if (agent.station() == null) {
                return;
            }
            boolean calls = false;
            for (Call call : view.calls().values()) {
                if (!call.hasEnded() && call.key().switchName().equals(agent.station().switchName())
                        && call.connection(agent.station().deviceId()).isPresent()) {
                    calls = true;
                    add("call " + call.key() + " is " + call.stateAt(agent.station().deviceId()) + " at his station",
                            "it ends; it is asked after when nothing is heard of it");
                }
            }
            Contact contact = agent.contact() == null ? null : view.contacts().get(agent.contact());
            if (contact != null && !calls) {
                add("contact " + contact.serial() + " is on its way to him (" + contact.state() + ", handle "
                        + contact.handle().state() + ")",
                        "it rings, or the select watchdog releases him after "
                                + view.site().site().settings().selectWatchdogMillis() + " ms");
            } else if (agent.contact() != null && contact == null) {
                add("he belongs to contact " + agent.contact() + ", which is over",
                        "the running check of invariants releases him");
            }
        }

        private void items() {
            if (!agent.items().isEmpty() && !view.site().media().hasRoom(agent, MediumSite.VOICE) && !agent.isBusy()) {
                add("he has " + agent.items().size() + " items of work, which leave no room for a call",
                        "he completes or parks one of them");
            }
        }

        private void desktop() {
            if (agent.isLoggedOn() && !agent.desktopPresent()) {
                add("his desktop is not connected", "it comes back; he is logged off "
                        + view.site().site().settings().desktopGraceMillis() + " ms after it went");
            }
        }

        private void place() {
            if (agent.station() == null) {
                return;
            }
            Device device = view.devices().get(agent.station());
            if (!isUp(agent.station().switchName())) {
                add("no link to switch " + agent.station().switchName() + " is up",
                        "a link comes up; see /health for why it does not");
            } else if (agent.isUntold() && view.site().isOfSwitch(agent.agentId())) {
                add("the switch has not said what he is since its link came up", "it answers the question");
            } else if (device == null || device.state() != DeviceState.IN_SERVICE) {
                add("his station " + agent.station() + " is " + (device == null ? "not configured" : device.state()),
                        "the switch tells that it is back, or the monitor stands again");
            }
            if (view.truth().quarantines().map().containsKey("device " + agent.station())) {
                add("an input about his station could not be decided", "the switch describes the station anew");
            }
            if (view.site().skillsOf(agent.agentId()).isEmpty()) {
                add("he has no skill in the configuration", "a skill is configured for him");
            }
        }

        private boolean isUp(String switchName) {
            for (Link link : view.links().values()) {
                if (link.switchName().equals(switchName) && link.state() == LinkState.UP) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final TreeSet<String> BY_AGENT = new TreeSet<>(List.of("LOG_ON", "LOG_OFF", "READY_AUTO",
            "READY_MANUAL", "NOT_READY", "AFTER_CALL_WORK"));

    private static String setBy(String cause) {
        if (cause.isEmpty()) {
            return "nobody";
        }
        if (BY_AGENT.contains(cause)) {
            return "the agent";
        }
        if (cause.startsWith("SWITCH_")) {
            return "the switch";
        }
        if (cause.contains("FORCED") || cause.contains("SUPERVISOR")) {
            return "a supervisor";
        }
        for (var activity : io.strowger.core.model.CallActivity.values()) {
            if (activity.name().equals(cause)) {
                return "his calls";
            }
        }
        return "a rule of the server";
    }

    /** What a reason code means; those of agents are the site's own. */
    public static String sentence(int code) {
        return switch (code) {
            case ReasonCode.NONE -> "no reason given";
            case ReasonCode.LOGGED_ON -> "he has logged on and not said yet that he is ready";
            case ReasonCode.CALL_NOT_ANSWERED -> "a call rang and was not answered";
            case ReasonCode.DESKTOP_LOST -> "his desktop did not come back within the grace";
            case ReasonCode.STATION_OUT_OF_SERVICE -> "his station went out of service";
            case ReasonCode.FORCED -> "a supervisor or an operator did it";
            default -> code <= ReasonCode.AGENT_MAX ? "a reason of the site's own" : "a reason of the server";
        };
    }
}
