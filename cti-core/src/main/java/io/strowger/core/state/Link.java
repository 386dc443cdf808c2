package io.strowger.core.state;

import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;

/**
 * A link to a switch.
 *
 * @param sinceNanos engine time of the last change of state
 * @param congested whether its server asks for less
 * @param behind whether it stands still, or lags, while another link of the switch does not
 */
public record Link(String switchName, String name, LinkState state, LinkDownCause cause, String detail,
        long sinceNanos, boolean congested, boolean behind) {

    public Link withBehind(boolean value) {
        return new Link(switchName, name, state, cause, detail, sinceNanos, congested, value);
    }

    /** Key of the table: switch and link name. */
    public static String key(String switchName, String name) {
        return switchName + '/' + name;
    }
}
