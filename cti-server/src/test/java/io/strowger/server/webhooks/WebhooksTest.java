package io.strowger.server.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output.AgentPart;
import io.strowger.core.output.Output.WebhookWanted;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.site.WebhookSite;
import io.strowger.core.site.WebhookSite.WebhookEvent;
import io.strowger.pbx.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a service on loopback hears, whatever it answers. Pauses are stepped. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhooksTest {
    private static final long SECONDS = 30;
    private static final RecordCodec<Fact> CODEC = RecordCodec.of(Fact.class);
    private static final long EPOCH_SECONDS = 1_767_225_600;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> pauses = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> saves = new LinkedBlockingQueue<>();
    private final List<JournalledFact> journal = new CopyOnWriteArrayList<>();
    private ExecutorService thread;
    private final ExecutorService serving = Executors.newCachedThreadPool();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    @TempDir
    private Path directory;
    private HttpServer service;
    private Webhooks webhooks;
    private volatile WebhookSite site;
    /** While it is there the service does not answer. */
    private volatile CountDownLatch hold;

    private record Heard(String id, String event, String signature, byte[] body) {}

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(serving);
        service.createContext("/hook", this::serve);
        service.start();
        site = site(3_000, 3);
        startWebhooks();
        log.start();
        ((Logger) LoggerFactory.getLogger("strowger.webhooks")).addAppender(log);
    }

    /** On what is in the journal and in the file. */
    private void startWebhooks() {
        thread = Executors.newSingleThreadExecutor();
        ExecutorService own = thread;
        webhooks = new Webhooks(new Webhooks.Context(
                name -> site != null && site.name().equals(name) ? site : null,
                Map.of("crm", new Credential("me", "top secret")),
                new Webhooks.Facts(this::read, journal.isEmpty() ? Optional.empty() : Optional.of(journal.getLast())),
                directory.resolve("webhooks.json"), new Webhooks.Time(own, (task, millis) -> {
                    if (millis == Webhooks.SAVE_MILLIS) {
                        saves.add(task);
                    } else {
                        pauses.add(millis);
                        later.add(task);
                    }
                }, () -> EPOCH_SECONDS, () -> 1.0, own::shutdownNow)));
        webhooks.start();
    }

    /** The process ends without a word, and another one begins. */
    private void killAndStart() throws Exception {
        kill();
        startWebhooks();
    }

    private void kill() throws InterruptedException {
        thread.shutdownNow();
        assertTrue(thread.awaitTermination(SECONDS, TimeUnit.SECONDS));
        later.clear();
        pauses.clear();
        saves.clear();
    }

    private Journal.Reader<JournalledFact> read(long from) {
        int first = 0;
        while (first < journal.size() && journal.get(first).inputSequence() < from) {
            first++;
        }
        int begin = first;
        return new Journal.Reader<>() {
            private int next = begin;

            @Override
            public JournalledFact next() {
                return next < journal.size() ? journal.get(next++) : null;
            }

            @Override
            public void close() {}
        };
    }

    /** Journalled, and seen by the tail. */
    private void happens(WebhookWanted wanted) {
        Fact fact = journalled(wanted);
        webhooks.onFact(journal.getLast(), fact);
    }

    private Fact journalled(WebhookWanted wanted) {
        Fact fact = new Fact.OutputIssued(wanted);
        journal.add(new JournalledFact(journal.size() + 1, 3, 0, 1, Bytes.of(CODEC.encode(fact))));
        return fact;
    }

    /** What is in the file is what is known now. */
    private void saves() throws Exception {
        thread.submit(Thread::onSpinWait).get();
        for (Runnable save = saves.poll(); save != null; save = saves.poll()) {
            thread.submit(save).get();
            thread.submit(Thread::onSpinWait).get();
        }
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger("strowger.webhooks")).detachAppender(log);
        if (hold != null) {
            hold.countDown();
        }
        webhooks.close();
        service.stop(0);
        thread.shutdownNow();
        serving.shutdownNow();
    }

    private WebhookSite site(int timeoutMillis, int attempts) {
        return new WebhookSite("crm", "site", "http://127.0.0.1:" + service.getAddress().getPort() + "/hook",
                List.of(WebhookEvent.OFFER), "crm", timeoutMillis, attempts);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        assertEquals("application/json", headers.getFirst("Content-Type"));
        heard.add(new Heard(headers.getFirst(WebhookMessage.ID_HEADER), headers.getFirst(WebhookMessage.EVENT_HEADER),
                headers.getFirst(WebhookMessage.SIGNATURE_HEADER), body));
        CountDownLatch held = hold;
        if (held != null) {
            try {
                held.await();
            } catch (InterruptedException over) {
                return;
            }
        }
        Integer status = answers.poll();
        if (status != null && status == 302) {
            exchange.getResponseHeaders().add("Location", "/hook");
        }
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    /** Of a contact of its own. */
    private static WebhookWanted wanted(int segment) {
        return wanted(segment, segment);
    }

    private static WebhookWanted wanted(int contact, int segment) {
        CallView call = new CallView(new CallKey("north", 77, 1), LocalConnectionState.ALERTING,
                new ContactId(3, contact),
                "260101-17", "+4930123456", "6001", "00001000771234567890", Bytes.of(new byte[]{1, (byte) 0xAB}), "12",
                "6001",
                "sales", 25_000, Map.of("name", "J\u00fcrgen")).withScreenPopUrl("https://crm.example/1");
        return new WebhookWanted("crm", WebhookEvent.OFFER, EPOCH_SECONDS * 1_000 + 5,
                new AgentPart("1001", "north", "5001", segment), call);
    }

    private Heard next() throws InterruptedException {
        Heard one = heard.poll(SECONDS, TimeUnit.SECONDS);
        assertNotNull(one);
        return one;
    }

    private long count(WebhookOutcome outcome) {
        WebhookTallies tallies = webhooks.tallies(List.of()).get("crm");
        return tallies == null ? 0 : tallies.count(outcome);
    }

    private void await(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "in time");
            thread.submit(Thread::onSpinWait).get();
        }
    }

    private void ends(WebhookOutcome outcome, long count) throws Exception {
        await(() -> count(outcome) == count);
        thread.submit(Thread::onSpinWait).get();
        assertEquals(0, webhooks.tallies(List.of()).get("crm").waiting());
    }

    @Test
    void aServiceHearsAllOfItAndCanProveWhoSaidIt() throws Exception {
        happens(wanted(1));
        Heard one = next();
        assertEquals("OFFER", one.event());
        JsonNode body = new ObjectMapper().readTree(one.body());
        assertEquals(new ObjectMapper().readTree("""
                {"id": "%s", "event": "OFFER", "at": "2026-01-01T00:00:00.005Z", "contact": "%s",
                 "serial": "260101-17", "url": "https://crm.example/1",
                 "agent": {"id": "1001", "switch": "north", "station": "5001", "consulted": false, "segment": 1},
                 "call": {"switch": "north", "callId": 77, "ucid": "00001000771234567890", "ani": "+4930123456",
                          "dnis": "6001", "vdn": "6001", "skill": "sales", "digits": "12", "uui": "01ab",
                          "queueMillis": 25000},
                 "data": {"name": "J\\u00fcrgen"}}""".formatted(one.id(), new ContactId(3, 1))), body);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("top secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((EPOCH_SECONDS + ".").getBytes(StandardCharsets.UTF_8));
        StringBuilder hex = new StringBuilder();
        for (byte octet : mac.doFinal(one.body())) {
            hex.append(String.format("%02x", octet));
        }
        assertEquals("t=" + EPOCH_SECONDS + ",v1=" + hex, one.signature());
        ends(WebhookOutcome.DELIVERED, 1);
    }

    @Test
    void anEndSaysHowItWentAndAConsultationThatItIsOne() throws Exception {
        WebhookWanted offer = wanted(0);
        happens(offer);
        Heard consulted = next();
        JsonNode agent = new ObjectMapper().readTree(consulted.body()).get("agent");
        assertTrue(agent.get("consulted").asBoolean());
        assertFalse(agent.has("segment"));
        happens(new WebhookWanted("crm", WebhookEvent.END, 0,
                new AgentPart("1001", "north", "", 2, "ANSWERED", 1, 2, 3), offer.call()));
        Heard end = next();
        assertEquals(new ObjectMapper().readTree("""
                {"id": "1001", "switch": "north", "consulted": false, "segment": 2, "disposition": "ANSWERED",
                 "ringMillis": 1, "talkMillis": 2, "holdMillis": 3}"""),
                new ObjectMapper().readTree(end.body()).get("agent"));
        assertFalse(end.id().equals(consulted.id()));
    }

    @Test
    void whatFailsIsTriedAgainAfterGrowingPausesAndThenNotAnyMore() throws Exception {
        answers.addAll(List.of(503, 429, 500));
        happens(wanted(1));
        Heard first = next();
        run(later.poll(SECONDS, TimeUnit.SECONDS));
        Heard second = next();
        run(later.poll(SECONDS, TimeUnit.SECONDS));
        Heard third = next();
        assertEquals(List.of(first.id(), first.id()), List.of(second.id(), third.id()));
        ends(WebhookOutcome.FAILED, 1);
        assertEquals(List.of(1_000L, 2_000L), List.copyOf(pauses));
        assertEquals(2, webhooks.tallies(List.of()).get("crm").retries());
        assertEquals(1, log.list.size());
    }

    private void run(Runnable task) {
        assertNotNull(task);
        thread.execute(task);
    }

    @Test
    void whatBelongsToAContactIsToldInItsOrder() throws Exception {
        answers.addAll(List.of(503));
        happens(wanted(1, 1));
        happens(wanted(1, 2));
        happens(wanted(1, 3));
        String first = next().id();
        assertEquals(new ContactId(3, 1) + "-OFFER-1.3", first);
        Runnable again = later.poll(SECONDS, TimeUnit.SECONDS);
        happens(wanted(2, 1));
        assertEquals(new ContactId(3, 2) + "-OFFER-4.3", next().id(), "nobody else waits for it");
        run(again);
        assertEquals(List.of(first, first.replace("-1.3", "-2.3"), first.replace("-1.3", "-3.3")),
                List.of(next().id(), next().id(), next().id()));
        ends(WebhookOutcome.DELIVERED, 4);
    }

    @Test
    void pausesDoubleUpToALimitAndAreSpread() {
        assertEquals(1_000, Service.pauseMillis(1, 1));
        assertEquals(500, Service.pauseMillis(1, 0));
        assertEquals(32_000, Service.pauseMillis(6, 1));
        assertEquals(Service.PAUSE_MILLIS_MAX, Service.pauseMillis(7, 1));
        assertEquals(Service.PAUSE_MILLIS_MAX, Service.pauseMillis(1_000, 1));
    }

    @Test
    void whatIsRefusedOrSentElsewhereIsNotTriedAgain() throws Exception {
        answers.addAll(List.of(400, 302));
        happens(wanted(1));
        happens(wanted(2));
        next();
        next();
        ends(WebhookOutcome.REFUSED, 2);
        assertTrue(heard.isEmpty() && later.isEmpty());
    }

    @Test
    void aServiceThatDoesNotAnswerIsLeftAfterItsTime() throws Exception {
        hold = new CountDownLatch(1);
        site = site(100, 1);
        happens(wanted(1));
        ends(WebhookOutcome.FAILED, 1);
    }

    @Test
    void aServiceThatIsNotThereIsTriedAgain() throws Exception {
        service.stop(0);
        happens(wanted(1));
        assertNotNull(later.poll(SECONDS, TimeUnit.SECONDS));
        assertEquals(1, webhooks.tallies(List.of()).get("crm").waiting());
    }

    @Test
    void soManyAreUnderWayAndSoManyWaitAndTheRestIsReadFromTheJournal() throws Exception {
        hold = new CountDownLatch(1);
        int all = 3 * Service.WAITING_MAX + 7;
        for (int i = 1; i <= all; i++) {
            happens(wanted(i));
        }
        for (int i = 0; i < Service.UNDER_WAY_MAX; i++) {
            next();
        }
        thread.submit(Thread::onSpinWait).get();
        assertTrue(heard.isEmpty(), "no more at a time");
        assertEquals(Service.WAITING_MAX, webhooks.tallies(List.of()).get("crm").waiting());
        assertEquals(EPOCH_SECONDS * 1_000 + 5, webhooks.tallies(List.of()).get("crm").oldestMillis());
        hold.countDown();
        ends(WebhookOutcome.DELIVERED, all);
        assertEquals(all - Service.UNDER_WAY_MAX, heard.stream().map(Heard::id).distinct().count());
        assertEquals(all - Service.UNDER_WAY_MAX, heard.size(), "and nothing twice");
        assertEquals(0, webhooks.tallies(List.of()).get("crm").oldestMillis());
        heard.clear();
        happens(wanted(1));
        assertEquals(new ContactId(3, 1) + "-OFFER-" + (all + 1) + ".3", next().id(), "it has caught up");
    }

    @Test
    void oneWebhookThatIsBehindCostsTheOthersNothing() throws Exception {
        hold = new CountDownLatch(1);
        WebhookSite slow = site;
        for (int i = 1; i <= Service.WAITING_MAX + 1; i++) {
            happens(wanted(i));
        }
        for (int i = 0; i < Service.UNDER_WAY_MAX; i++) {
            next();
        }
        hold.countDown();
        hold = null;
        site = new WebhookSite("other", "site", slow.url(), slow.events(), "crm", 3_000, 3);
        WebhookWanted one = wanted(1);
        happens(new WebhookWanted("other", one.event(), one.atMillis(), one.part(), one.call()));
        await(() -> webhooks.tallies(List.of(site)).get("other").count(WebhookOutcome.DELIVERED) == 1);
        await(() -> webhooks.tallies(List.of()).get("crm").waiting() == 0);
        // The last one waits no more while it is under way, and counts a moment later.
        await(() -> count(WebhookOutcome.DELIVERED) + count(WebhookOutcome.GIVEN_UP) == Service.WAITING_MAX + 1);
    }

    @Test
    void whatWasNotToldBeforeAKillIsToldAfterItAndTheRestIsNot() throws Exception {
        happens(wanted(1));
        String told = next().id();
        ends(WebhookOutcome.DELIVERED, 1);
        saves();
        answers.add(503);
        happens(wanted(2));
        String failed = next().id();
        assertNotNull(later.poll(SECONDS, TimeUnit.SECONDS), "it waits for another attempt");
        kill();
        journalled(wanted(3));
        startWebhooks();
        assertEquals(List.of(failed, told.replace(new ContactId(3, 1).toString(), new ContactId(3, 3).toString())
                .replace("-1.3", "-3.3")).stream().sorted().toList(),
                List.of(next().id(), next().id()).stream().sorted().toList());
        ends(WebhookOutcome.DELIVERED, 2);
        saves();
        killAndStart();
        happens(wanted(4));
        assertTrue(next().id().endsWith("-4.3"), "and that was all");
    }

    @Test
    void whatWasToldJustBeforeAKillComesAgainWithItsId() throws Exception {
        happens(wanted(1));
        String told = next().id();
        ends(WebhookOutcome.DELIVERED, 1);
        killAndStart();
        assertEquals(told, next().id());
        ends(WebhookOutcome.DELIVERED, 1);
    }

    @Test
    void anOrderlyStopRepeatsNothingAndLosesNothing() throws Exception {
        hold = new CountDownLatch(1);
        for (int i = 1; i <= Service.WAITING_MAX + 10; i++) {
            happens(wanted(i));
        }
        hold.countDown();
        hold = null;
        for (int i = 0; i < 10; i++) {
            next();
        }
        webhooks.close();
        later.clear();
        startWebhooks();
        await(() -> webhooks.tallies(List.of()).get("crm") != null
                && webhooks.tallies(List.of()).get("crm").waiting() == 0 && reachedTheEnd());
        heard.drainTo(new ArrayList<>());
        webhooks.close();
        startWebhooks();
        thread.submit(Thread::onSpinWait).get();
        happens(wanted(5_000));
        assertTrue(next().id().startsWith(new ContactId(3, 5_000).toString()));
    }

    private boolean reachedTheEnd() {
        return heard.stream().anyMatch(one -> one.id().endsWith("-" + journal.size() + ".3"));
    }

    @Test
    void aJournalWithoutTheFileHasBeenToldAndADamagedFileIsAnAlarm() throws Exception {
        webhooks.close();
        journalled(wanted(1));
        Files.delete(directory.resolve("webhooks.json"));
        startWebhooks();
        thread.submit(Thread::onSpinWait).get();
        webhooks.close();
        assertTrue(log.list.isEmpty(), log.list::toString);
        for (String nonsense : List.of("", "{}", "nonsense", "{\"read\":{\"sequence\":1},\"webhooks\":{\"crm\":null}}",
                "x".repeat(PlacesFile.BYTES_MAX + 1))) {
            Files.writeString(directory.resolve("webhooks.json"), nonsense);
            log.list.clear();
            startWebhooks();
            assertTrue(log.list.get(0).getFormattedMessage().startsWith("ALARM"), log.list::toString);
            happens(wanted(2));
            assertTrue(next().id().startsWith(new ContactId(3, 2).toString()), "it goes on with what happens now");
            webhooks.close();
            journal.removeLast();
        }
    }

    @Test
    void aJournalThatLostItsEndIsFollowedFromThere() throws Exception {
        for (int i = 1; i <= 5; i++) {
            happens(wanted(i));
        }
        ends(WebhookOutcome.DELIVERED, 5);
        heard.clear();
        webhooks.close();
        journal.subList(2, 5).clear();
        startWebhooks();
        happens(wanted(9));
        assertTrue(next().id().startsWith(new ContactId(3, 9).toString()));
    }

    @Test
    void whatIsNeverTakenIsADeadLetter() throws Exception {
        answers.addAll(List.of(400));
        happens(wanted(1));
        ends(WebhookOutcome.REFUSED, 1);
        site = site(3_000, 1);
        answers.addAll(List.of(500));
        happens(wanted(2));
        ends(WebhookOutcome.FAILED, 1);
        assertEquals(2, webhooks.tallies(List.of()).get("crm").deadLetters());
        heard.clear();
        saves();
        killAndStart();
        happens(wanted(3));
        assertTrue(next().id().startsWith(new ContactId(3, 3).toString()), "a dead letter is not sent again");
        assertTrue(log.list.get(0).getFormattedMessage().contains("fact=1.3"), log.list::toString);
    }

    @Test
    void anAbandonedContactHasNoAgent() throws Exception {
        WebhookWanted one = wanted(1);
        happens(new WebhookWanted("crm", WebhookEvent.ABANDON, one.atMillis(), null, one.call()));
        Heard told = next();
        assertEquals("ABANDON", told.event());
        assertFalse(new ObjectMapper().readTree(told.body()).has("agent"));
        assertEquals("+4930123456", new ObjectMapper().readTree(told.body()).at("/call/ani").asText());
    }

    @Test
    void noLogSaysWhoCalledNorWhatIsKnownOfHim() throws Exception {
        answers.addAll(List.of(400));
        happens(wanted(1));
        next();
        ends(WebhookOutcome.REFUSED, 1);
        List<String> lines = new ArrayList<>();
        log.list.forEach(event -> lines.add(event.getFormattedMessage()));
        assertEquals(1, lines.size());
        for (String personal : List.of("4930123456", "rgen", "260101-17", "crm.example", "secret")) {
            assertFalse(lines.get(0).contains(personal), lines.get(0));
        }
    }

    @Test
    void whatCannotBeSentAtAllHoldsNothingUp() throws Exception {
        site = new WebhookSite("crm", "site", "nonsense", List.of(WebhookEvent.OFFER), "crm", 3_000, 3);
        happens(wanted(1, 1));
        happens(wanted(1, 2));
        ends(WebhookOutcome.FAILED, 2);
        site = site(3_000, 3);
        happens(wanted(1, 3));
        next();
        ends(WebhookOutcome.DELIVERED, 1);
    }

    @Test
    void aWebhookThatIsNotConfiguredAnyMoreIsGivenUp() throws Exception {
        answers.add(503);
        happens(wanted(1));
        next();
        Runnable again = later.poll(SECONDS, TimeUnit.SECONDS);
        site = null;
        run(again);
        ends(WebhookOutcome.GIVEN_UP, 1);
    }
}
