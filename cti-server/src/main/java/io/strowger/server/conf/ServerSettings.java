package io.strowger.server.conf;

import io.strowger.agent.session.RateLimit;
import io.strowger.calllog.JournalSettings;
import io.strowger.pbx.Credential;
import io.strowger.server.security.AuthenticationSettings;
import io.strowger.server.tls.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The static settings: what a server must know before it knows its site. Every key of the file is explained in {@code
 * conf/strowger.conf}. Immutable.
 *
 * @param name shown to clients
 * @param drain longest time for clients and links to finish when the server stops
 * @param stallLimit standstill of the core thread after which the server calls itself stalled
 * @param logDirectory where the program's own log goes
 * @param data the journal
 * @param siteDirectory site files that seed an empty journal
 * @param credentials logins of links by the name that the site uses
 */
public record ServerSettings(String name, Duration drain, Duration stallLimit, Path logDirectory, Data data,
        Path siteDirectory, Agents agents, Ivr ivr, AuthenticationSettings authentication, Http http, Links links,
        Map<String, Credential> credentials) {

    public ServerSettings {
        credentials = Map.copyOf(credentials);
    }

    /** Reads a file; throws {@link ConfigurationException} with everything that is wrong in it. */
    public static ServerSettings load(Path file) {
        return new SettingsLoader(file.toAbsolutePath().getParent()).load(file);
    }

    /**
     * Settings by key for embedding: what is not named has the default of the shipped file. Relative paths start at the
     * base.
     *
     * @throws ConfigurationException when a key is unknown or a value not allowed
     */
    public static ServerSettings of(Path base, Map<String, ?> values) {
        return new SettingsLoader(base.toAbsolutePath()).of(values);
    }

    /** The journal's directory and how it is kept. */
    public record Data(Path directory, JournalSettings journal) {
        /** Where the journal lies. */
        public Path journalDirectory() {
            return directory.resolve("journal");
        }

        /** Where number tables lie. */
        public Path tableDirectory() {
            return directory.resolve("tables");
        }

        /** Where the texts of configurations lie. */
        public Path sourceDirectory() {
            return directory.resolve("configurations");
        }

        /** From where on in the journal services are still to be told. */
        public Path webhookFile() {
            return directory.resolve("webhooks.json");
        }

        /** Where customer data lies that look-ups ask for. */
        public Path customerDirectory() {
            return directory.resolve("customers");
        }
    }

    /**
     * The listener for agents and IVRs.
     *
     * @param port 0 = any free one
     * @param plainTextAllowed whether passwords may cross a network without TLS
     * @param tls null = none
     * @param threads event loops
     * @param inputQuota inputs of one event loop that may wait for the journal
     */
    public record Agents(String host, int port, boolean plainTextAllowed, TlsSettings tls, Web web, int threads,
            int sessionsMax, int connectionsMax, AddressLimits address,
            io.strowger.agent.session.ServerSettings protocol, int inputQuota) {
        public boolean isTls() {
            return tls != null;
        }
    }

    /**
     * What the agents' port gives to browsers.
     *
     * @param enabled whether it speaks HTTP at all, and with it WebSocket
     * @param origins whose pages may connect besides the server's own
     * @param softphone whether the web softphone is served
     */
    public record Web(boolean enabled, Set<String> origins, boolean softphone) {
        public Web {
            origins = Set.copyOf(origins);
        }
    }

    /** What one address may do: connections at a time, and how fast it may open them. */
    public record AddressLimits(int connectionsMax, RateLimit connects) {}

    /** Users that are IVRs. */
    public record Ivr(List<IvrUser> users) {
        public Ivr {
            users = List.copyOf(users);
        }
    }

    /** An IVR's login. */
    public record IvrUser(String user, String passwordHash) {
        /** Leaves the hash out. */
        @Override
        public String toString() {
            return "IvrUser[" + user + "]";
        }
    }

    /**
     * The listener for metrics, health and administration.
     *
     * @param port 0 = any free one
     * @param technicians who may change configurations and variables there
     */
    public record Http(String host, int port, List<Technician> technicians) {
        public Http {
            technicians = List.copyOf(technicians);
        }

        /** Without technicians: nobody changes anything there. */
        public Http(String host, int port) {
            this(host, port, List.of());
        }
    }

    /** A technician's login. */
    public record Technician(String user, String passwordHash) {
        /** Leaves the hash out. */
        @Override
        public String toString() {
            return "Technician[" + user + "]";
        }
    }

    /**
     * What all links share.
     *
     * @param threads event loops of their own; 0 = those of the agents
     * @param inputQuota inputs of one link that may wait for the journal
     * @param tsapiOptions options of the tsapi driver by name
     */
    public record Links(int threads, int inputQuota, Map<String, String> tsapiOptions) {
        public Links {
            tsapiOptions = Map.copyOf(tsapiOptions);
        }

        /** The options by name only: some are secret. */
        @Override
        public String toString() {
            return "Links[" + threads + ", " + inputQuota + ", " + tsapiOptions.keySet() + "]";
        }
    }
}
