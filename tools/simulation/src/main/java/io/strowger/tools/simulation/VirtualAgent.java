package io.strowger.tools.simulation;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.simulator.model.AgentChange;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.CallOptions;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.StationView;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.WorkMode;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Somebody with a desktop and a telephone, who uses now the one and now the other. What he does follows from what he sees at that moment. The simulated switch
 * has its own people who lift handsets and hang up, so he may find that somebody was faster.
 */
final class VirtualAgent implements VirtualDesktop.User {
    private static final int ITEM_MILLIS_MAX = 20_000;
    private static final int ITEM_REFUSED = 10;
    private static final int ITEM_PARKED = 20;
    /** Of the callbacks that he is offered; the rest are dialled for him. */
    private static final int CALLBACK_DIALLED = 50;
    private static final int CALLBACK_REFUSED = 20;
    /** Of a colleague's looks at his screen while he has nothing to do, or talks. */
    private static final int CALLBACK_ARRANGED = 8;
    private static final int CALLBACK_CANCELLED = 3;
    private static final int CALLBACK_MILLIS_MAX = 40_000;
    private static final int CALLBACK_PRIORITY = 6;
    private static final int HUNDRED = 100;
    /** By hand, whatever he does otherwise with a call: of two he gives up one, and ends the other next. */
    private static final int HANGS_UP = 35;
    private static final int HANGS_UP_TO_LOG_ON = 70;
    /** Whoever is not logged on looks again so soon. */
    private static final long LOG_ON_AGAIN_MILLIS = 5_000;
    private static final int BREAK_REASON = 2;
    /** Of a supervisor's looks at his screen. */
    private static final int SUPERVISES = 35;
    private static final int MOOD_MAX_MILLIS = 30_000;

    private final VirtualTime time;
    private final VirtualSwitch pbx;
    private final SplittableRandom chance;
    private final Person person;
    private final VirtualDesktop desktop;
    private TopicState.AgentView view;
    private boolean wantsCalls = true;
    private boolean diligent;
    private boolean present;
    private long answeredCalls;
    /** That he was offered last; null = none. */
    private ContactId callback;

    VirtualAgent(VirtualTime time, VirtualSwitch pbx, Person person, VirtualDesktop.Place place) {
        this.time = time;
        this.pbx = pbx;
        this.person = person;
        this.chance = person.chance();
        this.desktop = new VirtualDesktop(place, agentId(),
                isSupervisor() ? SessionRole.SUPERVISOR : SessionRole.AGENT, this);
    }

    /**
     * Who he is.
     *
     * @param centre where he and his colleagues work
     */
    record Person(int number, Centre centre, Persona persona, SplittableRandom chance) {}

    String agentId() {
        return Centre.agentId(person.number());
    }

    String station() {
        return Centre.station(person.number());
    }

    /** Whether the switch knows him too, and says in which mode he is. */
    boolean isMirrored() {
        return person.centre().isMirrored(person.number());
    }

    private boolean isSupervisor() {
        return person.centre().isSupervisor(person.number());
    }

    int number() {
        return person.number();
    }

    VirtualDesktop desktop() {
        return desktop;
    }

    /** Whether he is at work, with or without a desktop that works. */
    boolean isPresent() {
        return present;
    }

    /** From now on he is ready whenever he can be, and does nothing but take calls. */
    void becomeDiligent() {
        diligent = true;
        wantsCalls = true;
        answeredCalls = 0;
    }

    boolean wantsCalls() {
        return wantsCalls;
    }

    long answeredCalls() {
        return answeredCalls;
    }

    void comeIn() {
        present = true;
        wantsCalls = true;
        desktop.comeUp();
        think();
    }

    /** He logs off as soon as he has no call any more. */
    void goHome() {
        present = false;
    }

    private void request(Command command) {
        desktop.request(command);
    }

    private void logOn() {
        request(new Command.LogOn(Centre.SWITCH, station()));
        request(new Command.SetReady(false));
    }

    // ---- what the desktop shows

    @Override
    public void onSession(boolean resumed) {
        if (!resumed) {
            logOn();
        }
    }

    @Override
    public void onTopic(TopicState state) {
        if (state instanceof TopicState.AgentView now) {
            if (now.state() == AgentState.TALKING && (view == null || view.state() != AgentState.TALKING)) {
                answeredCalls++;
            }
            view = now;
        }
    }

    @Override
    public void onPush(Push push) {
        if (push instanceof Push.CallOffered offered && chance.nextInt(HUNDRED) < person.persona().answers()) {
            CallKey call = offered.call().call();
            time.afterMillis(person.persona().answer().draw(chance), () -> request(new Command.AnswerCall(call)));
        } else if (push instanceof Push.ItemChanged changed && changed.item().state() == ItemState.OFFERED
                && (diligent || chance.nextInt(HUNDRED) < person.persona().answers())) {
            ContactId item = changed.item().contact();
            time.afterMillis(diligent ? 0 : person.persona().answer().draw(chance), () -> works(item));
        } else if (push instanceof Push.CallbackOffered offered) {
            callback = offered.callback().callback();
            time.afterMillis(person.persona().answer().draw(chance), () -> callsBack(offered.callback().callback()));
        }
    }

    /** He calls, leaves it to somebody else, or waits until the server calls. */
    private void callsBack(ContactId id) {
        int what = diligent ? 0 : chance.nextInt(HUNDRED);
        if (what < CALLBACK_DIALLED) {
            request(new Command.DialCallback(id));
        } else if (what < CALLBACK_DIALLED + CALLBACK_REFUSED) {
            request(new Command.RejectCallback(id));
        }
    }

    /** He arranges one, or takes back the one that he had seen. */
    private void arranges(int what) {
        if (what < CALLBACK_ARRANGED) {
            CallView call = view.calls().isEmpty() ? null : view.calls().get(0);
            long due = person.centre().startMillis() + time.millis() + chance.nextInt(CALLBACK_MILLIS_MAX);
            request(new Command.ScheduleCallback(call == null ? null : call.contact(), Customers.anyNumber(chance),
                    chance.nextBoolean() ? Centre.SKILL : Centre.SECOND_SKILL, CALLBACK_PRIORITY,
                    chance.nextBoolean() ? 0 : due, 0, "a word"));
        } else if (callback != null) {
            request(new Command.CancelCallback(callback));
        }
    }

    /** He refuses the item, or does it, in one go or after he has laid it aside. */
    private void works(ContactId item) {
        if (!diligent && chance.nextInt(HUNDRED) < ITEM_REFUSED) {
            request(new Command.RejectItem(item));
            return;
        }
        request(new Command.AcceptItem(item));
        long done = 1 + chance.nextInt(ITEM_MILLIS_MAX);
        if (chance.nextInt(HUNDRED) < ITEM_PARKED) {
            time.afterMillis(done / 2, () -> request(new Command.ParkItem(item)));
            time.afterMillis(done, () -> request(new Command.ResumeItem(item)));
        }
        time.afterMillis(2 * done, () -> request(new Command.CompleteItem(item)));
    }

    @Override
    public void onOutcome(Push.RequestOutcome outcome) {
        // What is refused is refused; he sees what is.
    }

    // ---- what he does

    private void think() {
        boolean comesIn = view == null || view.state() == AgentState.LOGGED_OUT;
        long pause = person.persona().think().draw(chance);
        time.afterMillis(comesIn ? Math.min(pause, LOG_ON_AGAIN_MILLIS) : pause, () -> {
            if (act()) {
                think();
            }
        });
    }

    /** Does something or nothing; false when he has gone home. */
    private boolean act() {
        if (!present && (view == null || view.calls().isEmpty())) {
            desktop.goHome();
            view = null;
            return false;
        }
        if (view != null && desktop.attachedSince() != Long.MAX_VALUE) {
            work();
        }
        return true;
    }

    private void work() {
        if (isSupervisor() && !diligent && chance.nextInt(HUNDRED) < SUPERVISES) {
            supervise();
            return;
        }
        boolean callsBack = person.centre().services().callsBack() && !diligent
                && view.state() != AgentState.LOGGED_OUT;
        int what = callsBack ? chance.nextInt(HUNDRED) : HUNDRED;
        if (what < CALLBACK_ARRANGED + CALLBACK_CANCELLED) {
            arranges(what);
            return;
        }
        switch (view.state()) {
            case LOGGED_OUT -> {
                endsWhatKeepsHimOut();
                logOn();
            }
            case NOT_READY, AFTER_CALL_WORK -> idle();
            case READY -> {
                if (person.persona().restless() && !diligent && chance.nextInt(HUNDRED) < 10) {
                    wantsCalls = false;
                    request(new Command.SetNotReady(BREAK_REASON));
                }
            }
            case TALKING, HELD -> {
                if (person.persona().restless()) {
                    talking();
                }
            }
            case RESERVED, ALERTING -> {
                // He answers, or somebody at the telephone does, or nobody.
            }
        }
    }

    /**
     * The switch logs nobody on at a telephone that is in use, and what ended his log-on has not ended the call: two of whom the switch has forgotten that they were
     * logged on would talk to each other for ever.
     */
    private void endsWhatKeepsHimOut() {
        if (isMirrored() && !ownConnections().isEmpty() && chance.nextInt(HUNDRED) < HANGS_UP_TO_LOG_ON) {
            atTheTelephone(HANGS_UP);
        }
    }

    private void idle() {
        int what = chance.nextInt(HUNDRED);
        if (isMirrored() && !diligent && person.persona().restless() && what < 15) {
            changeAtTheTelephone(what < 10 ? AgentChange.Mode.READY : AgentChange.Mode.NOT_READY);
            return;
        }
        if (diligent || !person.persona().restless() || what < 60) {
            wantsCalls = true;
            request(new Command.SetReady(false));
        } else if (what < 75) {
            request(new Command.MakeCall(colleague(), Bytes.EMPTY));
        }
    }

    /** By feature code, or another program. */
    private void changeAtTheTelephone(AgentChange.Mode mode) {
        wantsCalls = mode == AgentChange.Mode.READY;
        pbx.model().setAgentState(new AgentChange(station(), mode, "", "", WorkMode.NONE,
                mode == AgentChange.Mode.NOT_READY ? BREAK_REASON + 1 : 0, false));
        pbx.settle();
    }

    private String colleague() {
        return Centre.station(colleagueNumber());
    }

    private int colleagueNumber() {
        int colleagues = person.centre().agents();
        return (person.number() + 1 + chance.nextInt(colleagues - 1)) % colleagues;
    }

    /** He listens to somebody, leaves him, or changes his state or skills. */
    private void supervise() {
        String agent = Centre.agentId(colleagueNumber());
        request(switch (chance.nextInt(person.centre().services().hasRules() ? 14 : 12)) {
            case 0, 1 -> new Command.ListenToAgent(agent);
            case 2 -> new Command.WhisperToAgent(agent);
            case 3, 4 -> new Command.JoinAgent(agent);
            case 5 -> new Command.InterceptCall(agent);
            case 6, 7 -> new Command.StopObserving();
            case 12 -> new Command.SetVariable(RuleBook.VARIABLE, chance.nextBoolean() ? RuleBook.BUSY : RuleBook.CALM,
                    chance.nextInt(MOOD_MAX_MILLIS));
            case 13 -> new Command.ResetVariable(RuleBook.VARIABLE);
            case 8 -> new Command.ForceNotReady(agent, BREAK_REASON, "");
            case 9 -> new Command.ForceReady(agent, "");
            case 10 -> chance.nextInt(4) == 0
                    ? new Command.ForceLogOff(agent, BREAK_REASON, "")
                    : new Command.SendNotice(agent, "a word");
            default -> chance.nextBoolean()
                    ? new Command.SetAgentSkills(agent,
                            List.of(new SkillLevel(Centre.SKILL, 1 + chance.nextInt(4))), "")
                    : new Command.ResetAgentSkills(agent, "");
        });
    }

    private void talking() {
        int what = chance.nextInt(HUNDRED);
        CallView call = view.calls().isEmpty() ? null : view.calls().get(0);
        boolean ordinary = call != null && call.contact() == null;
        if (what < 35 || ordinary && what < 70) {
            atTheTelephone(what);
        } else if (call == null || diligent) {
            return;
        } else if (what < 75) {
            request(call.state() == LocalConnectionState.HOLD
                    ? new Command.RetrieveCall(call.call())
                    : new Command.HoldCall(call.call()));
        } else if (what < 82) {
            request(new Command.ClearConnection(call.call()));
        }
    }

    /** By hand, whatever the desktop says. */
    private void atTheTelephone(int what) {
        Switch model = pbx.model();
        List<Party> own = ownConnections();
        Party held = in(own, ConnectionState.HOLD);
        Party active = in(own, ConnectionState.CONNECT);
        if (held != null && active != null) {
            Answer<?> done = what % 2 == 0
                    ? model.transferCall(held.connection(), active.connection())
                    : model.reconnectCall(active.connection(), held.connection());
            if (done instanceof Answer.Refused<?>) {
                model.reconnectCall(active.connection(), held.connection());
            }
        } else if (held != null) {
            model.retrieveCall(held.connection());
        } else if (active != null && what < 12 && !diligent) {
            model.consultationCall(active.connection(), colleague(), CallOptions.NONE);
        } else if (active != null) {
            model.users().hangsUp(station());
        }
        pbx.settle();
    }

    private List<Party> ownConnections() {
        return pbx.model().stations().stream().filter(view -> view.extension().equals(station()))
                .map(StationView::connections).findFirst().orElse(List.of());
    }

    private static Party in(List<Party> parties, ConnectionState state) {
        return parties.stream().filter(party -> party.state() == state).findFirst().orElse(null);
    }
}
