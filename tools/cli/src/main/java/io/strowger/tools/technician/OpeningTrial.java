package io.strowger.tools.technician;

import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.tools.tsapi.Login;
import io.strowger.tools.tsapi.TsapiServer;
import io.strowger.tools.tsapi.TsapiStream;
import java.io.IOException;
import java.util.List;

/**
 * Whether a server can be tried at all. What would leave nearly every clause undecided, a wrong address, Tlink or login, is
 * said once and beforehand; whatever else is wrong with it is for the clauses to find.
 */
record OpeningTrial(TsapiServer server, String tlink, Login login) {
    /**
     * Connects, looks for the Tlink and opens a stream for a moment.
     *
     * @throws IOException
     *             nobody listens, the Tlink is not there, or the login is refused
     */
    void require() throws IOException {
        try (TsapiStream names = server.connectNameServer()) {
            names.ask(new Acs.AbortStream(), PrivateData.ABSENT);
        } catch (IOException nobody) {
            throw new IOException("nothing was tried: no connection to a name server at " + server.nameServer() + ", "
                    + reason(nobody), nobody);
        }
        String refusal;
        try {
            refusal = refusal();
        } catch (IOException forTheClauses) {
            return;
        }
        if (!refusal.isEmpty()) {
            throw new IOException("nothing was tried: " + refusal);
        }
    }

    private static String reason(IOException failed) {
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    }

    private String refusal() throws IOException {
        List<TsapiServer.Tlink> all = server.tlinks();
        TsapiServer.Tlink wanted = all.stream()
                .filter(each -> tlink.isEmpty() || each.name().equalsIgnoreCase(tlink)).findFirst().orElse(null);
        if (wanted == null) {
            return "the name server lists "
                    + (all.isEmpty()
                            ? "no Tlink at all"
                            : all.stream().map(TsapiServer.Tlink::name).toList().toString())
                    + (tlink.isEmpty() ? "" : ", not " + tlink);
        }
        try (TsapiStream stream = server.connect(wanted)) {
            if (server.open(stream, wanted, login, PrivateData.ABSENT) instanceof TsapiServer.Opening.Refused no
                    && no.refusal().frame() != null
                    && no.refusal().frame().message() instanceof Acs.UniversalFailureConf failure) {
                return wanted.name() + " refuses the login " + login.login() + " with " + failure.error().value() + " "
                        + failure.error().name();
            }
            stream.ask(new Acs.AbortStream(), PrivateData.ABSENT);
            return "";
        }
    }
}
