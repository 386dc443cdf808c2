package io.strowger.pbx.tsapi;

import io.strowger.core.model.MonitorKind;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.link.LinkEffect;
import io.strowger.pbx.tsapi.translate.EventTranslator;
import io.strowger.pbx.tsapi.translate.NumberPlanNormaliser;
import io.strowger.pbx.tsapi.translate.ReplyTranslator;
import io.strowger.pbx.tsapi.translate.Texts;
import java.util.ArrayDeque;
import java.util.OptionalInt;

/** What the parts of one link's session share. Each part keeps its own state and nobody else's. One thread. */
final class LinkParts {
    static final long NANOS_PER_MILLI = 1_000_000L;

    final LinkContext context;
    final TsapiOptions options;
    final int perSecond;
    final NumberPlanNormaliser numbers;
    final EventTranslator events;
    final ReplyTranslator replies;
    final ArrayDeque<LinkEffect> effects = new ArrayDeque<>();
    final ReadingClock reading = new ReadingClock();
    final LinkCounters counters = new LinkCounters();
    final ReceiveBuffer received = new ReceiveBuffer();
    final LinkProgress progress = new LinkProgress();
    final Roster roster = new Roster();
    final LinkReports reports;
    final PhaseKeeper phases;
    final StreamTerms terms;
    final RequestDesk desk;
    final Supervision supervision;
    final AnswerWindow window;
    final AgentPolls polls;
    final AgentLoginLists agentLogins;
    final ClockCheck clock;
    final FrameOutput output;
    final RequestSender sender;
    final Watching watching;
    final CallMonitors callMonitors;
    final SystemStatusKeeper systemStatus;

    /** @throws IllegalArgumentException an option is unknown or out of range */
    LinkParts(LinkContext context, PhaseKeeper.Entry entry) {
        this.context = context;
        this.options = TsapiOptions.parse(context.environment().options());
        this.perSecond = context.link().messagesPerSecond() > 0
                ? context.link().messagesPerSecond()
                : TsapiLinkSession.MESSAGES_PER_SECOND;
        this.numbers = new NumberPlanNormaliser(context.pbx().numberPlan());
        Texts texts = new Texts(options.local().charset());
        this.events = new EventTranslator(context.pbx().name(), context.link().name(), numbers, texts);
        this.replies = new ReplyTranslator(numbers, texts);
        this.reports = new LinkReports(context.pbx().name(), context.link().name(), effects, counters);
        this.phases = new PhaseKeeper(reports, counters, entry);
        this.terms = new StreamTerms(this);
        this.desk = new RequestDesk(new LinkRate(perSecond), options.times());
        this.supervision = new Supervision(options);
        this.window = new AnswerWindow(perSecond, options.load().monitorWindow());
        this.polls = new AgentPolls(options.load().polls(), perSecond);
        this.agentLogins = new AgentLoginLists(options.times().request() * NANOS_PER_MILLI);
        this.clock = new ClockCheck(context.environment().clock(), options.local().clock());
        this.output = new FrameOutput(this);
        this.sender = new RequestSender(this);
        this.watching = new Watching(roster, reports, counters, window, sender::own);
        this.callMonitors = new CallMonitors(reports, sender::own);
        this.systemStatus = new SystemStatusKeeper(this);
    }

    /** The cross reference of a monitor that stands. */
    OptionalInt crossReference(String monitored, MonitorKind kind) {
        return kind == MonitorKind.CALL
                ? callMonitors.crossReference(monitored)
                : roster.crossReference(monitored, kind);
    }

    /** Goes up when the last answer has come. */
    void watched(long nanos) {
        if (phases.phase() == Phase.MONITORING && roster.isAnswered()) {
            phases.move(nanos, PhaseCause.DEVICES_ANSWERED);
        }
    }
}
