/**
 * A deterministic switch: stations, VDNs with vectors, skills, trunks and calls. It knows no wire and no clock; time
 * is handed in
 * and every call on it comes from one thread.
 */
package io.strowger.simulator.model;
