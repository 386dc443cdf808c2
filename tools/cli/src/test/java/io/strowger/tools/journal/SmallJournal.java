package io.strowger.tools.journal;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.JournalSettings;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.port.Journal;
import io.strowger.core.port.Sequencer;
import io.strowger.core.runtime.EngineClock;
import io.strowger.core.runtime.EngineRuntime;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes a journal with a real runtime on a real store: two calls to VDN 6001 of switch CM; agent 1001 (level 1)
 * takes the first and answers it, agent 1002
 * (level 2) takes the second while 1001 still talks, and the caller gives up while it rings. Afterwards a
 * configuration with other levels takes effect. The clock is stepped.
 */
public final class SmallJournal {
    static final long FIRST_WALL_MILLIS = 1_795_000_000_000L;
    private static final String CM = "CM";
    private static final String LINK = "aes1";
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final long LIMIT_SECONDS = 60;

    private final AtomicLong nanos = new AtomicLong(1);
    private final BlockingQueue<Bytes> appended = new LinkedBlockingQueue<>();
    private EngineRuntime runtime;
    private Sequencer.Source source;

    private SmallJournal() {}

    public static void write(Path directory) throws InterruptedException {
        new SmallJournal().run(directory);
    }

    private void run(Path directory) throws InterruptedException {
        try (Journal journal = new WatchedJournal(ChronicleJournal.open(directory, JournalSettings.DEFAULT),
                input -> appended.add(input.payload()))) {
            runtime = EngineRuntime.recover(new EngineRuntime.Context(journal, clock(), this::onOutput));
            source = runtime.source("test", 10_000);
            runtime.start();
            linkUp();
            calls();
            input(new Input.ConfigurationApplied(2, "test", site(16, 1)));
            for (int i = 0; i < 100; i++) {
                input(new Input.TimeAdvanced());
            }
            runtime.close();
        }
    }

    private EngineClock clock() {
        return new EngineClock() {
            @Override
            public long wallMillis() {
                return FIRST_WALL_MILLIS;
            }

            @Override
            public long monotonicNanos() {
                return nanos.get();
            }
        };
    }

    private void onOutput(long sequence, int index, Output output) {
        if (output instanceof Output.PbxRequest request && request.command() instanceof PbxCommand.SnapshotDevice) {
            source.offer(INPUT.encode(new Input.PbxReplied(CM, LINK, request.requestId(),
                    new PbxReply.DeviceSnapshot(List.of()))));
        }
    }

    /** Offers the input and waits until it is in the journal. */
    private void input(Input input) throws InterruptedException {
        byte[] bytes = INPUT.encode(input);
        source.offer(bytes);
        Bytes wanted = Bytes.of(bytes);
        Bytes seen;
        do {
            seen = appended.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (seen == null) {
                throw new IllegalStateException("not journalled: " + input);
            }
        } while (!seen.equals(wanted));
    }

    private void advance(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    private static Site site(int first, int second) {
        SkillSite skill = new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000);
        List<DeviceSite> devices = List.of(new DeviceSite(CM, "5001", DeviceKind.STATION),
                new DeviceSite(CM, "5002", DeviceKind.STATION));
        List<AgentSite> agents = List.of(new AgentSite("1001", "One", "", List.of(new SkillLevel("support", first))),
                new AgentSite("1002", "Two", "", List.of(new SkillLevel("support", second))));
        return new Site(List.of(new SwitchSite(CM,
                List.of(new LinkSite(LINK, "tsapi", "127.0.0.1", 450, "AVAYA#CM#CSTA#AES", "cti", 0)),
                NumberPlan.NONE)), devices,
                List.of(new VdnSite(CM, "6001", "Support", "support", 5)), List.of(skill), agents,
                SiteSettings.DEFAULT);
    }

    private void linkUp() throws InterruptedException {
        Site site = site(1, 2);
        input(new Input.ConfigurationApplied(1, "test", site));
        input(new Input.LinkChanged(CM, LINK, LinkState.RESYNCHRONISING, LinkDownCause.NONE, ""));
        for (DeviceSite device : site.devices()) {
            input(new Input.MonitorStarted(CM, LINK, device.deviceId(), MonitorKind.DEVICE));
        }
        input(new Input.RouteRegistered(CM, LINK, "6001"));
        input(new Input.LinkChanged(CM, LINK, LinkState.UP, LinkDownCause.NONE, ""));
    }

    private void calls() throws InterruptedException {
        ready("1001", "5001", 1);
        advance(2_500);
        ready("1002", "5002", 2);
        advance(1_000);
        arrives(55, 1);
        rings(55, "5001");
        advance(400);
        station("5001", new PbxEvent.Established(new ConnectionId(55, "5001", false), Party.internal("5001"), caller(),
                Party.internal("6001"), Party.internal("6001"), EventCause.NONE, data(55)));
        advance(3_000);
        arrives(56, 2);
        rings(56, "5002");
        advance(1_500);
        clears(56, "5002");
        advance(1_000);
        clears(55, "5001");
    }

    private void ready(String agent, String station, long connection) throws InterruptedException {
        String session = "session-" + agent;
        input(new Input.SessionOpened(session, agent, SessionRole.AGENT, Bytes.EMPTY, 1, connection));
        input(new Input.SessionRequested(session, 1, new Command.LogOn(CM, station)));
        input(new Input.SessionRequested(session, 2, new Command.SetReady(false)));
    }

    private static CallData data(int callId) {
        return new CallData("0000100" + callId + "1700000001", Bytes.EMPTY, "", "801", "3", "6001");
    }

    private static Party caller() {
        return new Party("+493012345", "030123450");
    }

    private void station(String station, PbxEvent event) throws InterruptedException {
        input(new Input.PbxEventReceived(CM, LINK, station, MonitorKind.DEVICE, event));
    }

    private void arrives(int callId, int crossRef) throws InterruptedException {
        RouteDialogue dialogue = new RouteDialogue(1, crossRef);
        input(new Input.RouteRequested(CM, LINK, dialogue, Party.internal("6001"), caller(),
                new ConnectionId(callId, "T801#3", true), data(callId)));
        input(new Input.RouteUsed(CM, LINK, dialogue, ""));
        input(new Input.RouteEnded(CM, LINK, dialogue, new UniversalFailure(0, "")));
    }

    private void rings(int callId, String station) throws InterruptedException {
        station(station, new PbxEvent.Delivered(new ConnectionId(callId, station, false), Party.internal(station),
                caller(), Party.internal("6001"), Party.internal("6001"), EventCause.NEW_CALL, data(callId)));
    }

    private void clears(int callId, String station) throws InterruptedException {
        station(station, new PbxEvent.ConnectionCleared(new ConnectionId(callId, "T801#3", true), caller(),
                EventCause.NONE));
        input(new Input.PbxEventReceived(CM, LINK, "6001", MonitorKind.CALLS_VIA_DEVICE,
                new PbxEvent.CallCleared(new ConnectionId(callId, "", false), EventCause.NONE)));
    }
}
