package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallbackOutcome;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.EventCause;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.CalendarSite;
import io.strowger.core.site.CalendarSite.Hours;
import io.strowger.core.site.CalendarSite.Transition;
import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Callback;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers who are called back: their place, the call, what becomes of it, and what crosses it. */
class CallbacksTest {
    private static final CallbackSite CALLBACKS = new CallbackSite("callbacks", List.of("+4930666.", "0190."), 2,
            60_000, 300_000, 30_000, 5_000, 3_600_000);
    private static final String OWN = "+493012345";
    private final World world = World.with(1, 1, 1);
    private long requests = 1_000;

    @BeforeEach
    void configure() {
        configure(CALLBACKS, new RestrictionClass("callbacks", List.of("local", "national"), true, true, true,
                List.of()));
        world.apply(new Input.SessionOpened("ivr-1", "ivr", SessionRole.IVR, Bytes.EMPTY, 1, 7));
        ivr(new Command.RegisterPorts(World.CM, List.of("5901")));
    }

    private void configure(CallbackSite callbacks, RestrictionClass restriction, Treatment... treatments) {
        world.configure(site -> {
            SwitchSite pbx = site.switches().get(0);
            List<DeviceSite> devices = new ArrayList<>(site.devices());
            RoutePlan plan = new RoutePlan("main", 5, 0, "", List.of(), 0,
                    List.of(new Step(0, 0, false, List.of(new SkillNeed("support", 16)))), List.of(treatments));
            return new Site(
                    List.of(new SwitchSite(pbx.name(), pbx.links(), new NumberPlan("9", "00", "0", "49", "30", 4))),
                    devices, List.of(new VdnSite(World.CM, "6001", "Support", "", 0, "main"), site.vdns().get(1)),
                    site.skills(), site.agents(), site.settings(), List.of(restriction), List.of())
                    .withPlans(List.of(plan))
                    .withService(new ServiceSite("callbacks").withCallbacks(callbacks));
        });
    }

    // --- who asks

    private RefusalReason ivr(Command command) {
        long id = ++requests;
        world.apply(new Input.SessionRequested("ivr-1", id, command));
        return world.outputs.stream().filter(Output.SessionPush.class::isInstance).map(Output.SessionPush.class::cast)
                .map(Output.SessionPush::push).filter(Push.RequestOutcome.class::isInstance)
                .map(Push.RequestOutcome.class::cast).filter(outcome -> outcome.requestId() == id).findFirst()
                .orElseThrow().reason();
    }

    private RefusalReason agent(int i, Command command) {
        return world.outcome(i, world.request(i, command)).reason();
    }

    /** A caller at the IVR's port asks for an agent. */
    private void waitsAtPort(int callId) {
        world.arrives(callId);
        world.rings(callId, "5901");
        world.answers(callId, "5901");
        ivr(new Command.RequestAgent("5901", "support", 5));
    }

    private void hangsUpAtPort(int callId) {
        world.callerClears(callId, "5901");
    }

    private RefusalReason wants(String number) {
        return ivr(new Command.RequestCallback("5901", number, "", 0, 0, 0));
    }

    /** The caller asks to be called back and hangs up. */
    private Callback calledBack(int callId) {
        waitsAtPort(callId);
        assertEquals(RefusalReason.NONE, wants(""));
        hangsUpAtPort(callId);
        return callback();
    }

    private Callback callback() {
        assertEquals(1, world.engine.state().callbacks().size());
        return world.engine.state().callbacks().rows().iterator().next();
    }

    private List<CallbackState> states() {
        return world.facts(Fact.CallbackChanged.class).stream().map(Fact.CallbackChanged::state).toList();
    }

    private CallbackState last() {
        return states().get(states().size() - 1);
    }

    private List<ContactDisposition> ends() {
        return world.facts(Fact.ContactEnded.class).stream().map(Fact.ContactEnded::disposition).toList();
    }

    // --- what the switch does with the call

    private int made() {
        return world.sent(PbxCommand.MakeCall.class).size();
    }

    private void confirms(int callId, String station) {
        world.reply(world.pending(PbxCommand.MakeCall.class).get(0),
                new PbxReply.CallConfirmed(new ConnectionId(callId, station, false), ""));
        world.stationEvent(station, new PbxEvent.Originated(new ConnectionId(callId, station, false),
                Party.internal(station), new Party(OWN, "903012345"), EventCause.NEW_CALL, null));
    }

    private void dials(int callId, String station, String raw) {
        world.stationEvent(station, new PbxEvent.Originated(new ConnectionId(callId, station, false),
                Party.internal(station), new Party("", raw), EventCause.NEW_CALL, null));
    }

    private void customerAnswers(int callId, String station) {
        world.stationEvent(station, new PbxEvent.NetworkReached(new ConnectionId(callId, "T801#9", true),
                new Party("", "T801#9"), new Party(OWN, "903012345"), EventCause.NONE));
        world.stationEvent(station, new PbxEvent.Established(new ConnectionId(callId, "T801#9", true),
                new Party(OWN, "903012345"), Party.internal(station), new Party(OWN, "903012345"), Party.UNKNOWN,
                EventCause.NONE, null));
    }

    private void fails(int callId, String station, EventCause cause) {
        world.stationEvent(station, new PbxEvent.Failed(new ConnectionId(callId, "T801#9", true),
                new Party(OWN, "903012345"), new Party(OWN, "903012345"), cause));
        clears(callId, station);
    }

    private void clears(int callId, String station) {
        world.stationEvent(station, new PbxEvent.ConnectionCleared(new ConnectionId(callId, station, false),
                Party.internal(station), EventCause.NONE));
    }

    // --- the place

    @Test
    void itKeepsItsPlaceAndNeverOvertakesALiveCallerThatCameFirst() {
        world.login(0);
        world.request(0, new Command.SetAfterCallWork());
        world.arrivesAndAsks(55);
        world.advance(1_000);
        waitsAtPort(56);
        world.advance(1_000);
        world.arrivesAndAsks(57);
        world.advance(1_000);
        assertEquals(RefusalReason.NONE, wants(""));
        hangsUpAtPort(56);
        assertEquals(List.of(ContactDisposition.OUTFLOW), ends());
        world.advance(60_000);
        world.ready(1);
        assertEquals("5002", world.sent(PbxCommand.RouteSelect.class).get(0).routeSelected(), "the first live one");
        assertEquals(CallbackState.WAITING, callback().state());
        world.ready(2);
        assertEquals(List.of(CallbackState.OFFERED, "1003"),
                List.of(callback().state(), callback().progress().agentId()));
        assertEquals(62_000, world.facts(Fact.RouteDecided.class).get(1).witness().queueMillis());
        world.request(0, new Command.SetReady(false));
        assertEquals(2, world.sent(PbxCommand.RouteSelect.class).size(), "and whoever came after it comes after it");
    }

    @Test
    void theAgentIsShownItCallsAndTalks() {
        Callback callback = calledBack(55);
        world.ready(0);
        Push.CallbackOffered offered = world.pushes(0).stream().filter(Push.CallbackOffered.class::isInstance)
                .map(Push.CallbackOffered.class::cast).findFirst().orElseThrow();
        assertEquals(List.of(callback.id(), OWN, 5_000L), List.of(offered.callback().callback(),
                offered.callback().number(), offered.previewMillis()));
        assertEquals(AgentState.RESERVED, world.state(0));
        world.advance(4_999);
        assertEquals(0, made());
        world.advance(1);
        assertEquals(new PbxCommand.MakeCall("5001", "903012345", Bytes.EMPTY),
                world.sent(PbxCommand.MakeCall.class).get(0));
        confirms(80, "5001");
        world.advance(10_000);
        customerAnswers(80, "5001");
        assertEquals(AgentState.TALKING, world.state(0));
        assertEquals(CallActivity.ACD_OUT, world.agentOf(0).activity(), "a call of the centre that he placed");
        assertEquals(callback.id(), world.facts(Fact.AgentCalled.class).get(0).contact());
        assertEquals(CallbackState.TALKING, callback().state());
        Fact.SegmentAnswered answered = world.facts(Fact.SegmentAnswered.class).get(0);
        assertEquals(List.of(callback.id(), "1001"), List.of(answered.contact(), answered.agentId()));
        world.advance(60_000);
        clears(80, "5001");
        assertEquals(List.of(CallbackState.WAITING, CallbackState.OFFERED, CallbackState.DIALLING,
                CallbackState.TALKING, CallbackState.DONE), states());
        assertEquals(List.of(ContactDisposition.OUTFLOW, ContactDisposition.ANSWERED), ends());
        assertEquals(0, world.engine.state().skills().get("support").recent().sum(world.now).offered(),
                "a call of ours is no answer to the customer's");
        assertEquals(0, world.engine.state().callbacks().size());
        assertEquals(callback.first(), world.facts(Fact.CallbackChanged.class).get(0).first());
        assertEquals(AgentState.READY, world.state(0));
    }

    @Test
    void whoWasNotReachedIsTriedAgainInHisOldPlaceAndNotForEver() {
        Callback callback = calledBack(55);
        long place = world.engine.state().contacts().get(callback.id()).demand().queuedNanos();
        world.ready(0);
        world.advance(5_000);
        confirms(80, "5001");
        fails(80, "5001", EventCause.BUSY);
        assertEquals(List.of(CallbackState.PAUSED, 1, CallbackOutcome.BUSY), progress());
        assertEquals(AgentState.READY, world.state(0));
        assertEquals("5001", world.sent(PbxCommand.ClearConnection.class).get(0).connection().deviceId());
        world.advance(59_999);
        assertEquals(CallbackState.PAUSED, callback().state());
        world.advance(1);
        assertEquals(CallbackState.OFFERED, callback().state(), "he is tried again, though he was tried before");
        assertEquals(place, world.engine.state().contacts().get(callback.id()).demand().queuedNanos());
        world.advance(5_000);
        confirms(81, "5001");
        world.advance(29_999);
        assertEquals(CallbackState.DIALLING, callback().state());
        world.advance(1);
        assertEquals(CallbackState.EXHAUSTED, last());
        clears(81, "5001");
        assertEquals(List.of(ContactDisposition.OUTFLOW, ContactDisposition.NOT_REACHED), ends());
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(0, world.engine.state().contacts().size());
    }

    private List<Object> progress() {
        Callback.Progress progress = callback().progress();
        return List.of(progress.state(), progress.attempts(), progress.last());
    }

    @Test
    void aCallThatTheSwitchRefusesOrTheAgentEndsIsAnAttempt() {
        calledBack(55);
        world.ready(0);
        world.advance(5_000);
        world.reply(world.pending(PbxCommand.MakeCall.class).get(0), new PbxReply.Refused(World.failure(33)));
        assertEquals(List.of(CallbackState.PAUSED, 1, CallbackOutcome.FAILED), progress());
        world.advance(300_000 + 5_000);
        confirms(81, "5001");
        clears(81, "5001");
        assertEquals(CallbackState.EXHAUSTED, last());
        assertEquals(CallbackOutcome.AGENT_LEFT, world.facts(Fact.CallbackChanged.class)
                .get(world.facts(Fact.CallbackChanged.class).size() - 1).last());
    }

    @Test
    void anAgentMayCallEarlierOrLeaveItToAnother() {
        Callback callback = calledBack(55);
        world.ready(0);
        assertEquals(RefusalReason.CALLBACK_UNKNOWN, agent(0, new Command.DialCallback(new ContactId(9, 9))));
        world.login(1);
        assertEquals(RefusalReason.CALLBACK_NOT_YOURS, agent(1, new Command.DialCallback(callback.id())));
        assertEquals(RefusalReason.NONE, agent(0, new Command.RejectCallback(callback.id())));
        assertEquals(CallbackState.WAITING, callback().state());
        assertEquals(AgentState.READY, world.state(0));
        world.request(1, new Command.SetReady(false));
        assertEquals("1002", callback().progress().agentId());
        assertEquals(RefusalReason.NONE, agent(1, new Command.DialCallback(callback.id())));
        assertEquals(1, made());
        assertEquals(RefusalReason.CALLBACK_NOT_YOURS, agent(1, new Command.RejectCallback(callback.id())), "too late");
        world.advance(5_000);
        assertEquals(1, made(), "once");
        assertEquals(0, callback().progress().attempts());
    }

    @Test
    void eachAttemptIsACallOfTheLog() {
        calledBack(55);
        world.ready(0);
        world.advance(5_000);
        confirms(80, "5001");
        fails(80, "5001", EventCause.BUSY);
        world.advance(60_000);
        world.advance(5_000);
        confirms(81, "5001");
        customerAnswers(81, "5001");
        clears(81, "5001");
        assertEquals(List.of(80, 81),
                world.facts(Fact.CallStarted.class).stream().map(started -> started.call().callId()).toList());
        assertEquals(List.of(81),
                world.facts(Fact.CallAnswered.class).stream().map(answered -> answered.call().callId()).toList());
        Fact.CallEnded last = world.facts(Fact.CallEnded.class).get(world.facts(Fact.CallEnded.class).size() - 1);
        assertEquals(List.of(81, world.facts(Fact.CallbackChanged.class).get(0).callback()),
                List.of(last.call().callId(), last.contact()));
    }

    @Test
    void whomHisAgentHasOnHoldWhenHeAnswersIsHeldFromTheBeginning() {
        calledBack(55);
        world.ready(0);
        world.advance(5_000);
        confirms(80, "5001");
        world.stationEvent("5001", new PbxEvent.Held(new ConnectionId(80, "5001", false), Party.internal("5001"),
                EventCause.NONE));
        customerAnswers(80, "5001");
        world.advance(3_000);
        clears(80, "5001");
        Fact.SegmentEnded ended = world.facts(Fact.SegmentEnded.class).get(0);
        assertEquals(List.of(0L, 3_000L), List.of(ended.talkMillis(), ended.holdMillis()));
    }

    // --- races

    @Test
    void theStationMayTellOfTheCallBeforeItIsConfirmed() {
        Callback callback = calledBack(55);
        world.ready(0);
        world.advance(5_000);
        dials(80, "5001", "903012345");
        assertEquals(callback.id(), world.facts(Fact.AgentCalled.class).get(0).contact());
        world.reply(world.pending(PbxCommand.MakeCall.class).get(0),
                new PbxReply.CallConfirmed(new ConnectionId(80, "5001", false), ""));
        assertEquals(0, world.sent(PbxCommand.ClearConnection.class).size());
        customerAnswers(80, "5001");
        assertEquals(CallbackState.TALKING, callback().state());
    }

    @Test
    void anotherNumberIsNotTheCallback() {
        calledBack(55);
        world.ready(0);
        world.advance(5_000);
        dials(80, "5001", "903012346");
        assertEquals(1, world.facts(Fact.AgentCalled.class).stream().filter(call -> call.contact() == null).count());
        customerAnswers(80, "5001");
        assertEquals(CallbackState.DIALLING, callback().state());
    }

    @Test
    void anotherCallAtTheAgentComesFirst() {
        calledBack(55);
        world.ready(0);
        world.arrives(70);
        world.rings(70, "5001");
        assertEquals(CallbackState.WAITING, callback().state());
        assertEquals(AgentState.ALERTING, world.state(0));
        world.ready(1);
        assertEquals("1002", callback().progress().agentId());
        world.advance(5_000);
        assertEquals("5002", world.sent(PbxCommand.MakeCall.class).get(0).callingDevice());
    }

    @Test
    void anAgentWhoIsGoneLeavesItInItsPlaceAndALateConfirmationIsCleared() {
        calledBack(55);
        world.ready(0);
        world.advance(5_000);
        world.arrives(70);
        world.rings(70, "5001");
        assertEquals(CallbackState.WAITING, callback().state());
        confirms(80, "5001");
        assertEquals(80, callId(world.sent(PbxCommand.ClearConnection.class)));
        assertEquals(0, callback().progress().attempts());
    }

    private static int callId(List<PbxCommand.ClearConnection> sent) {
        return sent.isEmpty() ? -1 : sent.get(sent.size() - 1).connection().callId();
    }

    @Test
    void aRestartWhileItRingsCountsAsNoAnswer() {
        calledBack(55);
        world.ready(0);
        world.advance(5_000);
        confirms(80, "5001");
        world.epoch = 2;
        world.apply(new Input.EpochStarted(2, world.now / 1_000_000, world.now / 1_000_000));
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        world.advance(60_000);
        assertTrue(callback().progress().attempts() == 1, callback().toString());
        assertEquals(CallbackState.PAUSED, callback().state());
    }

    @Test
    void whoCallsAgainIsNotCalledUnlessSomebodyIsCallingHim() {
        calledBack(55);
        world.arrives(56);
        assertEquals(CallbackState.CALLED_AGAIN, last());
        world.callerClears(56, "");
        calledBack(57);
        world.ready(0);
        world.arrives(58);
        assertEquals(CallbackState.OFFERED, callback().state());
    }

    // --- at a time

    private Command.ScheduleCallback at(long notBefore, long notAfter) {
        return new Command.ScheduleCallback(null, "0401234", "support", 5, notBefore, notAfter, "about order 4711");
    }

    @Test
    void aTimeIsKeptAndFromThenOnItStandsInTheQueue() {
        world.ready(0);
        long hour = world.now / 1_000_000 + 3_600_000;
        assertEquals(RefusalReason.NONE, agent(0, at(hour, hour + 60_000)));
        assertEquals(List.of(CallbackState.SCHEDULED, "+49401234", "about order 4711"),
                List.of(callback().state(), callback().wish().number(), callback().wish().text()));
        world.advance(3_600_000 - 1);
        assertEquals(CallbackState.SCHEDULED, callback().state());
        world.advance(1);
        assertEquals(CallbackState.OFFERED, callback().state());
        world.advance(5_000);
        assertEquals("90401234", world.sent(PbxCommand.MakeCall.class).get(0).calledDevice());
    }

    @Test
    void whatNobodyCallsInTimeExpires() {
        world.login(0);
        long now = world.now / 1_000_000;
        assertEquals(RefusalReason.NONE, agent(0, at(now + 1_000, now + 61_000)));
        world.advance(1_000);
        assertEquals(CallbackState.WAITING, callback().state());
        world.advance(59_999);
        assertEquals(CallbackState.WAITING, callback().state());
        world.advance(1);
        assertEquals(CallbackState.EXPIRED, last());
        assertEquals(List.of(ContactDisposition.NOT_REACHED), ends());
        assertEquals(RefusalReason.NONE, agent(0, at(0, 0)));
        world.advance(3_600_000);
        assertEquals(CallbackState.EXPIRED, last(), "as long as the site says");
    }

    @Test
    void whatIsOfferedWhenItsTimeIsOverIsOverWhenNobodyCalls() {
        world.login(0);
        long now = world.now / 1_000_000;
        assertEquals(RefusalReason.NONE, agent(0, at(0, now + 10_000)));
        world.advance(8_000);
        world.request(0, new Command.SetReady(false));
        world.advance(3_000);
        assertEquals(CallbackState.OFFERED, callback().state());
        assertEquals(RefusalReason.NONE, agent(0, new Command.RejectCallback(callback().id())));
        world.advance(CALLBACKS.ringMillis());
        assertEquals(CallbackState.EXPIRED, last());
    }

    @Test
    void anIvrCannotTakeACallbackOutOfItsQueue() {
        Callback callback = calledBack(55);
        assertEquals(RefusalReason.CONTACT_UNKNOWN, ivr(new Command.CancelAgentRequest(callback.id())));
        assertEquals(CallbackState.WAITING, callback().state());
    }

    @Test
    void nobodyIsCalledAtNight() {
        // Open for the ten minutes from the next full hour on, in a zone two hours ahead.
        long hour = (world.now / 3_600_000_000_000L + 1) * 3_600;
        int minute = (int) ((hour + 7_200) % 86_400 / 60);
        CallbackSite office = new CallbackSite("callbacks", List.of(), 2, 60_000, 300_000, 30_000, 5_000, 14_400_000,
                "office");
        configure(office, new RestrictionClass("callbacks", List.of(), true, true, true, List.of()));
        world.configure(site -> site.withAnalysis(new AnalysisSite("", List.of(), List.of(new CalendarSite("office", "",
                List.of(new Transition(0, 7_200)), everyDay(minute), List.of())), List.of(), List.of(),
                List.of(), List.of())));
        world.ready(0);
        Callback callback = calledBack(55);
        assertEquals(CallbackState.SCHEDULED, callback.state());
        assertEquals(AgentState.READY, world.state(0));
        world.request(0, new Command.SetAfterCallWork());
        world.advance(hour * 1_000 - world.now / 1_000_000 - 1);
        assertEquals(CallbackState.SCHEDULED, callback().state());
        world.advance(1);
        assertEquals(CallbackState.WAITING, callback().state());
        world.advance(600_000);
        world.request(0, new Command.SetReady(false));
        assertEquals(CallbackState.SCHEDULED, callback().state(), "it has become too late");
        assertEquals(List.of(AgentState.READY, 0), List.of(world.state(0), made()));
        world.advance(office.expiryMillis());
        assertEquals(List.of(CallbackState.SCHEDULED, CallbackState.WAITING, CallbackState.SCHEDULED,
                CallbackState.EXPIRED), states(), "a fact for each change, and for nothing else");
    }

    private static List<Hours> everyDay(int minute) {
        List<Hours> hours = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            hours.add(new Hours(day, minute, minute + 10));
        }
        return hours;
    }

    @Test
    void itCanBeTakenBackUntilSomebodyCalls() {
        world.login(0);
        assertEquals(RefusalReason.NONE, agent(0, at(world.now / 1_000_000 + 60_000, 0)));
        ContactId id = callback().id();
        assertEquals(RefusalReason.NONE, agent(0, new Command.CancelCallback(id)));
        assertEquals(List.of(CallbackState.SCHEDULED, CallbackState.CANCELLED), states());
        assertEquals(RefusalReason.CALLBACK_UNKNOWN, agent(0, new Command.CancelCallback(id)));
        assertEquals(0, world.facts(Fact.ContactStarted.class).size(), "it never stood in the queue");
        assertEquals(RefusalReason.NONE, agent(0, at(0, 0)));
        world.request(0, new Command.SetReady(false));
        assertEquals(RefusalReason.CALLBACK_TOO_LATE, agent(0, new Command.CancelCallback(callback().id())));
    }

    /** An id is easily guessed; agent 1 works for another skill, agent 2 supervises this one. */
    @Test
    void whoHasNothingToDoWithItCannotTakeItBack() {
        world.configure(site -> site.withAgents(List.of(site.agents().get(0),
                site.agents().get(1).withSkills(List.of(new SkillLevel("other", 1))),
                site.agents().get(2).withSkills(List.of()).withRights(
                        new AgentSite.Rights("", "", List.of(), "", List.of(), List.of("support"))))));
        world.login(0);
        world.login(1);
        world.login(2);
        long later = world.now / 1_000_000 + 60_000;
        ContactId first = scheduled(0, at(later, 0));
        assertEquals(RefusalReason.CALLBACK_NOT_YOURS, agent(1, new Command.CancelCallback(first)));
        assertEquals(RefusalReason.NONE, agent(2, new Command.CancelCallback(first)), "within his scope");
        ContactId second = scheduled(1, at(later, 0));
        assertEquals(callback().id(), second, "the outcome names it");
        assertEquals(RefusalReason.NONE, agent(0, new Command.CancelCallback(second)), "for a skill of his");
    }

    /** Without a contact, for a skill that is not his. */
    @Test
    void whoArrangedItTakesItBack() {
        world.configure(site -> site.withAgents(List.of(site.agents().get(0),
                site.agents().get(1).withSkills(List.of(new SkillLevel("other", 1))),
                site.agents().get(2).withSkills(List.of()))));
        world.login(0);
        world.login(1);
        world.login(2);
        ContactId id = scheduled(1, at(world.now / 1_000_000 + 60_000, 0));
        assertEquals("1002", callback().wish().arranger());
        assertEquals(RefusalReason.CALLBACK_NOT_YOURS, agent(2, new Command.CancelCallback(id)));
        assertEquals(RefusalReason.NONE, agent(1, new Command.CancelCallback(id)));
        assertEquals(List.of("1002", "1002"),
                world.facts(Fact.CallbackChanged.class).stream().map(Fact.CallbackChanged::arranger).toList());
    }

    private ContactId scheduled(int by, Command.ScheduleCallback command) {
        Push.RequestOutcome outcome = world.outcome(by, world.request(by, command));
        assertEquals(RefusalReason.NONE, outcome.reason());
        return ContactId.parse(outcome.detail());
    }

    // --- numbers

    @Test
    void numbersAreChecked() {
        world.login(0);
        long now = world.now / 1_000_000;
        assertEquals(RefusalReason.CALLBACK_TOO_LATE, agent(0, at(0, now)));
        assertEquals(RefusalReason.CALLBACK_TOO_LATE, agent(0, at(now + 2_000, now + 2_000)));
        assertEquals(RefusalReason.BAD_ARGUMENT, number("12 34"));
        assertEquals(RefusalReason.CALLBACK_NUMBER_BLOCKED, number("0306661"));
        assertEquals(RefusalReason.CALLBACK_NUMBER_BLOCKED, number("00493066612"));
        assertEquals(RefusalReason.DIALLING_NOT_ALLOWED, number("00441234567"));
        assertEquals(RefusalReason.NONE, number("0307777"));
        assertEquals(RefusalReason.CALLBACK_EXISTS, number("+49307777"), "however it is written");
        assertEquals(RefusalReason.SKILL_UNKNOWN,
                agent(0, new Command.ScheduleCallback(null, "0308888", "none", 5, 0, 0, "")));
        assertEquals(RefusalReason.BAD_ARGUMENT,
                agent(0, new Command.ScheduleCallback(null, "0308888", "support", 0, 0, 0, "")));
        String longest = "x".repeat(CallbackCommands.TEXT_CHARACTERS_MAX);
        assertEquals(RefusalReason.BAD_ARGUMENT,
                agent(0, new Command.ScheduleCallback(null, "0308888", "support", 5, 0, 0, longest + "x")));
        assertEquals(RefusalReason.NONE,
                agent(0, new Command.ScheduleCallback(null, "0308888", "support", 5, 0, 0, longest)));
        configure(CallbackSite.NONE, RestrictionClass.NONE);
        assertEquals(RefusalReason.FEATURE_NOT_CONFIGURED, number("0309999"));
    }

    private RefusalReason number(String number) {
        return agent(0, new Command.ScheduleCallback(null, number, "support", 5, 0, 0, ""));
    }

    @Test
    void thereAreNoMoreThanSoMany() {
        world.login(0);
        world.unchecked = true;
        long later = world.now / 1_000_000 + 60_000;
        for (int i = 0; i < Callbacks.CALLBACKS_MAX; i++) {
            world.request(0, new Command.ScheduleCallback(null, "030" + (100_000 + i), "support", 5, later, 0, ""));
            world.apply(new Input.PushAcknowledged(world.session(0), i + 2));
        }
        assertEquals(Callbacks.CALLBACKS_MAX, world.engine.state().callbacks().size());
        long id = world.request(0, new Command.ScheduleCallback(null, "0309999999", "support", 5, later, 0, ""));
        assertEquals(RefusalReason.CALLBACKS_FULL, world.outcome(0, id).reason());
    }

    @Test
    void anIvrHearsWhyNot() {
        assertEquals(RefusalReason.CONTACT_UNKNOWN, wants(""));
        world.arrives(55);
        world.rings(55, "5901");
        world.answers(55, "5901");
        assertEquals(RefusalReason.NOT_WAITING, wants(""));
        assertEquals(RefusalReason.NONE,
                ivr(new Command.RequestCallback("5901", "0401234", "support", 5, 0, 0)),
                "for another skill and number");
        assertEquals("+49401234", callback().wish().number());
    }

    // --- by treatment

    @Test
    void aTreatmentKeepsThePlaceAndSendsTheCallerAway() {
        configure(CALLBACKS, new RestrictionClass("callbacks", List.of(), true, true, true, List.of()),
                new Treatment(Condition.WAITED, 30_000, Target.CALLBACK, "6009"));
        world.login(0);
        world.request(0, new Command.SetAfterCallWork());
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        long place = world.now;
        world.advance(30_000);
        assertEquals("6009", world.sent(PbxCommand.RouteSelect.class).get(0).routeSelected());
        assertEquals(place, callback().wish().placeNanos());
        world.used(dialogue, "6009");
        world.callerClears(55, "");
        assertEquals(List.of(ContactDisposition.OUTFLOW), ends());
        TopicState.CallbackView view = null;
        for (Output output : world.outputs) {
            if (output instanceof Output.TopicUpdated topic && topic.state() instanceof TopicState.CallbackView shown) {
                view = shown;
            }
        }
        assertEquals(List.of(CallbackState.WAITING, "support", OWN),
                List.of(view.state(), view.skill(), view.number()));
    }

    @Test
    void aSelectThatCrossesTheEndOfItsDialogueIsRepeatedAndNobodyIsCalledWhoIsStillThere() {
        configure(CALLBACKS, new RestrictionClass("callbacks", List.of(), true, true, true, List.of()),
                new Treatment(Condition.WAITED, 10_000, Target.CALLBACK, "6009"));
        world.login(0);
        world.request(0, new Command.SetAfterCallWork());
        RouteDialogue first = world.arrivesAndAsks(55);
        long place = world.now;
        world.advance(10_000);
        world.cancelled(first);
        assertEquals(CallbackState.CANCELLED, last());
        assertEquals(0, world.engine.state().callbacks().size());
        RouteDialogue second = world.asks(55);
        assertEquals(List.of(second, "6009"), List.of(selected().dialogue(), selected().routeSelected()));
        assertEquals(List.of(CallbackState.WAITING, place),
                List.of(callback().state(), callback().wish().placeNanos()));
        world.used(second, "6009");
        world.callerClears(55, "");
        assertEquals(CallbackState.WAITING, callback().state());
    }

    private PbxCommand.RouteSelect selected() {
        List<PbxCommand.RouteSelect> all = world.sent(PbxCommand.RouteSelect.class);
        return all.get(all.size() - 1);
    }
}
