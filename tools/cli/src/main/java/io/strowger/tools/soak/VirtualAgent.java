package io.strowger.tools.soak;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.CallOptions;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.StationView;
import io.strowger.simulator.model.Switch;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Somebody with a desktop and a telephone, who uses now the one and now the other. What he does follows from what he sees at that moment. The simulated switch
 * has its own people who lift handsets and hang up, so he may find that somebody was faster.
 */
final class VirtualAgent {
    private static final int THINK_MIN_MILLIS = 700;
    private static final int THINK_MAX_MILLIS = 9_000;
    private static final int ANSWER_MIN_MILLIS = 300;
    private static final int ANSWER_MAX_MILLIS = 7_000;
    private static final int ACKNOWLEDGE_MILLIS = 40;
    private static final int HUNDRED = 100;
    private static final int BREAK_REASON = 2;

    private final VirtualTime time;
    private final VirtualCore core;
    private final VirtualSwitch pbx;
    private final SplittableRandom chance;
    private final int number;
    private final String session;
    private final int stations;
    private TopicState.AgentView view;
    private long requestId;
    private long pushed;
    private long acknowledged;
    private boolean wantsCalls = true;
    private boolean diligent;
    private long answeredCalls;

    VirtualAgent(VirtualTime time, VirtualCore core, VirtualSwitch pbx, Person person) {
        this.time = time;
        this.core = core;
        this.pbx = pbx;
        this.chance = person.chance();
        this.number = person.number();
        this.stations = person.colleagues();
        this.session = String.format("%032x", number + 1);
    }

    /**
     * Who he is.
     *
     * @param colleagues agents there are, himself included
     */
    record Person(int number, int colleagues, SplittableRandom chance) {}

    static String agentId(int number) {
        return String.valueOf(1_001 + number);
    }

    String agentId() {
        return agentId(number);
    }

    String session() {
        return session;
    }

    String station() {
        return VirtualSwitch.station(number);
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
        core.offer(new Input.SessionOpened(session, agentId(), SessionRole.AGENT, Bytes.EMPTY, 1, number + 1));
        request(new Command.LogOn(Flaps.SWITCH, station()));
        request(new Command.SetReady(false));
        think();
    }

    private void request(Command command) {
        core.offer(new Input.SessionRequested(session, ++requestId, command));
    }

    // ---- what the desktop shows

    void shown(TopicState.AgentView now) {
        if (now.state() == AgentState.TALKING && (view == null || view.state() != AgentState.TALKING)) {
            answeredCalls++;
        }
        view = now;
    }

    void pushed(Output.SessionPush push) {
        if (acknowledged == pushed) {
            time.afterMillis(ACKNOWLEDGE_MILLIS, this::acknowledge);
        }
        pushed = push.sequence();
        if (push.push() instanceof Push.CallOffered offered && chance.nextInt(HUNDRED) < 60) {
            CallKey call = offered.call().call();
            time.afterMillis(chance.nextInt(ANSWER_MIN_MILLIS, ANSWER_MAX_MILLIS),
                    () -> request(new Command.AnswerCall(call)));
        }
    }

    private void acknowledge() {
        acknowledged = pushed;
        core.offer(new Input.PushAcknowledged(session, pushed));
    }

    // ---- what he does

    private void think() {
        time.afterMillis(chance.nextInt(THINK_MIN_MILLIS, THINK_MAX_MILLIS), () -> {
            act();
            think();
        });
    }

    private void act() {
        if (view == null) {
            return;
        }
        switch (view.state()) {
            case LOGGED_OUT -> {
                request(new Command.LogOn(Flaps.SWITCH, station()));
                request(new Command.SetReady(false));
            }
            case NOT_READY, AFTER_CALL_WORK -> idle();
            case READY -> {
                if (!diligent && chance.nextInt(HUNDRED) < 10) {
                    wantsCalls = false;
                    request(new Command.SetNotReady(BREAK_REASON));
                }
            }
            case TALKING, HELD -> talking();
            case RESERVED, ALERTING -> {
                // He answers, or somebody at the telephone does, or nobody.
            }
        }
    }

    private void idle() {
        int what = chance.nextInt(HUNDRED);
        if (diligent || what < 60) {
            wantsCalls = true;
            request(new Command.SetReady(false));
        } else if (what < 75) {
            request(new Command.MakeCall(colleague(), Bytes.EMPTY));
        }
    }

    private String colleague() {
        return VirtualSwitch.station((number + 1 + chance.nextInt(stations - 1)) % stations);
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
        List<Party> own = model.stations().stream().filter(view -> view.extension().equals(station()))
                .map(StationView::connections).findFirst().orElse(List.of());
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
            model.stationHangsUp(station());
        }
        pbx.settle();
    }

    private static Party in(List<Party> parties, ConnectionState state) {
        return parties.stream().filter(party -> party.state() == state).findFirst().orElse(null);
    }
}
