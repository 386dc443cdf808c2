/**
 * The listener for agents and IVRs: channels, sessions, and the way of the engine's outputs to them. The protocol's
 * rules are in the session layer of the agent protocol; here is who may have a session and which connection it stands
 * on.
 */
package io.strowger.server.gateway;
