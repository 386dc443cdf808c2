package io.strowger.core.analysis;

/** What a rule can read of a contact and of the site. Reading never fails: a text that is not known is empty, a number zero. Constants are only appended. */
public enum Name {
    VDN("vdn", Type.TEXT, Argument.NONE, "number of the VDN that asks now"),
    VDN_OF_ORIGIN("vdn.origin", Type.TEXT, Argument.NONE, "number of the VDN that the contact came in by"),
    SWITCH("switch", Type.TEXT, Argument.NONE, "name of the switch"),
    ANI("ani", Type.TEXT, Argument.NONE, "number of the caller as the switch gives it"),
    NUMBER("number", Type.TEXT, Argument.NONE, "number of the caller in international form, with plus"),
    DNIS("dnis", Type.TEXT, Argument.NONE, "number that was dialled"),
    UUI("uui", Type.TEXT, Argument.NONE, "user to user information, as text"),
    DIGITS("digits", Type.TEXT, Argument.NONE, "digits that the switch collected"),
    RESTRICTION("restriction", Type.TEXT, Argument.NONE,
            "class of restriction of the calling station; empty for callers outside"),
    AREA("area", Type.TEXT, Argument.NONE, "value of the caller's number in the number table named area"),
    ASKED_BY("asked-by", Type.TEXT, Argument.NONE,
            "vdn, or ivr when an IVR asked for an agent, or item for an item of work"),
    ASKED_SKILL("asked-skill", Type.TEXT, Argument.NONE, "skill that the VDN or the IVR asks for"),
    ASKED_PRIORITY("asked-priority", Type.NUMBER, Argument.NONE, "priority that the VDN or the IVR asks for"),
    CALLER_KNOWN("caller.known", Type.FLAG, Argument.NONE, "whether there is a profile of the caller"),
    CALLER_VIP("caller.vip", Type.NUMBER, Argument.NONE, "VIP level of the caller, 0 = none"),
    CALLER_BLACKLISTED("caller.blacklisted", Type.FLAG, Argument.NONE, "whether the caller is blacklisted"),
    CALLER_LANGUAGE("caller.language", Type.TEXT, Argument.NONE, "language of the caller"),
    CALLER_LAST_AGENT("caller.last-agent", Type.TEXT, Argument.NONE, "id of the agent who spoke with him last"),
    CALLER("caller", Type.TEXT, Argument.KEY, "a further attribute of the caller's profile"),
    DATA("data", Type.TEXT, Argument.KEY, "data attached to the contact, digits and choices from the IVR among them"),
    VARIABLE("var", null, Argument.VARIABLE, "a named variable"),
    LOOK_UP("lookup", Type.TEXT, Argument.FIELD, "a field of a look-up, written lookup.NAME.FIELD"),
    TIME("time", Type.TIME, Argument.CALENDAR, "time of day"),
    WEEKDAY("weekday", Type.WEEKDAY, Argument.CALENDAR, "day of the week"),
    DATE("date", Type.DATE, Argument.CALENDAR, "the date"),
    OPEN("open", Type.FLAG, Argument.CALENDAR, "whether the calendar is open now, by its hours and holidays"),
    HOLIDAY("holiday", Type.TEXT, Argument.CALENDAR, "name of today's holiday, empty on other days"),
    WAITING("waiting", Type.NUMBER, Argument.SKILL, "contacts that wait for the skill"),
    LOGGED_ON("logged-on", Type.NUMBER, Argument.SKILL, "agents of the skill who are logged on"),
    READY("ready", Type.NUMBER, Argument.SKILL, "agents of the skill who are ready"),
    EXPECTED_WAIT("expected-wait", Type.DURATION, Argument.SKILL,
            "expected wait of a contact that would come now; 24h when nobody works for the skill"),
    MEDIUM("medium", Type.TEXT, Argument.NONE, "medium of the contact, voice for calls");

    /** What stands after a name. */
    public enum Argument {
        NONE,
        /** A name after a full stop. */
        KEY,
        /** Likewise, of a variable. */
        VARIABLE,
        /** Likewise, look-up and field. */
        FIELD,
        /** A text in parentheses, or nothing for the calendar of the rules. */
        CALENDAR,
        /** A text in parentheses. */
        SKILL
    }

    private final String word;
    private final Type type;
    private final Argument argument;
    private final String meaning;

    Name(String word, Type type, Argument argument, String meaning) {
        this.word = word;
        this.type = type;
        this.argument = argument;
        this.meaning = meaning;
    }

    /** As rules write it. */
    public String word() {
        return word;
    }

    /** Null for a variable, whose declaration says. */
    public Type type() {
        return type;
    }

    public Argument argument() {
        return argument;
    }

    /** One clause for the manual. */
    public String meaning() {
        return meaning;
    }
}
