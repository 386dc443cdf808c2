package io.strowger.core.route;

import java.util.List;

/**
 * What an agent can have at once. Media are numbered, and calls are number {@link #VOICE}; a set of media is a bit for each. Immutable.
 */
public final class Media {
    /** Media of a site, calls among them. */
    public static final int COUNT_MAX = 16;
    /** All of an agent, in the unit of weights. */
    public static final int WEIGHT_ALL = 100;
    /** The number of calls. */
    public static final int VOICE = 0;
    /** Calls only. */
    public static final Media ONLY_CALLS = new Media(List.of(new Medium(WEIGHT_ALL, 0)));

    private final Medium[] media;

    /**
     * One of them.
     *
     * @param weight how much of an agent one contact takes, 1 to {@link #WEIGHT_ALL}
     * @param interruptedBy a bit for each medium whose contacts are offered as if this one were not there
     */
    public record Medium(int weight, long interruptedBy) {}

    /** In the order of their numbers, calls first. */
    public Media(List<Medium> media) {
        this.media = media.toArray(Medium[]::new);
    }

    public int count() {
        return media.length;
    }

    /**
     * The media that he can be given a further contact of: he has fewer of it than he may, and its weight fits beside those of all that it does not interrupt.
     *
     * @param atMost how many he may have, by number
     * @param has how many he has, by number
     */
    public long free(int[] atMost, int[] has) {
        return free(atMost, has, null);
    }

    /**
     * The same where single contacts weigh more than their medium.
     *
     * @param weights of all that he has, by number; null = each is that of its medium
     */
    public long free(int[] atMost, int[] has, int[] weights) {
        long free = 0;
        for (int medium = 0; medium < media.length; medium++) {
            if (has[medium] < atMost[medium] && media[medium].weight <= room(medium, has, weights)) {
                free |= 1L << medium;
            }
        }
        return free;
    }

    /** How much of him is left for a contact of the medium, beside all that it does not interrupt. */
    public int room(int by, int[] has, int[] weights) {
        int room = WEIGHT_ALL;
        for (int medium = 0; medium < media.length; medium++) {
            if ((media[medium].interruptedBy & 1L << by) == 0) {
                room -= weights == null ? has[medium] * media[medium].weight : weights[medium];
            }
        }
        return room;
    }

    public int weight(int medium) {
        return media[medium].weight;
    }
}
