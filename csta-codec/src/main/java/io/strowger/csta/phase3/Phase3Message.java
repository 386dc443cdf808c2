package io.strowger.csta.phase3;

import io.strowger.csta.ber.Trailing;

/**
 * One APDU with its decoded content.
 *
 * @param rose
 *            the remote operation; its argument or result is null when {@code content} holds it
 * @param content
 *            the decoded argument or result; null when there is none or its operation has no declaration
 * @param trailing
 *            members behind the known ones of {@code content}; encoded again at the same places
 */
public record Phase3Message(Rose rose, Csta3.Content content, Trailing trailing) {
    /** A message that is not one just decoded. */
    public Phase3Message(Rose rose, Csta3.Content content) {
        this(rose, content, Trailing.NONE);
    }
}
