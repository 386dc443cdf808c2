/**
 * The Java client: {@link io.strowger.agent.client.AgentClient} for desktops, on {@link io.strowger.agent.client.SessionClient}, which any role may use. A client
 * reconnects and resumes by itself. Methods may be called on any thread and do not block; listeners are called one after another.
 */
package io.strowger.agent.client;
