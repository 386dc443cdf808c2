package io.strowger.tools.conformance;

import java.util.List;

/**
 * What trying a clause gave.
 *
 * @param line
 *            of the script, 0 when no line is to blame
 * @param reason
 *            one sentence; empty when the clause holds
 * @param notes
 *            what was seen that the clause does not ask for but the protocol says otherwise
 * @param transcript
 *            every frame, as direction and octets
 */
public record Result(Script script, Verdict verdict, int line, String reason, List<String> notes,
        List<Exchanged> transcript) {
    /** Copies the lists. */
    public Result {
        notes = List.copyOf(notes);
        transcript = List.copyOf(transcript);
    }

    /** How it ended. */
    public enum Verdict {
        /** The server does what the clause says. */
        HOLDS,
        /** It does not. */
        BROKEN,
        /** The clause says nothing about this server, for instance at this version. */
        NOT_APPLICABLE,
        /** It was not tried: it changes something, or a parameter is missing. */
        NOT_TRIED,
        /** It could not be tried: no connection, or the script is wrong for this server. */
        UNDECIDED
    }

    /** A frame of the transcript as one line of text. */
    public record Exchanged(String direction, String octets, String text) {}
}
