package io.strowger.core.state;

import io.strowger.core.model.DeviceKey;
import java.util.Collections;
import java.util.NavigableMap;

/**
 * How far what is believed has been held against what the switches say.
 *
 * @param reconciliations by switch
 * @param links truth scores by link key
 * @param devices by device, once it has been asked after
 * @param quarantines by entity
 */
public record TruthView(NavigableMap<String, Reconciliation> reconciliations, NavigableMap<String, LinkTruth> links,
        NavigableMap<DeviceKey, SwitchView> devices, NavigableMap<String, Quarantine> quarantines) {
    public static final TruthView NONE = new TruthView(Collections.emptyNavigableMap(),
            Collections.emptyNavigableMap(), Collections.emptyNavigableMap(), Collections.emptyNavigableMap());
}
