/**
 * The dialogue with IVRs and voice units: their ports, the calls on them, the data that they attach and the agents that they ask for. It runs on the sessions of
 * the agent protocol, in the role IVR; the server's half of it are commands of the engine.
 */
package io.strowger.ivr;
