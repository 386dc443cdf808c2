package io.strowger.tools.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.core.analysis.VariableValue;
import io.strowger.core.site.VariableType;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Named variables of a running server. */
@Command(name = "variable", mixinStandardHelpOptions = true, description = {
    "Show and set the variables that rules read.",
    "What is set holds at once, for a time or until it is reset, and is kept with who set it."})
public final class VariableCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say which command");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show all variables.")
    int list(@Mixin AdministrationOption server) {
        AdministrationOption.Answer answer = server.get("/variables");
        PrintWriter out = spec.commandLine().getOut();
        for (JsonNode variable : answer.body()) {
            String by = variable.path("setBy").asText();
            long until = variable.path("untilMillis").asLong();
            out.println(variable.path("name").asText() + " = " + variable.path("value").asText()
                    + (by.isEmpty() ? "" : "  set by " + by)
                    + (until == 0 ? "" : "  until " + Instant.ofEpochMilli(until)));
        }
        out.flush();
        return answer.isDone() ? 0 : refused(answer);
    }

    @Command(name = "set", mixinStandardHelpOptions = true, description = "Set a variable.")
    int set(@Mixin AdministrationOption server,
            @Parameters(paramLabel = "NAME", description = "The variable.") String name,
            @Parameters(paramLabel = "VALUE", description = "Its value, as in rules; a text without quotes.") String value,
            @Option(names = "--for", paramLabel = "TIME", description = "How long it holds, as in 30m. Default: as "
                    + "configured.") String time) {
        long millis = time == null ? 0 : VariableValue.number(VariableType.DURATION, time);
        if (time != null && millis == 0) {
            throw new Misuse("--for takes a duration, as in 30m");
        }
        return done(server.post("/variables/set", Map.of("name", name, "value", value, "forMillis", millis)));
    }

    @Command(name = "reset", mixinStandardHelpOptions = true, description = "Let the configured value hold again.")
    int reset(@Mixin AdministrationOption server,
            @Parameters(paramLabel = "NAME", description = "The variable.") String name) {
        return done(server.post("/variables/reset", Map.of("name", name)));
    }

    private int done(AdministrationOption.Answer answer) {
        if (!answer.isDone()) {
            return refused(answer);
        }
        spec.commandLine().getOut().println("done");
        spec.commandLine().getOut().flush();
        return 0;
    }

    private int refused(AdministrationOption.Answer answer) {
        spec.commandLine().getErr().println("strowger: " + answer.body().path("sentence").asText());
        return Strowger.FAILED;
    }
}
