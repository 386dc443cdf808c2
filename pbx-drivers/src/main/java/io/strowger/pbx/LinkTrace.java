package io.strowger.pbx;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * What is wanted of a link's traffic, and where it goes.
 *
 * @param device
 *            only what concerns this device; empty = all
 * @param call
 *            only what concerns the call of this id; empty = all
 * @param sink
 *            is given each frame on the link's thread and must not block
 */
public record LinkTrace(String device, String call, Consumer<Entry> sink) {
    /**
     * One frame. Passwords are not in it, neither as octets nor as text.
     *
     * @param sent
     *            whether the link sent it, otherwise the link received it
     * @param line
     *            time, link, direction and octets in the form of traces
     * @param text
     *            what the frame says
     */
    public record Entry(Instant time, boolean sent, String line, String text) {}
}
