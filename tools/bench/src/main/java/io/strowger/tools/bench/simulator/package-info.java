/** What the simulated switch can do, so that it is known not to be what a measurement measures. */
package io.strowger.tools.bench.simulator;
