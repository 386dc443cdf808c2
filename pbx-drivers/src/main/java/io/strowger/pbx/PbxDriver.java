package io.strowger.pbx;

/**
 * One way of speaking to switches. Found by {@link java.util.ServiceLoader} or handed to {@link PbxDrivers} directly.
 * Owns the threads of its links; {@link #close()} ends them. Any thread.
 */
public interface PbxDriver extends AutoCloseable {
    /** The name that {@link io.strowger.core.site.LinkSite#driver()} refers to, lower case. */
    String name();

    /**
     * Makes a link that does nothing until it is started.
     *
     * @throws IllegalArgumentException
     *             an option is unknown or out of range; the message names it
     */
    PbxLink create(LinkContext context);

    /** Ends the driver's threads. Links must be stopped before. */
    @Override
    void close();
}
