/** Composition root of the server. */
package io.strowger.server;
