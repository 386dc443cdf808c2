package io.strowger.core.state;

import io.strowger.core.model.DeviceKey;

/**
 * How far what is believed has been held against what the switches say.
 *
 * @param reconciliations by switch
 * @param links truth scores by link key
 * @param devices by device, once it has been asked after
 * @param quarantines by entity
 */
public record TruthView(PublishedRows<String, Reconciliation> reconciliations, PublishedRows<String, LinkTruth> links,
        PublishedRows<DeviceKey, SwitchView> devices, PublishedRows<String, Quarantine> quarantines) {}
