package io.strowger.core.site;

import java.util.List;

/**
 * What the server does with contacts by itself.
 *
 * @param restriction name of the class of restriction that numbers outside are held to when a treatment sends a contact there; empty = none may be called
 * @param callbacks how customers are called back
 * @param surveys where customers are sent when their agent hangs up, at most one a skill and switch
 */
public record ServiceSite(String restriction, CallbackSite callbacks, List<Survey> surveys) {
    public static final ServiceSite DEFAULT = new ServiceSite("", CallbackSite.NONE, List.of());
    /** Surveys of a site. */
    public static final int SURVEYS_MAX = 10_000;

    /** A configuration of an earlier build has neither. */
    public ServiceSite {
        callbacks = callbacks == null ? CallbackSite.NONE : callbacks;
        surveys = surveys == null ? List.of() : surveys;
    }

    /** Without callbacks and surveys. */
    public ServiceSite(String restriction) {
        this(restriction, CallbackSite.NONE, List.of());
    }

    /** The VDN that asks customers of a skill how they were served. */
    public record Survey(String skill, String switchName, String vdn) {}

    public ServiceSite withCallbacks(CallbackSite value) {
        return new ServiceSite(restriction, value, surveys);
    }

    public ServiceSite withSurveys(List<Survey> value) {
        return new ServiceSite(restriction, callbacks, value);
    }
}
