package io.strowger.core.state;

/**
 * The trunks of a path between two switches, as far as is known.
 *
 * @param path {@code FROM/TO}
 * @param inUse by contacts that we sent
 * @param failures in a row
 * @param blockedUntilNanos nothing is sent before, 0 = it may be; Long.MAX_VALUE = until the switch says that a trunk is free
 * @param idleTrunks as the switch said last, -1 = not known
 */
public record TieTrunks(String path, int inUse, int failures, long blockedUntilNanos, int idleTrunks) {

    /** The key of a path. */
    public static String key(String from, String to) {
        return from + '/' + to;
    }

    public static TieTrunks unused(String path) {
        return new TieTrunks(path, 0, 0, 0, -1);
    }

    public TieTrunks withInUse(int value) {
        return new TieTrunks(path, value, failures, blockedUntilNanos, idleTrunks);
    }

    public TieTrunks failed(long untilNanos) {
        return new TieTrunks(path, inUse, failures + 1, untilNanos, idleTrunks);
    }

    public TieTrunks free() {
        return new TieTrunks(path, inUse, 0, 0, idleTrunks);
    }

    /** The time that it was blocked for has passed; how often it failed is remembered. */
    public TieTrunks tryAgain() {
        return new TieTrunks(path, inUse, failures, 0, idleTrunks);
    }

    public TieTrunks withIdleTrunks(int value) {
        return new TieTrunks(path, inUse, failures, blockedUntilNanos, value);
    }
}
