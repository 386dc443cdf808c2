package io.strowger.tools.demo;

import java.nio.file.Path;

/**
 * What the demo is to do.
 *
 * @param seconds of traffic; 0 = until it is told to end
 * @param data directory of the journal; null = a fresh one among the temporary files
 */
record DemoOptions(long seconds, int agents, double callsPerSecond, long seed, Path data, Ports ports) {
    /** Ports on loopback; 0 = any free one. */
    record Ports(int agents, int http, int nameServer) {}
}
