package io.strowger.tools.simulation;

import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ItemState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The IVR: it says which ports are its own, attaches data to the contacts that it hears, asks for agents for some of them, and changes its mind for a few. It
 * brings mails, too, and takes a few of them back. Its ports
 * are the switch's, which answer, play and transfer their callers.
 */
final class VirtualIvr implements VirtualDesktop.User {
    private static final int HUNDRED = 100;
    private static final int ASKS = 60;
    private static final int WITHDRAWS = 10;
    private static final int CALLED_BACK = 40;
    /** Of those who want to be called back: at another number than their own, another day's matter, and after a while. */
    private static final int ELSEWHERE = 30;
    private static final int LATER = 30;
    private static final int PRIORITY = 4;
    private static final int MAIL_MILLIS_MAX = 20_000;
    private static final int TAKES_BACK = 10;
    private static final int TAKES_BACK_MILLIS_MAX = 60_000;
    private static final int WORD_MILLIS_MAX = 3_000;
    private static final int LATER_MILLIS_MAX = 30_000;

    private final VirtualTime time;
    private final SplittableRandom chance;
    private final List<String> ports;
    private final Services services;
    private final long startMillis;
    private final VirtualDesktop desktop;
    /** The contact that was last heard at a port. */
    private final Map<String, Object> heard = new HashMap<>();
    private int mails;
    private boolean noMoreMails;

    VirtualIvr(VirtualTime time, Centre centre, SplittableRandom chance, VirtualDesktop.Place place) {
        this.time = time;
        this.chance = chance;
        this.ports = centre.ports();
        this.services = centre.services();
        this.startMillis = centre.startMillis();
        this.desktop = new VirtualDesktop(place, Centre.IVR_USER, SessionRole.IVR, this);
        mails();
    }

    /** Mails come as long as time goes on, however the callers do. */
    private void mails() {
        time.afterMillis(1 + chance.nextInt(MAIL_MILLIS_MAX), () -> {
            if (noMoreMails) {
                return;
            }
            if (desktop.attachedSince() != Long.MAX_VALUE) {
                desktop.request(
                        new Command.SubmitItem(Centre.MAIL_SKILL, PRIORITY, "mail-" + ++mails, "", "", Map.of()));
            }
            mails();
        });
    }

    void stopMails() {
        noMoreMails = true;
    }

    VirtualDesktop desktop() {
        return desktop;
    }

    @Override
    public void onSession(boolean resumed) {
        if (!resumed) {
            desktop.request(new Command.RegisterPorts(Centre.SWITCH, ports));
        }
    }

    @Override
    public void onTopic(TopicState state) {
        boolean speaks = state instanceof TopicState.PortView view && view.call() != null
                && view.call().contact() != null && view.call().state() == LocalConnectionState.CONNECT;
        if (!speaks) {
            return;
        }
        TopicState.PortView view = (TopicState.PortView) state;
        if (view.call().contact().equals(heard.put(view.port(), view.call().contact()))) {
            return;
        }
        desktop.request(new Command.AttachData(view.port(), Map.of("said", view.call().serial())));
        if (chance.nextInt(HUNDRED) < ASKS) {
            time.afterMillis(chance.nextInt(WORD_MILLIS_MAX),
                    () -> desktop.request(new Command.RequestAgent(view.port(), Centre.SKILL, PRIORITY)));
            if (services.callsBack() && chance.nextInt(HUNDRED) < CALLED_BACK) {
                time.afterMillis(WORD_MILLIS_MAX + chance.nextInt(WORD_MILLIS_MAX), () -> callBack(view.port()));
            }
            if (chance.nextInt(HUNDRED) < WITHDRAWS) {
                time.afterMillis(WORD_MILLIS_MAX + chance.nextInt(WORD_MILLIS_MAX),
                        () -> desktop.request(new Command.CancelAgentRequest(view.call().contact())));
            }
        }
    }

    /** The caller at that port wants to be called back, for what he waits for or for something else. */
    private void callBack(String port) {
        boolean later = chance.nextInt(HUNDRED) < LATER;
        desktop.request(new Command.RequestCallback(port,
                chance.nextInt(HUNDRED) < ELSEWHERE ? Customers.anyNumber(chance) : "",
                later ? Centre.SECOND_SKILL : "", later ? PRIORITY : 0,
                later ? startMillis + time.millis() + chance.nextInt(LATER_MILLIS_MAX) : 0, 0));
    }

    @Override
    public void onPush(Push push) {
        if (push instanceof Push.ItemChanged changed && changed.item().state() == ItemState.OFFERED
                && chance.nextInt(HUNDRED) < TAKES_BACK) {
            time.afterMillis(chance.nextInt(TAKES_BACK_MILLIS_MAX),
                    () -> desktop.request(new Command.EndItem(changed.item().contact())));
        }
    }

    @Override
    public void onOutcome(Push.RequestOutcome outcome) {
        // A contact that is gone is gone.
    }
}
