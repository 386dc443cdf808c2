package io.strowger.tools.simulation;

import io.strowger.core.fact.Fact;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.OutsideParty;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.Spread;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Those who are called back: at home or not, they hang up when they have talked enough, and some call once more by themselves meanwhile. */
final class Customers {
    private static final int HUNDRED = 100;
    private static final int CALLS_AGAIN = 6;
    /** Numbers that people ask to be called at, so few that two want the same at times. */
    private static final int NUMBERS = 30;
    private static final long FIRST_NUMBER = 2_125_550_000L;
    private static final int HANGS_UP_FIRST = 50;
    private static final long ALONE_MILLIS = 20_000;
    private static final Spread TALK = Spread.seconds(2, 25);
    private static final Spread UNTIL_HE_CALLS = Spread.seconds(1, 12);
    private static final Spread PATIENCE = Spread.seconds(5, 60);
    /** Of ten calls; the others are answered. */
    private static final OutsideParty[] PARTIES = {OutsideParty.BUSY, OutsideParty.BUSY, OutsideParty.NO_ANSWER,
        OutsideParty.SIT_VACANT_CODE, OutsideParty.ANSWERING_MACHINE};

    private final VirtualTime time;
    private final VirtualSwitch pbx;
    private final SplittableRandom chance;
    private boolean patient;
    /** Calls that had been left to people outside when they were looked at last. */
    private Set<CallHandle> left = Set.of();

    Customers(VirtualTime time, VirtualSwitch pbx, SplittableRandom chance) {
        this.time = time;
        this.pbx = pbx;
        this.chance = chance;
    }

    /** Those whom an agent has connected with one another have said everything after a while, and who is sent where nobody answers gives up. */
    void begin() {
        time.afterMillis(ALONE_MILLIS, this::begin);
        Set<CallHandle> now = new LinkedHashSet<>();
        for (LiveCall call : pbx.model().liveCalls()) {
            boolean alone = call.vdn().isEmpty()
                    && call.parties().stream().allMatch(party -> isOutside(party.device()) || isAlerting(party))
                    && call.parties().stream().anyMatch(party -> isOutside(party.device()));
            if (alone && left.contains(call.handle())) {
                pbx.model().outside().callerHangsUp(call.handle());
            } else if (alone) {
                now.add(call.handle());
            }
        }
        left = now;
        pbx.settle();
    }

    private static boolean isOutside(Device device) {
        return device.kind() == Device.Kind.TRUNK || device.kind() == Device.Kind.EXTERNAL;
    }

    private static boolean isAlerting(Party party) {
        return party.state() == ConnectionState.ALERTING;
    }

    /** A number as a customer says it. */
    static String anyNumber(SplittableRandom chance) {
        return String.valueOf(FIRST_NUMBER + chance.nextInt(NUMBERS));
    }

    /** From now on nobody calls by himself any more. */
    void becomePatient() {
        patient = true;
    }

    void happened(Fact.CallbackChanged changed) {
        switch (changed.state()) {
            case DIALLING -> {
                int what = chance.nextInt(2 * PARTIES.length);
                pbx.model().outside().behave(Services.NUMBERS.dialled(changed.number()),
                        what < PARTIES.length ? PARTIES[what] : OutsideParty.ANSWERS);
            }
            case TALKING -> {
                if (chance.nextInt(HUNDRED) < HANGS_UP_FIRST) {
                    time.afterMillis(TALK.draw(chance), () -> hangsUp(changed.number()));
                }
            }
            case WAITING, PAUSED -> {
                if (chance.nextInt(HUNDRED) < CALLS_AGAIN) {
                    time.afterMillis(UNTIL_HE_CALLS.draw(chance), () -> calls(changed.number()));
                }
            }
            default -> {
                // Nothing that he knows of.
            }
        }
    }

    private void hangsUp(String number) {
        String dialled = Services.NUMBERS.dialled(number);
        for (LiveCall call : pbx.model().liveCalls()) {
            if (call.calledDevice().id().equals(dialled)) {
                pbx.model().outside().callerHangsUp(call.handle());
                break;
            }
        }
        pbx.settle();
    }

    private void calls(String number) {
        if (patient) {
            return;
        }
        CallHandle call = pbx.model().outside().offer(IncomingCall.of(Services.NUMBERS.dialled(number), Centre.VDN));
        pbx.settle();
        if (call != null) {
            time.afterMillis(PATIENCE.draw(chance), () -> {
                pbx.model().outside().callerHangsUp(call);
                pbx.settle();
            });
        }
    }
}
