package io.strowger.server.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Engine;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.EngineView;
import io.strowger.pbx.Credential;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.PbxDriver;
import io.strowger.pbx.PbxDrivers;
import io.strowger.pbx.PbxLink;
import io.strowger.server.TestSites;
import io.strowger.server.inputs.InputPort;
import io.strowger.server.inputs.LinkSink;
import io.strowger.server.inputs.TestSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links follow the configuration, and every request goes somewhere or is answered. */
class LinkManagerTest {
    private static final long SECONDS = 30;
    private static final RecordCodec<Input> CODEC = RecordCodec.of(Input.class);

    private final BlockingQueue<String> did = new LinkedBlockingQueue<>();
    private final List<FakeLink> made = new ArrayList<>();
    private final TestSource source = new TestSource(100);
    private volatile EngineView view = new EngineState().view();
    private final LinkManager manager = new LinkManager(new LinkManager.Context(
            new PbxDrivers(List.of(new FakeDriver())), Map.of("aes1", new Credential("l", "p")),
            Map.of("charset", "ISO-8859-1", "charset@CM", "GBK", "charset@CM2", "Big5", "drain", "1"),
            name -> new LinkSink(new TestSource(100)), new InputPort("links", source), () -> view, 1));

    /** A driver whose links do what the test says. */
    private final class FakeDriver implements PbxDriver {
        @Override
        public String name() {
            return "tsapi";
        }

        @Override
        public PbxLink create(LinkContext context) {
            FakeLink link = new FakeLink(context);
            made.add(link);
            return link;
        }

        @Override
        public void close() {
            did.add("driver closed");
        }
    }

    private final class FakeLink implements PbxLink {
        private final LinkContext context;
        private volatile LinkState state = LinkState.DOWN;
        private volatile boolean full;

        FakeLink(LinkContext context) {
            this.context = context;
        }

        private String name() {
            return context.link().name() + "@" + context.link().port();
        }

        @Override
        public void start() {
            did.add("start " + name());
        }

        @Override
        public boolean submit(Output.PbxRequest request) {
            did.add("submit " + name() + " " + request.requestId());
            return !full;
        }

        @Override
        public void updateDevices(LinkDevices devices) {
            did.add("update " + name() + " " + devices.monitors().size());
        }

        @Override
        public CompletionStage<Void> stop() {
            did.add("stop " + name());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public LinkStatus status() {
            return new LinkStatus(context.pbx().name(), context.link().name(), state, "", LinkDownCause.NONE, "",
                    LinkStatus.Peer.UNKNOWN, new LinkStatus.Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                            0),
                    LinkStatus.Work.NONE);
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private void configure(long version, Site site) {
        Engine engine = new Engine(new EngineState());
        for (long sequence = 1; sequence <= version; sequence++) {
            engine.apply(new JournalledInput(sequence, 1, sequence, 0,
                    Bytes.of(CODEC.encode(new Input.ConfigurationApplied(sequence, "test", site)))));
        }
        manager.onConfiguration(version);
        view = engine.view();
    }

    private String next() throws InterruptedException {
        String step = did.poll(SECONDS, TimeUnit.SECONDS);
        assertNotNull(step, "nothing was done");
        return step;
    }

    private static LinkSite link(int port, String credential) {
        return new LinkSite("aes1", "tsapi", "127.0.0.1", port, "AVAYA#CM#CSTA#AES1", credential, 0);
    }

    private static Output.PbxRequest request(String link, long id) {
        return new Output.PbxRequest("CM", link, id, RequestClass.SNAPSHOT, new PbxCommand.SnapshotDevice("5001"));
    }

    private Input.PbxReplied reply() {
        source.drain(1);
        byte[] bytes = source.taken().get(source.taken().size() - 1);
        return assertInstanceOf(Input.PbxReplied.class, CODEC.decode(bytes, 0, bytes.length).orThrow());
    }

    @Test
    void shouldMakeALinkWhenTheViewShowsItsConfiguration() throws InterruptedException {
        configure(1, TestSites.site(2, link(450, "aes1")));
        assertEquals("start aes1@450", next());
        assertEquals("l", made.get(0).context.credential().login());
        assertEquals(4, made.get(0).context.devices().monitors().size());
        assertEquals(Map.of("charset", "GBK", "drain", "1"), made.get(0).context.environment().options());
    }

    @Test
    void shouldSendToTheLinkThatIsUpAndAnswerWhatNoneTakes() throws InterruptedException {
        configure(1, TestSites.site(2, link(450, "aes1")));
        next();
        manager.submit(request("", 1));
        assertEquals(new PbxReply.NotSent("no link of the switch is up"), reply().reply());
        manager.submit(request("aes1", 2));
        assertEquals("submit aes1@450 2", next());
        manager.submit(request("aes9", 3));
        assertEquals(3, reply().requestId());
        made.get(0).state = LinkState.UP;
        manager.submit(request("", 4));
        assertEquals("submit aes1@450 4", next());
        made.get(0).full = true;
        manager.submit(request("", 5));
        assertEquals(new PbxReply.NotSent("the link's mailbox is full"), reply().reply());
    }

    @Test
    void shouldNeverSendARequestToAnotherLinkThanItNames() throws InterruptedException {
        LinkSite second = new LinkSite("aes2", "tsapi", "127.0.0.1", 451, "AVAYA#CM#CSTA#AES2", "aes1", 0);
        Site one = TestSites.site(1, link(450, "aes1"));
        SwitchSite pbx = new SwitchSite("CM", List.of(link(450, "aes1"), second), NumberPlan.NONE);
        configure(1, new Site(List.of(pbx), one.devices(), one.vdns(), one.skills(), one.agents(), one.settings()));
        assertEquals("start aes1@450", next());
        assertEquals("start aes2@451", next());
        made.forEach(link -> link.state = LinkState.UP);
        manager.submit(request("aes2", 1));
        assertEquals("submit aes2@451 1", next());
        made.get(1).full = true;
        manager.submit(request("aes2", 2));
        assertEquals("submit aes2@451 2", next());
        assertEquals(new PbxReply.NotSent("the link's mailbox is full"), reply().reply());
        manager.submit(request("", 3));
        assertEquals("submit aes1@450 3", next());
        made.get(0).state = LinkState.DOWN;
        made.get(1).full = false;
        manager.submit(request("", 4));
        assertEquals("submit aes2@451 4", next());
        assertEquals(List.of(), List.copyOf(did));
    }

    @Test
    void shouldChangeOnlyWhatTheConfigurationChanges() throws InterruptedException {
        configure(1, TestSites.site(2, link(450, "aes1")));
        assertEquals("start aes1@450", next());
        configure(2, TestSites.site(3, link(450, "aes1")));
        assertEquals("update aes1@450 5", next());
        configure(3, TestSites.site(3, link(451, "aes1")));
        assertEquals("stop aes1@450", next());
        assertEquals("start aes1@451", next());
        configure(4, Site.EMPTY);
        assertEquals("stop aes1@451", next());
        assertEquals(List.of(), manager.statuses());
    }

    @Test
    void shouldSayWhyALinkCannotBeMade() throws InterruptedException {
        Site one = TestSites.site(1, link(451, "aes1"));
        LinkSite nobodys = new LinkSite("aes0", "tsapi", "127.0.0.1", 450, "AVAYA#CM#CSTA#AES1", "nobody", 0);
        SwitchSite pbx = new SwitchSite("CM", List.of(nobodys, link(451, "aes1")), NumberPlan.NONE);
        configure(1, new Site(List.of(pbx), one.devices(), one.vdns(), one.skills(), one.agents(), one.settings()));
        assertEquals("start aes1@451", next());
        source.drain(1);
        byte[] bytes = source.taken().get(0);
        Input.LinkChanged changed = assertInstanceOf(Input.LinkChanged.class,
                CODEC.decode(bytes, 0, bytes.length).orThrow());
        assertTrue(changed.detail().contains("nobody"), changed.detail());
        assertEquals(List.of("CM/aes0"), List.copyOf(manager.problems().keySet()));
        assertEquals(1, manager.statuses().size());
    }

    @Test
    void shouldStopEveryLink() throws InterruptedException {
        configure(1, TestSites.site(1, link(450, "aes1")));
        next();
        manager.stop(1_000);
        assertEquals("stop aes1@450", next());
        configure(2, TestSites.site(1, link(451, "aes1")));
        manager.close();
        assertEquals("driver closed", next());
    }
}
