package io.strowger.tools;

import io.strowger.server.security.PasswordHasher;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the hash of a password for a site file or the settings. */
@Command(name = "hash-password", mixinStandardHelpOptions = true, description = {
    "Hash a password for a site file.",
    "Asks for it on the terminal; otherwise takes the first line of standard input. A password on a command line "
            + "could be read by others."})
public final class HashPasswordCommand implements Callable<Integer> {
    /** Longest password that is taken, in characters. */
    static final int CHARS_MAX = 1_024;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String password = ask();
        if (password.isEmpty()) {
            throw new Misuse("no password was given");
        }
        spec.commandLine().getOut().println(new PasswordHasher().hash(password, PasswordHasher.COST_DEFAULT));
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** A password from the terminal, otherwise the first line of standard input. */
    public static String ask() throws IOException {
        Console console = System.console();
        return console == null ? firstLine(System.in) : typed(console);
    }

    private static String typed(Console console) {
        char[] typed = console.readPassword("password: ");
        return typed == null ? "" : new String(typed);
    }

    static String firstLine(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
            if (line.length() == CHARS_MAX) {
                throw new Misuse("a password has at most " + CHARS_MAX + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }
}
