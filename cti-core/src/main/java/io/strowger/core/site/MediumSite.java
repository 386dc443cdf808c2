package io.strowger.core.site;

import io.strowger.core.route.Media;
import java.util.List;

/**
 * A medium: what kind of work a contact is. Contacts of every medium but {@link #VOICE} are items without a connection.
 *
 * @param name as skills and agents name it
 * @param weight how much of an agent one contact takes, in hundredths of him
 * @param atMost contacts that an agent may have at once who has no capacity of his own for it
 * @param interruptedBy media whose contacts are offered as if those of this one were not there
 * @param offerMillis an item that is offered may be left without an answer for so long; of no meaning for calls, which ring as their skill says
 * @param parkMillis an item may be parked for so long, then it is back in its queue; likewise
 */
public record MediumSite(String name, int weight, int atMost, List<String> interruptedBy, int offerMillis,
        int parkMillis) {
    /** The medium of calls. */
    public static final String VOICE = "voice";
    /** Contacts of one medium that an agent may have at once. */
    public static final int AT_MOST_MAX = 100;
    /** An offer without an answer. */
    public static final int OFFER_MILLIS = 30_000;
    /** A parked item, a day. */
    public static final int PARK_MILLIS = 86_400_000;
    /** Calls where the site says nothing of them: one takes all of an agent. */
    public static final MediumSite CALLS = new MediumSite(VOICE, Media.WEIGHT_ALL, 1, List.of(), 0, 0);

    public boolean isVoice() {
        return name.equals(VOICE);
    }

    /**
     * How many contacts of a medium one agent may have at once.
     *
     * @param atMost 0 = he is offered none
     */
    public record Capacity(String medium, int atMost) {}
}
