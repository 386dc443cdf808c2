/** Holds the router against a slow one, against what must always be true of it, and against the formulas of queueing theory. */
package io.strowger.tools.simulation.routing;
