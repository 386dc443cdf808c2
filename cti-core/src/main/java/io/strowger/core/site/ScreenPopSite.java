package io.strowger.core.site;

import java.util.List;

/**
 * What a desktop opens when one of these contacts is offered. The contact's VDN goes before its skill, and that before the site.
 *
 * @param target which contacts: {@link #SITE}, {@code skill/NAME} or {@code vdn/SWITCH/ID}; one template each
 * @param template a {@link UrlTemplate} over {@link #NAMES} and attached data
 */
public record ScreenPopSite(String target, String template) {
    /** All contacts. */
    public static final String SITE = "site";
    /** Attached data by its key, which is percent-encoded: {@code data.account}, {@code data.order%20no}. */
    public static final String DATA = "data.";
    /** Names of a template that stand for the contact and for the agent to whom it is offered. */
    public static final List<String> NAMES = List.of("agent", "ani", "call", "contact", "digits", "dnis", "queueMillis",
            "serial", "skill", "station", "switch", "ucid", "uui", "vdn");

    /** Whether a template may have a place for it. */
    public static boolean isName(String name) {
        return NAMES.contains(name) || name.startsWith(DATA);
    }
}
