/** Clauses of the agent protocol, and the plain client that tries them against a server. It uses the messages and none of the session's rules. */
package io.strowger.tools.agentprotocol;
