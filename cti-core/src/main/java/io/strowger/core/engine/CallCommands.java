package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import java.util.List;
import java.util.function.BiFunction;

/** Call control on the connections at the agent's own station. */
final class CallCommands {
    /** Tones of one request. */
    static final int TONES_MAX = 32;

    private CallCommands() {}

    static Answer answer(Decision d, Requester by, Command.AnswerCall c) {
        Requester.Own own = by.ringing(d, c.call());
        return own.isRefused()
                ? own.refused()
                : by.ask(d, new PbxCommand.AnswerCall(own.connection()), own.call().key(),
                        LocalConnectionState.CONNECT);
    }

    static Answer hold(Decision d, Requester by, Command.HoldCall c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.CONNECT);
        return own.isRefused()
                ? own.refused()
                : by.ask(d, new PbxCommand.HoldCall(own.connection()), c.call(), LocalConnectionState.HOLD);
    }

    static Answer retrieve(Decision d, Requester by, Command.RetrieveCall c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.HOLD);
        return own.isRefused()
                ? own.refused()
                : by.ask(d, new PbxCommand.RetrieveCall(own.connection()), c.call(), LocalConnectionState.CONNECT);
    }

    static Answer clearConnection(Decision d, Requester by, Command.ClearConnection c) {
        Requester.Own own = by.own(d, c.call());
        if (own.isRefused()) {
            return own.refused();
        }
        RefusalReason refusal = Restriction.leaves(d, by.agent(), own.call());
        if (refusal != RefusalReason.NONE) {
            return new Answer(refusal, "", c.call());
        }
        Answer survey = Surveys.sends(d, by, own);
        return survey != null
                ? survey
                : by.ask(d, new PbxCommand.ClearConnection(own.connection()), c.call(), LocalConnectionState.NULL);
    }

    static Answer clearCall(Decision d, Requester by, Command.ClearCall c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.CONNECT, LocalConnectionState.HOLD,
                LocalConnectionState.FAIL);
        return own.isRefused()
                ? own.refused()
                : by.ask(d, new PbxCommand.ClearCall(own.connection()), c.call(), LocalConnectionState.NULL);
    }

    static Answer alternate(Decision d, Requester by, Command.AlternateCall c) {
        return two(d, by, c.activeCall(), c.heldCall(), (active, held) -> by.ask(d,
                new PbxCommand.AlternateCall(active.connection(), held.connection()), c.heldCall(),
                LocalConnectionState.CONNECT));
    }

    static Answer reconnect(Decision d, Requester by, Command.ReconnectCall c) {
        return two(d, by, c.activeCall(), c.heldCall(), (active, held) -> by.ask(d,
                new PbxCommand.ReconnectCall(active.connection(), held.connection(), null, Bytes.EMPTY), c.heldCall(),
                LocalConnectionState.CONNECT));
    }

    static Answer conference(Decision d, Requester by, Command.ConferenceCall c) {
        return two(d, by, c.activeCall(), c.heldCall(), (active, held) -> by.ask(d,
                new PbxCommand.ConferenceCall(held.connection(), active.connection()), c.heldCall(), null));
    }

    static Answer transfer(Decision d, Requester by, Command.TransferCall c) {
        return two(d, by, c.activeCall(), c.heldCall(), (active, held) -> {
            RefusalReason refusal = Restriction.joins(d, by.agent(), held.call(), active.call());
            return refusal != RefusalReason.NONE
                    ? new Answer(refusal, "", c.heldCall())
                    : by.ask(d, new PbxCommand.TransferCall(held.connection(), active.connection()), c.heldCall(),
                            LocalConnectionState.NULL);
        });
    }

    /** With an active and a held call. */
    private static Answer two(Decision d, Requester by, CallKey activeCall, CallKey heldCall,
            BiFunction<Requester.Own, Requester.Own, Answer> then) {
        Requester.Own active = by.own(d, activeCall, LocalConnectionState.CONNECT);
        if (active.isRefused()) {
            return active.refused();
        }
        Requester.Own held = by.own(d, heldCall, LocalConnectionState.HOLD);
        return held.isRefused() ? held.refused() : then.apply(active, held);
    }

    static Answer sendDtmfTone(Decision d, Requester by, Command.SendDtmfTone c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.CONNECT);
        if (own.isRefused()) {
            return own.refused();
        }
        boolean tones = !c.tones().isEmpty() && c.tones().length() <= TONES_MAX
                && c.tones().chars().allMatch(CallCommands::isTone);
        return tones
                ? by.ask(d, new PbxCommand.SendDtmfTone(own.connection(), List.of(), c.tones(), 0, 0), c.call(), null)
                : Answer.of(RefusalReason.BAD_ARGUMENT, "1 to " + TONES_MAX + " tones of 0-9, A-D, * and #");
    }

    private static boolean isTone(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'D' || c == '*' || c == '#';
    }

    static Answer complete(Decision d, Requester by, Command.CallCompletion c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.CONNECT, LocalConnectionState.FAIL);
        if (own.isRefused()) {
            return own.refused();
        }
        return c.feature() == null
                ? Answer.of(RefusalReason.BAD_ARGUMENT, "which feature is missing")
                : by.ask(d, new PbxCommand.CallCompletion(c.feature(), own.connection()), c.call(), null);
    }
}
