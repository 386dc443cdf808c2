package io.strowger.tools.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.core.runtime.TableDirectory;
import io.strowger.server.administration.SiteNeeds;
import io.strowger.server.conf.ConfigurationException;
import io.strowger.server.conf.Problem;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.conf.SiteFiles;
import io.strowger.server.conf.SiteLoader;
import io.strowger.server.conf.SiteSchema;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Configurations: checked here, and applied to a running server by its technicians. */
@Command(name = "config", mixinStandardHelpOptions = true, description = {
    "Check, apply and bring back configurations.",
    "A configuration is a directory of site files. It is checked whole; what is wrong is told with file and line, and "
            + "the old one stays."})
public final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say which command");
    }

    @Command(name = "schema", mixinStandardHelpOptions = true, description = "Print the JSON schema of site files.")
    int schema() {
        spec.commandLine().getOut().print(SiteSchema.text());
        spec.commandLine().getOut().flush();
        return 0;
    }

    @Command(name = "check", mixinStandardHelpOptions = true, description = "Check a directory of site files; no server "
            + "is needed.")
    int check(@Parameters(paramLabel = "DIR", description = "The directory.") Path directory,
            @Option(names = "--conf", paramLabel = "FILE", description = "Also hold it against the credentials and "
                    + "number tables of the server with these settings.") Path conf) {
        SiteFiles files = SiteLoader.load(directory);
        List<Problem> problems = new ArrayList<>(files.problems());
        if (problems.isEmpty() && conf != null) {
            ServerSettings settings = settings(conf);
            problems.addAll(new SiteNeeds(settings.credentials().keySet(),
                    new TableDirectory(settings.data().tableDirectory())).missing(files.site()));
        }
        PrintWriter out = spec.commandLine().getOut();
        problems.forEach(out::println);
        out.println(problems.isEmpty() ? directory + " is in order" : problems.size() + " problems");
        out.flush();
        return problems.isEmpty() ? 0 : Strowger.FAILED;
    }

    private static ServerSettings settings(Path conf) {
        try {
            return ServerSettings.load(conf);
        } catch (ConfigurationException wrong) {
            throw new Misuse(wrong.getMessage(), wrong);
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print the files of a version.")
    int show(@Mixin AdministrationOption server,
            @Option(names = "--version-number", paramLabel = "N", description = "Which one. Default: the one in force.") Long number,
            @Option(names = "--out", paramLabel = "DIR", description = "Write the files there instead.") Path into)
            throws IOException {
        AdministrationOption.Answer answer = server.get("/config/show" + (number == null ? "" : "?version=" + number));
        if (!answer.isDone()) {
            return refused(answer.body());
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Map.Entry<String, JsonNode> file : answer.body().path("files").properties()) {
            if (into == null) {
                out.println("# ---- " + file.getKey());
                out.print(file.getValue().asText());
            } else {
                Path name = Path.of(file.getKey()).getFileName();
                Files.createDirectories(into);
                Files.writeString(into.resolve(name), file.getValue().asText());
                out.println(into.resolve(name));
            }
        }
        out.flush();
        return 0;
    }

    @Command(name = "history", mixinStandardHelpOptions = true, description = "Say who applied which version when.")
    int history(@Mixin AdministrationOption server) {
        AdministrationOption.Answer answer = server.get("/config/history");
        if (!answer.isDone()) {
            return refused(answer.body());
        }
        PrintWriter out = spec.commandLine().getOut();
        answer.body().path("versions").forEach(version -> out.println(line(version)));
        if (answer.body().path("planned").isObject()) {
            out.println("planned: " + line(answer.body().path("planned")));
        }
        out.flush();
        return 0;
    }

    private static String line(JsonNode version) {
        long restores = version.path("restores").asLong();
        String comment = version.path("comment").asText();
        return version.path("version").asLong() + "  " + version.path("at").asText() + "  "
                + version.path("appliedBy").asText() + (restores == 0 ? "" : "  restores " + restores)
                + (comment.isEmpty() ? "" : "  " + comment);
    }

    @Command(name = "diff", mixinStandardHelpOptions = true, description = "Say what applying a directory would change.")
    int diff(@Mixin AdministrationOption server,
            @Parameters(paramLabel = "DIR", description = "The directory.") Path directory) {
        return done(server.post("/config/diff", Map.of("files", files(directory))), false);
    }

    @Command(name = "apply", mixinStandardHelpOptions = true, description = "Make a directory of site files the "
            + "configuration.")
    int apply(@Mixin AdministrationOption server,
            @Parameters(paramLabel = "DIR", description = "The directory.") Path directory, @Mixin How how) {
        Map<String, Object> body = how.body();
        body.put("files", files(directory));
        return done(server.post("/config/apply", body), true);
    }

    @Command(name = "rollback", mixinStandardHelpOptions = true, description = "Bring an earlier version back, as a new "
            + "one.")
    int rollback(@Mixin AdministrationOption server,
            @Parameters(paramLabel = "N", description = "The version.") long number, @Mixin How how) {
        Map<String, Object> body = how.body();
        body.put("version", number);
        return done(server.post("/config/rollback", body), true);
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "Give the planned configuration up.")
    int withdraw(@Mixin AdministrationOption server) {
        return done(server.post("/config/withdraw", Map.of()), false);
    }

    /** How a change is made. */
    public static final class How {
        @Option(names = "--comment", paramLabel = "TEXT", defaultValue = "", description = "Why; kept in the history.")
        private String comment;

        @Option(names = "--at", paramLabel = "TIME", description = "When it takes effect, as in "
                + "2027-01-31T08:00:00+01:00. Default: now.")
        private String at;

        @Option(names = "--based-on", paramLabel = "N", defaultValue = "0", description = "Only if this version is in "
                + "force. Default: whatever is.")
        private long basedOn;

        private Map<String, Object> body() {
            Map<String, Object> body = new HashMap<>(Map.of("comment", comment, "basedOn", basedOn));
            if (at != null) {
                try {
                    body.put("effective", OffsetDateTime.parse(at).toString());
                } catch (DateTimeParseException wrong) {
                    throw new Misuse("--at takes a time with its offset, as in 2027-01-31T08:00:00+01:00");
                }
            }
            return body;
        }
    }

    private static Map<String, String> files(Path directory) {
        SiteFiles read = SiteLoader.load(directory);
        if (read.texts().isEmpty()) {
            throw new Misuse(directory + " holds no site files");
        }
        return new TreeMap<>(read.texts());
    }

    private int done(AdministrationOption.Answer answer, boolean changed) {
        if (!answer.isDone()) {
            return refused(answer.body());
        }
        PrintWriter out = spec.commandLine().getOut();
        JsonNode changes = answer.body().path("changes");
        changes.forEach(line -> out.println(line.asText()));
        if (changes.isEmpty()) {
            out.println("nothing is different");
        }
        String effective = answer.body().path("effective").asText();
        if (changed) {
            out.println("version " + answer.body().path("version").asLong()
                    + (effective.isEmpty() ? " is in force" : " takes effect at " + effective));
        }
        out.flush();
        return 0;
    }

    private int refused(JsonNode body) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("strowger: " + body.path("sentence").asText());
        body.path("problems").forEach(problem -> err.println(problem.path("where").asText() + ": C"
                + problem.path("number").asInt() + " " + problem.path("text").asText() + " ("
                + problem.path("meaning").asText() + ")"));
        err.flush();
        return Strowger.FAILED;
    }
}
