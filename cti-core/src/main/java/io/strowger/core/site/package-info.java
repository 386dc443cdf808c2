/** The dynamic configuration: switches, devices, VDNs, skills and agents as the engine holds them. Immutable values, any thread. */
package io.strowger.core.site;
