/** From the last octet of a RouteRequest to the first of its RouteSelect, beside a bare echo. */
package io.strowger.tools.bench.latency;
