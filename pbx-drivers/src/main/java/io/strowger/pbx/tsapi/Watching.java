package io.strowger.pbx.tsapi;

import io.strowger.core.input.PbxReply;
import io.strowger.core.model.UniversalFailure;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.LinkStep;
import java.util.List;

/** Sets, keeps and ends the monitors and registrations of a link. One thread. */
final class Watching {
    /** Requests of ours that are made ahead of the rate limit, so that it is always the limit that holds them back. */
    static final int AHEAD = 64;
    private static final int FLOW_PREDICTIVE_VERSION = 8;

    private final Roster roster;
    private final LinkReports reports;
    private final LinkCounters counters;
    private final AnswerWindow window;
    private final Sender sender;
    private List<LinkStatus.Refusal> listed = List.of();
    private int listedOf;

    /** Queues a request of the link itself. */
    interface Sender {
        void own(long nanos, Purpose purpose, TsapiMessage message, PrivateData privateData);
    }

    Watching(Roster roster, LinkReports reports, LinkCounters counters, AnswerWindow window, Sender sender) {
        this.roster = roster;
        this.reports = reports;
        this.counters = counters;
        this.window = window;
        this.sender = sender;
    }

    /**
     * Asks for more while the window has room.
     *
     * @param ahead
     *            requests of this class that wait to be sent
     * @param version
     *            of private data
     */
    void askMore(long nanos, int ahead, int version, String vendor) {
        for (int made = ahead; made < AHEAD && roster.asked() < window.size(); made++) {
            Roster.Entry entry = roster.next();
            if (entry == null) {
                return;
            }
            Purpose purpose = new Purpose.Watch(entry);
            switch (entry.kind) {
                case MONITOR_DEVICE -> sender.own(nanos, purpose,
                        new Csta.MonitorDevice(entry.deviceId, MonitorFilter.NONE), PrivateData.ABSENT);
                case MONITOR_CALLS -> sender.own(nanos, purpose,
                        new Csta.MonitorCallsViaDevice(entry.deviceId, MonitorFilter.NONE),
                        flowPredictive(version, vendor));
                case ROUTE ->
                    sender.own(nanos, purpose, new Csta.RouteRegisterReq(entry.deviceId), PrivateData.ABSENT);
            }
        }
    }

    /** Has the events of a predictive call flow too, where the server can. */
    private static PrivateData flowPredictive(int version, String vendor) {
        return version >= FLOW_PREDICTIVE_VERSION
                ? new PrivateData.Avaya(vendor, new Att.MonitorCallsViaDevice(0, true))
                : PrivateData.ABSENT;
    }

    /**
     * The switch answered. A confirmation of what is not wanted any more, or stands already because an earlier
     * confirmation came late, is ended again. Congestion is no refusal: it is asked for again.
     */
    void answered(long nanos, Roster.Entry entry, TsapiMessage message, PbxReply reply) {
        switch (message) {
            case Csta.MonitorConf conf -> stands(nanos, entry, conf.monitorCrossRefID());
            case Csta.RouteRegisterReqConf conf -> stands(nanos, entry, conf.registerReqID());
            default -> {
                if (isCongestion(message) && roster.again(entry)) {
                    window.congested();
                } else if (reply instanceof PbxReply.Refused refused) {
                    refused(nanos, entry, refused.failure());
                } else {
                    counters.anomalies++;
                    refused(nanos, entry, Handshake.WRONG_ANSWER);
                }
            }
        }
    }

    private static boolean isCongestion(TsapiMessage message) {
        Failure failure = Failure.in(message);
        return failure != null && failure.isCongestion(false);
    }

    private void stands(long nanos, Roster.Entry entry, int reference) {
        if (roster.stands(entry, reference)) {
            reports.started(entry);
        } else {
            end(nanos, entry.kind, reference);
        }
    }

    private void end(long nanos, Roster.Kind kind, int reference) {
        sender.own(nanos, new Purpose.Unwatch(), kind == Roster.Kind.ROUTE
                ? new Csta.RouteRegisterCancel(reference)
                : new Csta.MonitorStop(reference), PrivateData.ABSENT);
    }

    /** It was refused, or got no answer: asked for again after a rest. */
    void refused(long nanos, Roster.Entry entry, UniversalFailure failure) {
        if (entry.standing() == Roster.Standing.ASKED) {
            roster.rests(entry, nanos, Roster.REST_REFUSED_MIN_MILLIS, failure);
            if (entry.isNews(failure)) {
                reports.ended(entry, failure);
            }
        }
    }

    /** The switch ended it: asked for again soon. Null is one that is not known. */
    void ended(long nanos, Roster.Entry entry) {
        if (entry == null) {
            counters.eventsOfUnknownMonitor++;
        } else {
            roster.rests(entry, nanos, Roster.REST_ENDED_MIN_MILLIS, null);
            reports.ended(entry, null);
        }
    }

    /**
     * Other devices are wanted.
     *
     * @param open
     *            whether there is a stream to end the unwanted on
     */
    void replace(long nanos, LinkDevices devices, boolean open) {
        for (Roster.Entry entry : roster.set(devices)) {
            reports.ended(entry, null);
            if (open) {
                end(nanos, entry.kind, entry.reference());
            }
        }
    }

    /** Says how far it is. */
    void count(LinkProgress progress, long nanos) {
        progress.counts(LinkStep.MONITORS, roster.monitorsStanding(), roster.monitors(), roster.monitorsResting(),
                nanos);
        progress.counts(LinkStep.REGISTRATIONS, roster.registrationsStanding(), roster.registrations(),
                roster.registrationsResting(), nanos);
    }

    /** What is refused now. */
    LinkStatus.Refusals refusals() {
        if (roster.refusals() != listedOf) {
            listedOf = roster.refusals();
            listed = roster.refused(LinkStatus.Refusals.LISTED_MAX).stream().map(Watching::refusal).toList();
        }
        return new LinkStatus.Refusals(roster.refused(), listed);
    }

    private static LinkStatus.Refusal refusal(Roster.Entry entry) {
        UniversalFailure failure = entry.refusal();
        Failure known = named(failure);
        return new LinkStatus.Refusal(entry.deviceId, entry.kind.name(), failure.code(), failure.name(),
                known.sentence() + " " + known.remedy());
    }

    /** A refusal by the server's security database bears the name of an ACS failure. */
    private static Failure named(UniversalFailure failure) {
        return Failure.named(failure.name()).orElseGet(() -> Failure.of(CSTAUniversalFailure.of(failure.code())));
    }
}
