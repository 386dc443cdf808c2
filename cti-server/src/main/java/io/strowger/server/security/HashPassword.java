package io.strowger.server.security;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks for a password, on the terminal or as the first line of standard input, and prints its hash for a site file. */
public final class HashPassword {
    private HashPassword() {}

    /** Exit code 2 when no password was given. */
    public static void main(String[] arguments) throws IOException {
        String password = read();
        if (password == null || password.isEmpty()) {
            System.err.println("no password was given");
            System.exit(2);
        }
        System.out.println(new PasswordHasher().hash(password, PasswordHasher.COST_DEFAULT));
    }

    private static String read() throws IOException {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("password: ");
            return typed == null ? null : new String(typed);
        }
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
}
