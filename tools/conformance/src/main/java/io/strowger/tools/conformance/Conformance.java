package io.strowger.tools.conformance;

import io.strowger.tools.tsapi.Endpoint;
import io.strowger.tools.tsapi.TsapiConnection;
import io.strowger.tools.tsapi.TsapiServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The scripts and what tries them. Each script has a connection of its own; they run one after the other. */
public final class Conformance {
    private static final String FOLDER = "/conformance/tsapi/";
    private static final String INDEX = FOLDER + "INDEX";
    private static final String ENDING = ".script";
    /** Largest script file, in octets. */
    static final long FILE_MAX = 256 * 1024;

    private final Endpoint nameServer;
    private final TsapiConnection.Security security;
    private final Duration limit;
    private final Parameters parameters;

    /**
     * For one server.
     *
     * @param limit
     *            longest wait for each answer, unless a script says otherwise
     */
    public Conformance(Endpoint nameServer, TsapiConnection.Security security, Duration limit, Parameters parameters) {
        this.nameServer = nameServer;
        this.security = security;
        this.limit = limit;
        this.parameters = parameters;
    }

    /** The scripts that come with this program, in order. */
    public static List<Script> shipped() {
        return resource(INDEX).lines().filter(line -> !line.isBlank())
                .map(name -> ScriptReader.read(name, resource(FOLDER + name))).toList();
    }

    private static String resource(String name) {
        try (InputStream in = Conformance.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The scripts of a directory, in the order of their names.
     *
     * @throws ScriptFault
     *             one cannot be read
     */
    public static List<Script> of(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().map(Conformance::file).toList();
        }
    }

    private static Script file(Path file) {
        String name = file.getFileName().toString();
        try {
            if (Files.size(file) > FILE_MAX) {
                throw new ScriptFault(name, 1, "larger than " + FILE_MAX + " octets");
            }
            return ScriptReader.read(name, Files.readString(file));
        } catch (IOException unreadable) {
            throw new ScriptFault(name, 0, unreadable.toString());
        }
    }

    /**
     * Tries one.
     *
     * @param changesAllowed
     *            whether it may change something in the switch
     */
    public Result run(Script script, boolean changesAllowed) {
        if (script.changes() && !changesAllowed) {
            return notTried(script, "it changes something in the switch; --changes allows that");
        }
        List<String> missing = script.needs().stream().filter(name -> !parameters.numbers().containsKey(name)).toList();
        if (!missing.isEmpty()) {
            return notTried(script, "it needs --" + String.join(", --", missing));
        }
        Transcript transcript = new Transcript();
        TsapiServer server = new TsapiServer(nameServer, security, limit, transcript);
        return new Runner(script, parameters, transcript, server).run();
    }

    private static Result notTried(Script script, String why) {
        return new Result(script, Result.Verdict.NOT_TRIED, 0, why, List.of(), List.of());
    }
}
