package io.strowger.core.codec;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The one order that maps are written and printed in: keys by {@link String#compareTo}. */
final class MapOrder {

    private MapOrder() {}

    /** The map itself where it is in order already, else a copy that is. */
    static SortedMap<?, ?> sorted(Map<?, ?> map) {
        return map instanceof SortedMap<?, ?> sorted && sorted.comparator() == null ? sorted : new TreeMap<>(map);
    }
}
