package io.strowger.simulator;

import io.strowger.simulator.model.Cause;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.Tie;
import io.strowger.simulator.model.UserToUser;

/** Circuits between two simulated switches, each with a thread of its own: what one says is done by the other on its own thread, a little later. */
public final class TieLine {
    private TieLine() {}

    /**
     * Numbers with the prefix lead from one switch to the other, without the prefix.
     *
     * @param carriesUserToUser whether user-to-user information gets there
     */
    public static void join(SwitchSimulator from, String prefix, SwitchSimulator to, boolean carriesUserToUser) {
        Tie back = new Tie() {
            @Override
            public void setUp(long circuit, IncomingCall call) {
                throw new IllegalStateException("the called end sets up nothing");
            }

            @Override
            public void answered(long circuit) {
                from.later(theSwitch -> theSwitch.outside().tieAnswered(circuit));
            }

            @Override
            public void released(long circuit, Cause cause) {
                from.later(theSwitch -> theSwitch.outside().tieReleased(circuit, cause));
            }
        };
        Tie out = new Tie() {
            @Override
            public void setUp(long circuit, IncomingCall call) {
                IncomingCall carried = carriesUserToUser
                        ? call
                        : new IncomingCall(call.ani(), call.destination(), UserToUser.NONE, call.digits());
                to.later(theSwitch -> theSwitch.outside().tieSetUp(circuit, carried, back));
            }

            @Override
            public void answered(long circuit) {
                throw new IllegalStateException("the calling end has answered by calling");
            }

            @Override
            public void released(long circuit, Cause cause) {
                to.later(theSwitch -> theSwitch.outside().tieGone(circuit, back));
            }
        };
        from.onSwitch(theSwitch -> {
            theSwitch.outside().leadTo(prefix, out);
            return true;
        });
    }
}
