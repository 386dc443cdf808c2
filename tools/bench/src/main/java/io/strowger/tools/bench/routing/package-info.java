/** What a routing decision costs, beside the search of a peer. */
package io.strowger.tools.bench.routing;
