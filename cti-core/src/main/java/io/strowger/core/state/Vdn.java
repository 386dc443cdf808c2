package io.strowger.core.state;

import io.strowger.core.machine.VdnState;
import io.strowger.core.model.DeviceKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * A VDN and whether the server routes its calls.
 *
 * @param links on which the route registration stands, in order; a switch may allow one at a time
 */
public record Vdn(DeviceKey key, VdnState state, List<String> links) {
    public static Vdn unregistered(DeviceKey key) {
        return new Vdn(key, VdnState.UNREGISTERED, List.of());
    }

    public Vdn withState(VdnState value) {
        return new Vdn(key, value, links);
    }

    public Vdn withLink(String link) {
        return links.contains(link)
                ? this
                : new Vdn(key, state, Stream.concat(links.stream(), Stream.of(link)).sorted().toList());
    }

    public Vdn withoutLink(String link) {
        return new Vdn(key, state, links.stream().filter(each -> !each.equals(link)).toList());
    }
}
