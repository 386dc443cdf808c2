package io.strowger.server.lookups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.strowger.core.input.Input.LookUpAnswered;
import io.strowger.core.input.Input.LookUpOutcome;
import io.strowger.core.model.ContactId;
import io.strowger.core.output.Output.LookUpWanted;
import io.strowger.core.site.LookUpSite;
import io.strowger.pbx.Credential;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outside data is asked beside the engine, and whatever goes wrong there is an answer. */
class LookUpsTest {
    private static final ContactId CONTACT = new ContactId(1, 7);

    @TempDir
    private Path directory;
    private final BlockingQueue<LookUpAnswered> answers = new LinkedBlockingQueue<>();
    private final AtomicReference<String> heard = new AtomicReference<>("");
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer service;
    private LookUpSite site;
    private LookUps lookUps;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext("/", exchange -> {
            requests.incrementAndGet();
            String path = exchange.getRequestURI().getRawPath();
            heard.set(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            int status = path.endsWith("/none") ? 404 : path.endsWith("/broken") ? 500 : 200;
            String text = path.endsWith("/large")
                    ? "{\"a\":\"" + "x".repeat(LookUps.ANSWER_BYTES_MAX) + "\"}"
                    : path.endsWith("/list")
                            ? "[1]"
                            : "{\"vip\": 3, \"segment\": \"gold\", \"other\": {}, \"gone\": null}";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        service.start();
        lookUps = new LookUps(new LookUps.Context(name -> name.equals("crm") ? site : null,
                input -> answers.add((LookUpAnswered) input), directory, Map.of("crm", new Credential("me", "secret")),
                () -> 1_000));
    }

    @AfterEach
    void stop() {
        lookUps.close();
        service.stop(0);
    }

    private static LookUpSite site(LookUpSite.Source source) {
        return new LookUpSite("crm", "number",
                List.of(new LookUpSite.Field("vip", "0"), new LookUpSite.Field("segment", "")), 5_000, true, source);
    }

    private void byHttp() {
        site = site(new LookUpSite.Source("", "", "http://127.0.0.1:" + service.getAddress().getPort() + "/c/{key}",
                "crm"));
    }

    private LookUpAnswered ask(String key) throws InterruptedException {
        lookUps.wanted(new LookUpWanted(CONTACT, "crm", key, 6_000));
        LookUpAnswered answer = answers.poll(30, TimeUnit.SECONDS);
        assertNotNull(answer);
        assertEquals(CONTACT, answer.contact());
        assertEquals(key, answer.key());
        return answer;
    }

    @Test
    void aServiceAnswersInJson() throws Exception {
        byHttp();
        LookUpAnswered answer = ask("+49 30/1");
        assertEquals(LookUpOutcome.FOUND, answer.outcome());
        assertEquals(Map.of("vip", "3", "segment", "gold"), answer.fields());
        assertEquals("/c/%2B49%2030%2F1 Basic bWU6c2VjcmV0", heard.get());
        assertEquals(LookUpOutcome.NOT_FOUND, ask("none").outcome());
        assertEquals(LookUpOutcome.FAILED, ask("broken").outcome());
        assertEquals(LookUpOutcome.FAILED, ask("list").outcome());
        assertEquals(LookUpOutcome.FAILED, ask("large").outcome());
    }

    @Test
    void aSourceThatFailsIsLeftAlone() throws Exception {
        byHttp();
        for (int i = 0; i < CircuitBreaker.FAILURES_MAX; i++) {
            assertEquals(LookUpOutcome.FAILED, ask("broken").outcome());
        }
        assertEquals(LookUpOutcome.CIRCUIT_OPEN, ask("1").outcome());
        assertEquals(CircuitBreaker.FAILURES_MAX, requests.get());
    }

    @Test
    void aBreakerLetsOneTryAfterAWhile() {
        CircuitBreaker breaker = new CircuitBreaker();
        for (int i = 0; i < CircuitBreaker.FAILURES_MAX; i++) {
            assertTrue(breaker.mayAsk(i));
            breaker.failed(i);
        }
        long opened = CircuitBreaker.FAILURES_MAX - 1;
        assertFalse(breaker.mayAsk(opened + CircuitBreaker.OPEN_NANOS - 1));
        assertTrue(breaker.mayAsk(opened + CircuitBreaker.OPEN_NANOS));
        assertFalse(breaker.mayAsk(opened + CircuitBreaker.OPEN_NANOS), "one at a time");
        breaker.failed(opened + CircuitBreaker.OPEN_NANOS);
        assertFalse(breaker.mayAsk(opened + 2 * CircuitBreaker.OPEN_NANOS - 1));
        assertTrue(breaker.mayAsk(opened + 2 * CircuitBreaker.OPEN_NANOS));
        breaker.succeeded();
        assertTrue(breaker.mayAsk(0));
        assertFalse(breaker.isOpen());
    }

    @Test
    void whatIsTooLateOrUnknownFailsAtOnce() throws Exception {
        byHttp();
        lookUps.wanted(new LookUpWanted(CONTACT, "crm", "1", 1_000));
        assertEquals(LookUpOutcome.FAILED, answers.poll(30, TimeUnit.SECONDS).outcome());
        lookUps.wanted(new LookUpWanted(CONTACT, "gone", "1", 9_000));
        assertEquals(LookUpOutcome.FAILED, answers.poll(30, TimeUnit.SECONDS).outcome());
        assertEquals(0, requests.get());
        assertNull(answers.poll());
    }

    @Test
    void aCustomerFileIsReadAnewWhenItChanges() throws Exception {
        site = site(new LookUpSite.Source("customers.csv", "number", "", ""));
        assertEquals(LookUpOutcome.FAILED, ask("1").outcome());
        Path file = directory.resolve("customers.csv");
        Files.writeString(file, "number,segment,vip\n1,\"gold, \"\"first\"\"\",2\n\n2,,\n");
        assertEquals(Map.of("segment", "gold, \"first\"", "vip", "2"), ask("1").fields());
        assertEquals(Map.of("segment", "", "vip", ""), ask("2").fields());
        assertEquals(LookUpOutcome.NOT_FOUND, ask("3").outcome());
        Files.writeString(file, "number,segment,vip\n3,silver,1\n");
        assertEquals(Map.of("segment", "silver", "vip", "1"), ask("3").fields());
    }

    @Test
    void aWrongFileSaysWhere() throws IOException {
        Path file = directory.resolve("c.csv");
        CustomerFile customers = new CustomerFile(file, "number");
        Files.writeString(file, "number,a\n1,2\n3\n");
        assertTrue(assertThrows(IOException.class, () -> customers.row("1")).getMessage().contains(
                "a row has 1 values and the head 2"));
        Files.writeString(file, "number,a\n1,\"2\n");
        assertThrows(IOException.class, () -> customers.row("1"));
        Files.writeString(file, "phone,a\n1,2\n");
        assertTrue(assertThrows(IOException.class, () -> customers.row("1")).getMessage().contains("no column number"));
    }

    @Test
    void aFileOutsideOfTheDirectoryIsNotRead() throws Exception {
        site = site(new LookUpSite.Source("../secret.csv", "number", "", ""));
        assertEquals(LookUpOutcome.FAILED, ask("1").outcome());
    }
}
