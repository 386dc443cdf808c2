/**
 * The messages of the agent protocol: what a client sends and what the server sends. Commands, pushes and topic states are the engine's own records, so
 * that each is declared once. Immutable values, any thread.
 */
package io.strowger.agent.message;
