package io.strowger.tools.whatif;

import io.strowger.core.codec.Bytes;

/**
 * A contact that asked for an agent, as it was recorded. Times in nanoseconds of engine time; -1 = was not seen.
 *
 * @param vdn that asked for it
 * @param ringNanos from the ringing at the agent who answered to his answer; of a contact that was not answered, how long it rang last
 * @param talkNanos from the answer to the end of his part, holds among it
 * @param wrapNanos after-call work of the agent
 * @param patienceNanos after which the caller gave up; -1 = he did not
 * @param waitedNanos to the answer, or to the end
 */
record Arrival(String switchName, String vdn, String ani, String dnis, String digits, Bytes userToUser, long atNanos,
        long ringNanos, long talkNanos, long wrapNanos, long patienceNanos, long waitedNanos) {

    boolean isAnswered() {
        return talkNanos >= 0;
    }
}
