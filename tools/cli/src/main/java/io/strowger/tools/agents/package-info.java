/** Simulated agents: ordinary clients of the agent protocol whose users are drawn by a seed. */
package io.strowger.tools.agents;
