package io.strowger.agent.session;

import io.strowger.agent.message.ClientMessage;
import io.strowger.core.output.RefusalReason;
import java.util.List;

/** What both sides agree on before a session stands: version and features, and how often a client may try to log in. */
final class Handshake {
    private int logins;

    /**
     * What came of Hello.
     *
     * @param refused NONE when they agree
     * @param detail why not
     */
    record Agreement(int version, List<String> features, RefusalReason refused, String detail) {
        private static Agreement no(RefusalReason reason, String detail) {
            return new Agreement(0, List.of(), reason, detail);
        }

        boolean isReached() {
            return refused == RefusalReason.NONE;
        }
    }

    /** The highest version that both speak, and of the client's features those that are known here. */
    static Agreement agree(ClientMessage.Hello hello) {
        String problem = MessageChecks.problem(hello);
        if (problem != null) {
            return Agreement.no(RefusalReason.BAD_ARGUMENT, problem);
        }
        int version = Math.min(hello.versionMax(), ProtocolLimits.VERSION_MAX);
        if (version < Math.max(hello.versionMin(), ProtocolLimits.VERSION_MIN)) {
            return Agreement.no(RefusalReason.VERSION_UNSUPPORTED, "the client speaks " + hello.versionMin() + " to "
                    + hello.versionMax() + ", the server " + ProtocolLimits.VERSION_MIN + " to "
                    + ProtocolLimits.VERSION_MAX);
        }
        List<String> features = hello.features().contains(ProtocolLimits.FEATURE_DELTA)
                ? List.of(ProtocolLimits.FEATURE_DELTA)
                : List.of();
        return new Agreement(version, features, RefusalReason.NONE, "");
    }

    /** Counts a login or resume; false when it is one too many. */
    boolean mayLogIn() {
        return ++logins <= ProtocolLimits.LOGINS_MAX;
    }
}
