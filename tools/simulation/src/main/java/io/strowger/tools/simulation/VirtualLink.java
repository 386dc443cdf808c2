package io.strowger.tools.simulation;

import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.site.LinkSite;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.link.LinkEffect;
import io.strowger.pbx.tsapi.TsapiLinkSession;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** A real link session on a simulated network. What the transport of the server does, without its threads. */
final class VirtualLink implements Wire.End {
    private static final long REFUSED_AFTER_MILLIS = 2;

    private final VirtualTime time;
    private final VirtualServer server;
    private final VirtualSwitch pbx;
    private final SplittableRandom chance;
    private final int number;
    private final LinkSite site;
    private final Supplier<LinkContext> contexts;
    /** Null while the server's process is not there. */
    private TsapiLinkSession session;
    private Wire wire;
    private boolean draining;
    /** A connection that was asked for and stands or not when its time comes. */
    private int attempt;
    /** Of the network: nobody answers at this port until then. */
    private long nameServerClosedUntil;
    private long tlinkClosedUntil;
    private final LinkHistory history;

    VirtualLink(VirtualTime time, VirtualServer server, VirtualSwitch pbx, Place place) {
        this.time = time;
        this.server = server;
        this.pbx = pbx;
        this.chance = place.chance();
        this.number = place.number();
        this.site = place.site();
        this.contexts = place.contexts();
        this.history = new LinkHistory(place.probationNanos(), place.vdns());
    }

    /**
     * Where it is.
     *
     * @param number of its server, from 0
     * @param contexts makes what a session of a new process stands on
     * @param vdns that it is to route
     * @param probationNanos after it came back, for which another link's word counts
     */
    record Place(int number, LinkSite site, Supplier<LinkContext> contexts, SplittableRandom chance,
            long probationNanos, int vdns) {}

    int number() {
        return number;
    }

    String name() {
        return site.name();
    }

    /** The server's process begins: a new session, which connects. */
    void boot() {
        session = new TsapiLinkSession(contexts.get());
        session.start(time.now());
        drain();
    }

    /** The process is gone; the switch's server notices what the operating system says. */
    void die() {
        history.forgotten(time.now());
        session = null;
        attempt++;
        if (wire != null) {
            Wire lost = wire;
            wire = null;
            lost.cut(0);
        }
    }

    void submit(Output.PbxRequest request) {
        if (session != null) {
            session.submit(time.now(), request);
            drain();
        }
    }

    LinkState state() {
        return session == null ? LinkState.DOWN : session.status().state();
    }

    long nextDeadline() {
        return session == null ? Long.MAX_VALUE : session.nextDeadline();
    }

    void onTime() {
        session.onTime(time.now());
        drain();
    }

    // ---- the far end of the wire speaks

    @Override
    public void onBytes(byte[] bytes) {
        if (wire == null) {
            return;
        }
        session.onBytes(time.now(), bytes, 0, bytes.length);
        drain();
    }

    @Override
    public void onGone(String why) {
        if (wire == null) {
            return;
        }
        wire = null;
        session.onDisconnected(time.now(), why.isEmpty() ? LinkDownCause.CLOSED_BY_PEER : LinkDownCause.IO_ERROR, why);
        drain();
    }

    // ---- what goes wrong

    /** Whether there is a connection that could be lost. */
    boolean isConnected() {
        return wire != null && !wire.isOver();
    }

    /** Whether it is up and registered, with nothing wrong. */
    boolean isWhole() {
        return history.wholeFor(time.now()) > 0;
    }

    void cut(long serverNoticesMillis) {
        history.broken(time.now());
        wire.cut(serverNoticesMillis);
    }

    void stall(long millis) {
        history.stalls(time.now());
        history.stalled(time.now(), time.now() + millis * VirtualTime.NANOS_PER_MILLI);
        Wire stalled = wire;
        stalled.stall();
        time.afterMillis(millis, () -> {
            stalled.goOn();
            if (wire == stalled) {
                history.goesOn(time.now());
            }
        });
    }

    /** The server ends it; how, is its own matter. */
    void willBeDropped() {
        history.broken(time.now());
    }

    void closeNameServer(long millis) {
        nameServerClosedUntil = time.now() + millis * VirtualTime.NANOS_PER_MILLI;
    }

    void closeTlink(long millis) {
        tlinkClosedUntil = time.now() + millis * VirtualTime.NANOS_PER_MILLI;
    }

    LinkHistory history() {
        return history;
    }

    // ---- what the session wants done

    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            TsapiLinkSession drained = session;
            for (LinkEffect effect = drained.poll(); effect != null; effect = drained.poll()) {
                carryOut(effect);
                if (session != drained) {
                    return;
                }
            }
        } finally {
            draining = false;
        }
    }

    private void carryOut(LinkEffect effect) {
        switch (effect) {
            case LinkEffect.Connect connect -> connect(connect);
            case LinkEffect.Send send -> {
                if (wire != null) {
                    wire.fromClient(send.bytes());
                }
            }
            case LinkEffect.Disconnect disconnect -> {
                attempt++;
                if (wire != null) {
                    wire.closedByClient();
                    wire = null;
                }
            }
            case LinkEffect.Offer offer -> {
                server.offer(offer.input());
                history.told(offer.input(), time.now());
            }
            case LinkEffect.Stopped stopped -> {
                // A run ends without stopping its links.
            }
        }
    }

    private void connect(LinkEffect.Connect connect) {
        int mine = ++attempt;
        boolean nameServer = connect.port() == site.port();
        time.afterMillis(1 + chance.nextInt((int) REFUSED_AFTER_MILLIS), () -> {
            if (mine != attempt) {
                return;
            }
            if (time.now() < (nameServer ? nameServerClosedUntil : tlinkClosedUntil)) {
                session.onConnectFailed(time.now(), LinkDownCause.CONNECT_FAILED, "connection refused");
            } else {
                wire = nameServer
                        ? pbx.nameServer(number, this, chance.split())
                        : pbx.tlink(number, this, chance.split());
                session.onConnected(time.now());
            }
            drain();
        });
    }
}
