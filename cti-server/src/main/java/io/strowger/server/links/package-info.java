/**
 * The links of the site in force: made, replaced and stopped as the configuration says, and the engine's requests on
 * their way to them.
 */
package io.strowger.server.links;
