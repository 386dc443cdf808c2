package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * How an endpoint shares its extension.
 *
 * @param value
 *            the number on the wire
 */
public record EndpointDependencyMode(int value) implements Enumerated {
    public static final EndpointDependencyMode DM_OTHER = new EndpointDependencyMode(-1);
    public static final EndpointDependencyMode DM_MAIN = new EndpointDependencyMode(1);
    public static final EndpointDependencyMode DM_DEPENDENT = new EndpointDependencyMode(2);
    public static final EndpointDependencyMode DM_INDEPENDENT = new EndpointDependencyMode(3);

    private static final NamedValues<EndpointDependencyMode> NAMED = NamedValues.collect(MethodHandles.lookup(),
            EndpointDependencyMode.class);

    /** The constant of this number, or a nameless value. */
    public static EndpointDependencyMode of(int value) {
        EndpointDependencyMode named = NAMED.find(value);
        return named != null ? named : new EndpointDependencyMode(value);
    }

    @Override
    public String name() {
        return NAMED.name(value);
    }

    @Override
    public String toString() {
        return name();
    }
}
