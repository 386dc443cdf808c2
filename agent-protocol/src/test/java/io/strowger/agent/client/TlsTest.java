package io.strowger.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.strowger.agent.testkit.TestGateway;
import io.strowger.core.output.RefusalReason;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client over TLS: it says nothing before the server has proved its name. */
@Timeout(60)
class TlsTest {
    private static final int WAIT_SECONDS = 10;

    private final BlockingQueue<ConnectionState> states = new LinkedBlockingQueue<>();

    private static X509Bundle certificate(String address) throws Exception {
        return new CertificateBuilder().subject("CN=test").addSanIpAddress(address).setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    private AgentClient connect(TestGateway gateway, SslContext trusted) {
        return AgentClient.connect(AgentClientOptions.builder("127.0.0.1", gateway.port())
                .user("1001", TestGateway.PASSWORD).reconnectMillis(1, 10).tls(trusted).build(), new AgentListener() {
                    @Override
                    public void onConnection(ConnectionState state) {
                        states.add(state);
                    }
                });
    }

    private static SslContext server(X509Bundle bundle) throws Exception {
        return SslContextBuilder.forServer(bundle.toKeyManagerFactory()).build();
    }

    private static SslContext trusting(X509Bundle bundle) throws Exception {
        return SslContextBuilder.forClient().trustManager(bundle.toTrustManagerFactory()).build();
    }

    @Test
    void shouldHoldASessionOverTls() throws Exception {
        X509Bundle bundle = certificate("127.0.0.1");
        try (TestGateway gateway = new TestGateway(server(bundle));
                AgentClient client = connect(gateway, trusting(bundle))) {
            client.established().get(WAIT_SECONDS, TimeUnit.SECONDS);
            assertEquals(RefusalReason.NONE,
                    client.logOn("north", "5001").get(WAIT_SECONDS, TimeUnit.SECONDS).reason());
            client.session().dropTransport();
            assertEquals(RefusalReason.NONE, client.ready().get(WAIT_SECONDS, TimeUnit.SECONDS).reason());
        }
    }

    @Test
    void shouldNotTalkToAServerOfAnotherName() throws Exception {
        X509Bundle bundle = certificate("127.0.0.2");
        try (TestGateway gateway = new TestGateway(server(bundle));
                AgentClient client = connect(gateway, trusting(bundle))) {
            ConnectionState state = states.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertEquals(ConnectionState.Kind.DISCONNECTED, state.kind());
            assertTrue(state.text().contains("127.0.0.1"), state.text());
            assertFalse(client.established().isDone());
        }
    }

    @Test
    void shouldNotTalkToAServerThatItDoesNotTrust() throws Exception {
        try (TestGateway gateway = new TestGateway(server(certificate("127.0.0.1")));
                AgentClient client = connect(gateway, trusting(certificate("127.0.0.1")))) {
            assertEquals(ConnectionState.Kind.DISCONNECTED, states.poll(WAIT_SECONDS, TimeUnit.SECONDS).kind());
            assertFalse(client.established().isDone());
        }
    }
}
