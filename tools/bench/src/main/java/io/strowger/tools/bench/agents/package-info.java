/** Sessions in great number: their memory, their logins, what is fanned out to them, and what a stalled one does to the others. */
package io.strowger.tools.bench.agents;
