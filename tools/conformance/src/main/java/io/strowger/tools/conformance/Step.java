package io.strowger.tools.conformance;

import java.time.Duration;
import java.util.List;

/** One line of a script. {@link #line()} counts from 1. */
sealed interface Step {
    int line();

    /** {@code connect name-server} or {@code connect tlink}: a new connection, in place of the one before. */
    record Connect(int line, boolean toNameServer) implements Step {}

    /**
     * {@code open ...}: key exchange and open request over the connection.
     *
     * @param offer
     *            {@code A-B}, {@code none}, or the octets of an offer
     * @param login
     *            null = the one given
     * @param password
     *            null = the one given
     * @param tlink
     *            name to ask for; null = the one given
     * @param refusal
     *            what the refusal must be; null = it must be confirmed
     */
    record Open(int line, String offer, Tree login, Tree password, Tree tlink, Tree refusal) implements Step {}

    /** {@code send MESSAGE [private ITEM]}. */
    record Send(int line, Tree message, Tree item) implements Step {}

    /** {@code octets HEX}: as they are, a frame or not. */
    record Raw(int line, String hex) implements Step {}

    /** {@code confirm PATTERN [private PATTERN]}: the answer to the last request. */
    record Confirm(int line, Tree message, Tree item) implements Step {}

    /** {@code event PATTERN [private PATTERN]}: the first frame that matches, of those kept and those to come. */
    record Event(int line, Tree message, Tree item) implements Step {}

    /** {@code silence [N] PATTERN}: nothing that matches within N seconds. */
    record Silence(int line, Duration time, Tree message) implements Step {}

    /** {@code closed}: the server ends the connection. */
    record Closed(int line) implements Step {}

    /** {@code check A = B}, also {@code != < <= > >=}. */
    record Check(int line, Condition condition) implements Step {}

    /** {@code skip unless CONDITION: REASON}. */
    record Skip(int line, Condition condition, String reason) implements Step {}

    /** {@code repeat N while CONDITION ... end}: at least once. */
    record Repeat(int line, int most, Condition condition, List<Step> body) implements Step {}

    /** {@code within N s}: the limit for every wait from here on. */
    record Within(int line, Duration limit) implements Step {}

    /** A comparison; numbers by value, others by text. */
    record Condition(Tree left, String operator, Tree right) {
        @Override
        public String toString() {
            return left + " " + operator + " " + right;
        }
    }
}
