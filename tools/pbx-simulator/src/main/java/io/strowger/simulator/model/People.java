package io.strowger.simulator.model;

import java.util.List;

/**
 * What simulated people do beyond calling and answering. Agents work at the stations of mode AUTO, one each in the order
 * of the plan, and change their state at the telephone.
 *
 * @param logIn when an agent logs in after the start
 * @param available how long he takes calls before he does something else
 * @param away how long he is in AUX, works after a call or leaves a call alone before he looks again
 * @param liftShare share (0 to 1) of what he does instead of taking calls that is lifting the handset and putting it
 * down, which makes his station busy at a moment that suits nobody
 * @param keys what callers enter when they are asked for digits, one drawn each time; empty for nothing
 */
public record People(Spread logIn, Spread available, Spread away, double liftShare, List<String> keys) {
    /** No agents, and callers who enter nothing. */
    public static final People NONE = new People(null, null, null, 0, List.of());

    public People {
        keys = List.copyOf(keys);
        if (!(liftShare >= 0 && liftShare <= 1)) {
            throw new IllegalArgumentException("shares lie between 0 and 1");
        }
        if (available != null && available.minMillis() == 0 || away != null && away.minMillis() == 0) {
            throw new IllegalArgumentException("agents who do everything at once");
        }
    }

    /** Agents of an ordinary day. */
    public static People ordinary() {
        return new People(Spread.seconds(1, 60), Spread.seconds(60, 600), Spread.seconds(5, 30), 0.1,
                List.of("1", "2", "4711#"));
    }

    boolean work() {
        return logIn != null;
    }
}
