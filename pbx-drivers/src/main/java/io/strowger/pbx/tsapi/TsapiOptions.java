package io.strowger.pbx.tsapi;

import io.strowger.csta.TextCharset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Settings of a TSAPI link. Times are in milliseconds.
 *
 * @param opening
 *            what is asked for when a stream is opened
 * @param times
 *            how long is waited for what
 * @param liveness
 *            how a dead server is noticed, and when it is tried again
 * @param load
 *            what the link puts on the server by itself
 * @param local
 *            how things are where the switch stands
 */
public record TsapiOptions(Opening opening, Times times, Liveness liveness, Load load, Local local) {
    /** Period of a server that was not asked for another. */
    public static final int HEARTBEAT_SECONDS = 20;
    static final int HEARTBEAT_SECONDS_MIN = 5;
    private static final int HEARTBEAT_SECONDS_MAX = 60;
    private static final int VERSION_MIN = 4;
    private static final int VERSION_MAX = 18;
    private static final int TEXT_MAX = 20;
    private static final String TLS_PREFIX = "tls-";
    private static final int WINDOW_MAX = 4_096;
    private static final int SHARE_MAX = 90;
    /** The port at which a name server speaks TLS. */
    static final int TLS_NAME_SERVER_PORT = 453;
    private static final long MILLIS_MAX = 3_600_000;
    private static final long DAY_MILLIS = 86_400_000;

    /** What holds when nothing is said. */
    public static final TsapiOptions DEFAULT = new TsapiOptions(
            new Opening(VERSION_MIN, VERSION_MAX, "TS1:2", new Names("Strowger", "Strowger 0.1"),
                    new NameServer(false, NameServerTls.AUTO)),
            new Times(10_000, 10_000, 60_000, 15_000, 2_000),
            new Liveness(HEARTBEAT_SECONDS, 30_000, 1_000, 60_000), new Load(WINDOW_MAX, new Polls(5_000, 25)),
            new Local(TextCharset.LATIN_1, new Clock(3_600_000, ZoneId.systemDefault())));

    /**
     * What is asked for when a stream is opened.
     *
     * @param privateVersionMin
     *            lowest version of private data to offer
     * @param privateVersionMax
     *            highest
     * @param apiVersion
     *            list of API versions to offer
     */
    public record Opening(int privateVersionMin, int privateVersionMax, String apiVersion, Names names,
            NameServer nameServer) {
        /** Checks the ranges. */
        public Opening {
            range("private-version-min", privateVersionMin, VERSION_MIN, VERSION_MAX);
            range("private-version-max", privateVersionMax, privateVersionMin, VERSION_MAX);
            text("api-version", apiVersion);
        }
    }

    /**
     * What the server shows.
     *
     * @param application
     *            as the stream's owner
     * @param library
     *            as the client library
     */
    public record Names(String application, String library) {
        /** Checks the lengths. */
        public Names {
            text("application-name", application);
            text("library-version", library);
        }
    }

    /**
     * How the name server is asked, and what of its answer is used.
     *
     * @param useAdvertisedAddress
     *            connect to the address in its answer instead of its own host; wrong behind address translation
     * @param tls
     *            whether it is asked through TLS
     */
    public record NameServer(boolean useAdvertisedAddress, NameServerTls tls) {}

    /**
     * Longest waits.
     *
     * @param connect
     *            for a TCP connection
     * @param handshake
     *            for each answer while the stream is opened, and for a probe
     * @param request
     *            for every other answer
     * @param callControl
     *            for the answer to call control, and longest time in the queue before it
     * @param drain
     *            for answers when the link is stopped
     */
    public record Times(long connect, long handshake, long request, long callControl, long drain) {
        /** Checks the ranges. */
        public Times {
            range("connect-timeout", connect, 1, MILLIS_MAX);
            range("handshake-timeout", handshake, 1, MILLIS_MAX);
            range("request-timeout", request, 1, MILLIS_MAX);
            range("call-control-timeout", callControl, 1, MILLIS_MAX);
            range("drain", drain, 0, MILLIS_MAX);
        }
    }

    /**
     * How a dead server is noticed, and when it is tried again.
     *
     * @param heartbeatSeconds
     *            heartbeat period to ask the server for; 0 = do not ask and take {@link #HEARTBEAT_SECONDS} as its period
     * @param probeIdle
     *            silence after which a server that sends no heartbeat is asked for its status
     * @param backoffMin
     *            pause before the first attempt after a loss
     * @param backoffMax
     *            longest pause between attempts
     */
    public record Liveness(int heartbeatSeconds, long probeIdle, long backoffMin, long backoffMax) {
        /** Checks the ranges. */
        public Liveness {
            if (heartbeatSeconds != 0) {
                range("heartbeat-seconds", heartbeatSeconds, HEARTBEAT_SECONDS_MIN, HEARTBEAT_SECONDS_MAX);
            }
            range("probe-idle", probeIdle, 1, MILLIS_MAX);
            range("backoff-min", backoffMin, 1, MILLIS_MAX);
            range("backoff-max", backoffMax, backoffMin, MILLIS_MAX);
        }
    }

    /**
     * What the link puts on the server by itself.
     *
     * @param monitorWindow
     *            most monitors and registrations that may wait for their answers at the same time
     * @param polls
     *            of agents whose modes do not come as events
     */
    public record Load(int monitorWindow, Polls polls) {
        /** Checks the range. */
        public Load {
            range("monitor-window", monitorWindow, 1, WINDOW_MAX);
        }
    }

    /**
     * How things are where the switch stands.
     *
     * @param charset
     *            that the switch writes its texts in
     * @param clock
     *            comparison of the clocks
     */
    public record Local(TextCharset charset, Clock clock) {}

    /**
     * Polls of agent states.
     *
     * @param period
     *            between two polls of a station with an agent; 0 = never poll
     * @param sharePercent
     *            most of the link that the polls may take
     */
    public record Polls(long period, int sharePercent) {
        /** Checks the ranges. */
        public Polls {
            range("agent-poll-period", period, 0, MILLIS_MAX);
            range("agent-poll-share", sharePercent, 1, SHARE_MAX);
        }
    }

    /**
     * Comparison of the switch's clock with this machine's.
     *
     * @param every
     *            time between two comparisons; 0 = only when the link comes up
     * @param zone
     *            that the switch keeps
     */
    public record Clock(long every, ZoneId zone) {
        /** Checks the range. */
        public Clock {
            range("clock-check", every, 0, DAY_MILLIS);
        }
    }

    /** Whether the name server is asked through TLS. */
    public enum NameServerTls {
        /** At port {@link #TLS_NAME_SERVER_PORT} only. */
        AUTO, ALWAYS, NEVER;

        boolean isWanted(int port) {
            return this == ALWAYS || this == AUTO && port == TLS_NAME_SERVER_PORT;
        }
    }

    /** Whether texts of a switch can be in a charset of that name. */
    public static boolean isCharset(String name) {
        try {
            TextCharset.of(name);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static void range(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed are " + min + " to " + max);
        }
    }

    private static void text(String name, String value) {
        if (value.isEmpty() || value.length() > TEXT_MAX) {
            throw new IllegalArgumentException(name + " has " + value.length() + " characters, allowed are 1 to "
                    + TEXT_MAX);
        }
    }

    /**
     * Reads options by name: {@code private-version-min}, {@code private-version-max}, {@code application-name},
     * {@code api-version}, {@code library-version}, {@code use-advertised-address}, {@code connect-timeout}, {@code
     * handshake-timeout}, {@code request-timeout}, {@code call-control-timeout}, {@code heartbeat-seconds}, {@code
     * probe-idle}, {@code monitor-window}, {@code backoff-min}, {@code backoff-max}, {@code drain}, {@code
     * agent-poll-period}, {@code agent-poll-share}, {@code clock-check}, {@code switch-time-zone}, {@code
     * name-server-tls}, {@code charset}. Names that begin with {@code tls-} are left to the transport.
     *
     * @throws IllegalArgumentException
     *             an unknown name, or a value that is no number, no boolean or out of range
     */
    public static TsapiOptions parse(Map<String, String> options) {
        Reader r = new Reader(new LinkedHashMap<>(options));
        r.left.keySet().removeIf(name -> name.startsWith(TLS_PREFIX));
        TsapiOptions parsed = new TsapiOptions(r.opening(DEFAULT.opening), r.times(DEFAULT.times),
                r.liveness(DEFAULT.liveness), r.load(DEFAULT.load), r.local(DEFAULT.local));
        if (!r.left.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown options of the tsapi driver: " + new TreeSet<>(r.left.keySet()));
        }
        return parsed;
    }

    private record Reader(Map<String, String> left) {
        Opening opening(Opening d) {
            return new Opening((int) number("private-version-min", d.privateVersionMin),
                    (int) number("private-version-max", d.privateVersionMax), text("api-version", d.apiVersion),
                    new Names(text("application-name", d.names.application), text("library-version", d.names.library)),
                    new NameServer(flag("use-advertised-address", d.nameServer.useAdvertisedAddress),
                            constant("name-server-tls", d.nameServer.tls)));
        }

        Times times(Times d) {
            return new Times(number("connect-timeout", d.connect), number("handshake-timeout", d.handshake),
                    number("request-timeout", d.request), number("call-control-timeout", d.callControl),
                    number("drain", d.drain));
        }

        Liveness liveness(Liveness d) {
            return new Liveness((int) number("heartbeat-seconds", d.heartbeatSeconds),
                    number("probe-idle", d.probeIdle), number("backoff-min", d.backoffMin),
                    number("backoff-max", d.backoffMax));
        }

        Load load(Load d) {
            return new Load((int) number("monitor-window", d.monitorWindow),
                    new Polls(number("agent-poll-period", d.polls.period),
                            (int) number("agent-poll-share", d.polls.sharePercent)));
        }

        Local local(Local d) {
            return new Local(TextCharset.of(text("charset", d.charset.name())),
                    new Clock(number("clock-check", d.clock.every), zone("switch-time-zone", d.clock.zone)));
        }

        String text(String name, String otherwise) {
            String value = left.remove(name);
            return value == null ? otherwise : value;
        }

        long number(String name, long otherwise) {
            String value = left.remove(name);
            if (value == null) {
                return otherwise;
            }
            try {
                return Math.toIntExact(Long.parseLong(value));
            } catch (NumberFormatException | ArithmeticException notANumber) {
                throw new IllegalArgumentException(name + " is no number: " + value, notANumber);
            }
        }

        ZoneId zone(String name, ZoneId otherwise) {
            String value = text(name, "");
            try {
                return value.isEmpty() ? otherwise : ZoneId.of(value);
            } catch (DateTimeException unknown) {
                throw new IllegalArgumentException(name + " is no time zone: " + value, unknown);
            }
        }

        NameServerTls constant(String name, NameServerTls otherwise) {
            String value = text(name, otherwise.name());
            try {
                return NameServerTls.valueOf(value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(name + " is none of auto, always, never: " + value, unknown);
            }
        }

        boolean flag(String name, boolean otherwise) {
            String value = left.remove(name);
            if (value == null) {
                return otherwise;
            }
            return switch (value) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(name + " is neither true nor false: " + value);
            };
        }
    }
}
