package io.strowger.calllog.fold;

/**
 * How often an agent gave a wrap-up code to contacts of a skill in one interval. Each of his parts in a contact that he answered counts once, with the last code that he
 * gave to it, in the interval in which the record of the contact was complete.
 *
 * @param skill of his parts; empty where they had none
 * @param wrapUp the code; empty = he gave none
 * @param startMillis engine time at which the interval begins
 * @param minutes length of the interval
 * @param complete false while the interval lasts
 */
public record WrapUpRow(String agentId, String skill, String wrapUp, long startMillis, int minutes, int count,
        boolean complete) {}
