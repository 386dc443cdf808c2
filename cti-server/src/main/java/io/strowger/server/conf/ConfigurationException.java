package io.strowger.server.conf;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that the server does not start with; carries everything that was found wrong. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the files; empty after serialization. */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
