/** What deciding and committing an input costs, under the load of a large site. */
package io.strowger.tools.bench.engine;
