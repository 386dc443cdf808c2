package io.strowger.pbx;

import io.netty.channel.EventLoopGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The drivers by name. Immutable; any thread. */
public final class PbxDrivers implements AutoCloseable {
    private final Map<String, PbxDriver> byName = new LinkedHashMap<>();

    /**
     * With the drivers given.
     *
     * @throws IllegalArgumentException
     *             two drivers have one name
     */
    public PbxDrivers(List<PbxDriver> drivers) {
        for (PbxDriver driver : drivers) {
            if (byName.putIfAbsent(driver.name(), driver) != null) {
                throw new IllegalArgumentException("two drivers are named " + driver.name());
            }
        }
    }

    /** With every driver on the class path. */
    public static PbxDrivers load() {
        return new PbxDrivers(ServiceLoader.load(PbxDriver.class).stream().map(ServiceLoader.Provider::get).toList());
    }

    /** Links that are made from now on run on these event loops, which stay the caller's. */
    public void runOn(EventLoopGroup loops) {
        byName.values().forEach(driver -> driver.runOn(loops));
    }

    /** The driver of that name, if there is one. */
    public Optional<PbxDriver> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names, in the order the drivers were given. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Closes every driver. */
    @Override
    public void close() {
        byName.values().forEach(PbxDriver::close);
    }
}
