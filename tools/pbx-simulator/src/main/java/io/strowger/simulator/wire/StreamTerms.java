package io.strowger.simulator.wire;

import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.PrivateVersions;

/**
 * What was agreed when a stream was opened.
 *
 * @param user who opened it
 * @param apiVersion 1 for the old forms of routing, 2 for the new ones
 * @param vendor the vendor's name on private data, empty for none
 * @param version the private-data version, 0 for none
 */
record StreamTerms(LinkSettings.User user, int apiVersion, String vendor, int version) {
    /** The block of an item in the form that was agreed, absent for null or when no private data was agreed. */
    PrivateData block(CstaMessage carrier, AttMessage item) {
        return item == null || version == 0
                ? PrivateData.ABSENT
                : PrivateVersions.forVersion(carrier.eventType(), item, vendor, version);
    }
}
