package io.strowger.core.site;

import java.util.List;

/**
 * A class of restriction: what those who have it may do. A user of calls is held to two, his own and his station's; what one of them refuses is refused.
 *
 * @param dials names of the dialling classes that may be called, empty = all; built in are those of {@link NumberClass}
 * @param outbound whether numbers outside the switch may be called at all
 * @param trunkTransfer whether a party outside may be sent on to a number outside: by transfer, deflection or forwarding
 * @param observable whether a supervisor may listen to, join or take over calls of those who have this class
 * @param observes classes that a supervisor of this class may observe, empty = all
 */
public record RestrictionClass(String name, List<String> dials, boolean outbound, boolean trunkTransfer,
        boolean observable, List<String> observes) {
    /** Refuses nothing; stands for a class that is not named. */
    public static final RestrictionClass NONE = new RestrictionClass("", List.of(), true, true, true, List.of());

    public boolean mayDial(String diallingClass) {
        return dials.isEmpty() || dials.contains(diallingClass);
    }

    public boolean mayObserve(String restrictionClass) {
        return observes.isEmpty() || observes.contains(restrictionClass);
    }
}
