package io.strowger.core.engine;

import java.util.Random;

/** How the words of a switch reach the engine: over one link, or over two that tell the same, each in its order and with a lag of its own. */
enum Interleaving {
    ONE_LINK,
    /** The first link tells everything and the second the same right after it. */
    FIRST_AHEAD,
    /** The other way about. */
    SECOND_AHEAD,
    /** The second link tells what the first has told some words ago. */
    SECOND_LAGS,
    /** Each link is ahead for a word, and then behind for one. */
    TURNS,
    /** Chance decides who is ahead and how far. */
    AT_RANDOM;

    private static final int LAG_WORDS = 4;

    boolean isSecondAhead(int word, Random random) {
        return switch (this) {
            case ONE_LINK, FIRST_AHEAD, SECOND_LAGS -> false;
            case SECOND_AHEAD -> true;
            case TURNS -> word % 2 == 1;
            case AT_RANDOM -> random.nextBoolean();
        };
    }

    /** How many words the link that is behind may keep for later. */
    int lag(int backlog, Random random) {
        return switch (this) {
            case ONE_LINK, FIRST_AHEAD, SECOND_AHEAD -> 0;
            case SECOND_LAGS -> LAG_WORDS;
            case TURNS -> backlog;
            case AT_RANDOM -> random.nextInt(backlog + 1);
        };
    }
}
