package io.strowger.tools.agentprotocol;

import io.strowger.core.input.SessionRole;
import io.strowger.tools.conformance.Result;
import io.strowger.tools.conformance.Script;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The clauses of the agent protocol and what tries them, one after the other. One thread. */
public final class AgentConformance {
    private final Target target;

    /**
     * A server and a user of it whom nobody needs meanwhile.
     *
     * @param transport what is spoken on the connection
     * @param tls null = plain TCP
     * @param hostNameChecked whether the server's certificate must be for the host
     * @param others users who are no agents, by their role; a clause that needs one who is not here is not applicable
     * @param limitSeconds longest wait for an answer
     */
    public record Target(String host, int port, Transport transport, SSLContext tls, boolean hostNameChecked,
            String user, String password, Map<SessionRole, Account> others, int limitSeconds) {
        private static final int CONNECT_MILLIS_MAX = 10_000;

        /** A connection; TLS stands already. */
        Socket open() throws IOException {
            Socket plain = new Socket();
            plain.connect(new InetSocketAddress(host, port), CONNECT_MILLIS_MAX);
            plain.setTcpNoDelay(true);
            if (tls == null) {
                return plain;
            }
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true);
            if (hostNameChecked) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            return socket;
        }

        /** The frames on an open connection. */
        Transport.Streams streams(Socket socket) throws IOException {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(limitSeconds));
            return transport.over(socket, host + ":" + port);
        }

        /** Leaves the password out. */
        @Override
        public String toString() {
            return host + ":" + port + " as " + user;
        }
    }

    /** Somebody who may log in. */
    public record Account(String user, String password) {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** For one server. */
    public AgentConformance(Target target) {
        this.target = target;
    }

    private static List<Clause> clauses() {
        return Stream.of(FramingClauses.all(), HelloClauses.all(), LoginClauses.all(), RequestClauses.all(),
                ResumeClauses.all(), LimitClauses.all(), TopicClauses.all(), QueryClauses.all()).flatMap(List::stream)
                .toList();
    }

    /** The clauses as others see them. */
    public static List<Script> listed() {
        return clauses().stream().map(AgentConformance::script).toList();
    }

    private static Script script(Clause clause) {
        return new Script(clause.name(), clause.text(), "PROTOCOL.md section " + section(clause.name()), false,
                List.of(), List.of(), List.of());
    }

    private static int section(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }

    /** Tries the clause with a name; those that wait for the server's time limits only where that is wanted. */
    public Result run(Script script, boolean slow) {
        Clause clause = clauses().stream().filter(one -> one.name().equals(script.name())).findFirst().orElseThrow();
        if (clause.slow() && !slow) {
            return new Result(script, Result.Verdict.NOT_TRIED, 0, "it waits for a time limit; --slow allows that",
                    List.of(), List.of());
        }
        Scene scene = new Scene(target);
        Result.Verdict verdict = Result.Verdict.HOLDS;
        String reason = "";
        try (scene) {
            clause.trial().run(scene);
        } catch (Broken broken) {
            verdict = Result.Verdict.BROKEN;
            reason = broken.getMessage();
        } catch (Transport.NotKept notKept) {
            verdict = Result.Verdict.BROKEN;
            reason = notKept.getMessage();
        } catch (Transport.CannotSay | Scene.NotNamed unsayable) {
            verdict = Result.Verdict.NOT_APPLICABLE;
            reason = unsayable.getMessage();
        } catch (IOException failed) {
            verdict = Result.Verdict.UNDECIDED;
            reason = String.valueOf(failed.getMessage());
        }
        return new Result(script, verdict, 0, reason, List.of(), new ArrayList<>(scene.transcript()));
    }
}
