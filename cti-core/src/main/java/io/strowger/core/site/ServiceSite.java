package io.strowger.core.site;

/**
 * What the server does with contacts by itself.
 *
 * @param restriction name of the class of restriction that numbers outside are held to when a treatment sends a contact there; empty = none may be called
 */
public record ServiceSite(String restriction) {
    public static final ServiceSite DEFAULT = new ServiceSite("");
}
