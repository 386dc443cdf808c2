package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.JournalSettings;
import io.strowger.calllog.fold.Booking;
import io.strowger.calllog.fold.IntervalFold;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.calllog.fold.VdnIntervalRow;
import io.strowger.calllog.fold.VdnItem;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
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
import io.strowger.pbx.Credential;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.PbxLink;
import io.strowger.pbx.tsapi.TsapiDriver;
import io.strowger.server.inputs.LinkSink;
import io.strowger.simulator.AesConfiguration;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.tools.journal.WatchedJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A call that reaches over interval borders, told by two links over real sockets, with the engine's clock stepped: it comes in and asks for an agent at 09:59:50,
 * rings at 10:00:02, is answered at 10:00:05 and ends at 10:31.
 */
@Timeout(120)
class IntervalsOverTwoLinksTest {
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final String CM = "CM";
    private static final String VDN = SwitchConfiguration.VDN;
    private static final String STATION = "5001";
    private static final List<String> LINKS = List.of("aes1", "aes2");
    private static final int QUOTA = 10_000;
    private static final long WAIT_SECONDS = 30;
    private static final int MINUTES = 30;

    @TempDir
    Path directory;
    private final AtomicLong wall = new AtomicLong();
    private final AtomicLong monotonic = new AtomicLong(1);
    private final LinkedBlockingQueue<Input> journalled = new LinkedBlockingQueue<>();
    private final Map<String, PbxLink> links = new ConcurrentHashMap<>();
    private Sequencer.Source desk;

    private final class Stepped implements EngineClock {
        @Override
        public long wallMillis() {
            return wall.get();
        }

        @Override
        public long monotonicNanos() {
            return monotonic.get();
        }
    }

    private static Site site(SwitchSimulator simulator) {
        List<LinkSite> sites = new ArrayList<>();
        for (int i = 0; i < LINKS.size(); i++) {
            sites.add(new LinkSite(LINKS.get(i), "tsapi", "127.0.0.1", simulator.ports(i).nameServer(),
                    "AVAYA#CM#CSTA#AES" + (i + 1), "cti", 1_000));
        }
        return new Site(List.of(new SwitchSite(CM, sites, NumberPlan.NONE)),
                List.of(new DeviceSite(CM, STATION, DeviceKind.STATION)),
                List.of(new VdnSite(CM, VDN, "Support", "support", 5)),
                List.of(new SkillSite("support", NoAnswerMode.SERVER, 60_000, 0, 20_000)),
                List.of(new AgentSite("1001", "One", "", List.of(new SkillLevel("support", 1)))),
                SiteSettings.DEFAULT);
    }

    private void appended(JournalledInput input) {
        byte[] bytes = input.payload().toByteArray();
        if (INPUT.decode(bytes, 0, bytes.length) instanceof Decoded.Value<Input> value) {
            journalled.add(value.value());
        }
    }

    private void output(Output output) {
        if (output instanceof Output.PbxRequest request) {
            links.get(request.link()).submit(request);
        }
    }

    private void offer(Input input) {
        assertTrue(desk.offer(INPUT.encode(input)) > 0, "there is room");
    }

    /** Waits until each of these has been journalled, in any order; what comes besides is let pass. */
    private void await(String what, List<Predicate<Input>> wanted) throws InterruptedException {
        List<Predicate<Input>> left = new ArrayList<>(wanted);
        while (!left.isEmpty()) {
            Input input = journalled.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertNotNull(input, "waited in vain for " + what);
            left.stream().filter(each -> each.test(input)).findFirst().ifPresent(left::remove);
        }
    }

    private static List<Predicate<Input>> onBothLinks(Class<? extends PbxEvent> type) {
        return LINKS.stream().<Predicate<Input>>map(link -> input -> input instanceof Input.PbxEventReceived event
                && event.link().equals(link) && event.monitoredDevice().equals(STATION)
                && type.isInstance(event.event())).toList();
    }

    private void advance(long seconds) {
        monotonic.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        wall.addAndGet(TimeUnit.SECONDS.toMillis(seconds));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10, 0", "2026-03-10, 3600", "2026-03-10, -3600", "2026-10-25, 0"})
    void aCallIsBookedWhenItHappensOrWhenItEndsWhateverTheWallClockDoes(String day, long stepSeconds)
            throws IOException, InterruptedException {
        wall.set(Instant.parse(day + "T09:59:50Z").toEpochMilli());
        SwitchConfiguration configuration = SwitchConfiguration.contactCentre(1, AnswerMode.MANUAL)
                .withServers(List.of(AesConfiguration.of(LinkSettings.of("cti", "secret").named("AES1")),
                        AesConfiguration.of(LinkSettings.of("cti", "secret").named("AES2"))));
        try (SwitchSimulator simulator = new SwitchSimulator(configuration);
                TsapiDriver driver = new TsapiDriver();
                ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            simulator.start();
            EngineRuntime runtime = EngineRuntime.recover(new EngineRuntime.Context(
                    new WatchedJournal(journal, this::appended), new Stepped(), (seq, index, out) -> output(out)));
            try (runtime) {
                comeUp(simulator, driver, runtime);
                play(simulator, stepSeconds);
            }
            assertEquals(Map.of("09:30", List.of(1, 0, 1, 0, 0, 0), "10:00", List.of(0, 1, 0, 1, 1, 1)),
                    booked(journal, Booking.EVENT));
            assertEquals(Map.of("10:30", List.of(1, 1, 1, 1, 1, 1)), booked(journal, Booking.CALL_END));
        }
    }

    private void comeUp(SwitchSimulator simulator, TsapiDriver driver, EngineRuntime runtime)
            throws InterruptedException {
        Site site = site(simulator);
        desk = runtime.source("desk", QUOTA);
        for (LinkSite link : site.switches().get(0).links()) {
            links.put(link.name(), driver.create(new LinkContext(site.switches().get(0), link,
                    new Credential("cti", "secret"), LinkDevices.of(site, CM), new LinkContext.Environment(
                            new LinkSink(runtime.source(link.name(), QUOTA)), LinkContext.NanoClock.SYSTEM, 1,
                            Map.of("heartbeat-seconds", "0")))));
        }
        runtime.start();
        offer(new Input.ConfigurationApplied(1, "test", site));
        links.values().forEach(PbxLink::start);
        await("both links to be up", LINKS.stream().<Predicate<Input>>map(
                link -> input -> input instanceof Input.LinkChanged changed && changed.link().equals(link)
                        && changed.state() == LinkState.UP)
                .toList());
        offer(new Input.SessionOpened("session", "1001", SessionRole.AGENT, Bytes.EMPTY, 1, 1));
        offer(new Input.SessionRequested("session", 1, new Command.LogOn(CM, STATION)));
    }

    private void play(SwitchSimulator simulator, long stepSeconds) throws InterruptedException {
        CallHandle call = simulator.newCall("915551212", VDN);
        await("the route request", List.of(Input.RouteRequested.class::isInstance));
        advance(12);
        offer(new Input.SessionRequested("session", 2, new Command.SetReady(false)));
        await("both to tell that it rings", onBothLinks(PbxEvent.Delivered.class));
        advance(3);
        simulator.answer(STATION);
        await("both to tell that it is answered", onBothLinks(PbxEvent.Established.class));
        wall.addAndGet(TimeUnit.SECONDS.toMillis(stepSeconds));
        advance(TimeUnit.MINUTES.toSeconds(31) - 5);
        assertTrue(simulator.hangUp(call));
        await("both to tell that it is over", onBothLinks(PbxEvent.ConnectionCleared.class));
    }

    /** In, connected, to agent, rung calls, rings, answered by agent, by the beginning of the interval. */
    private static Map<String, List<Integer>> booked(Journal journal, Booking booking) {
        IntervalFold fold = new IntervalFold(MINUTES, booking, ResumePoint.START);
        List<VdnIntervalRow> rows = new ArrayList<>();
        try (Journal.Reader<JournalledFact> facts = journal.facts(0)) {
            for (JournalledFact fact = facts.next(); fact != null; fact = facts.next()) {
                byte[] bytes = fact.payload().toByteArray();
                if (FACT.decode(bytes, 0, bytes.length) instanceof Decoded.Value<Fact> value) {
                    rows.addAll(fold.accept(fact, value.value()));
                }
            }
        }
        rows.addAll(fold.open());
        Map<String, List<Integer>> booked = new TreeMap<>();
        for (VdnIntervalRow row : rows) {
            booked.put(Instant.ofEpochMilli(row.startMillis()).toString().substring(11, 16),
                    List.of(VdnItem.INCALLS, VdnItem.CONNECTCALLS, VdnItem.TOAGENTCALLS, VdnItem.RINGCALLS,
                            VdnItem.RINGS, VdnItem.ACDCALLS).stream().map(row::count).toList());
        }
        return booked;
    }
}
