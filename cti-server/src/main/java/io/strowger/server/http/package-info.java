/** Metrics and health over HTTP. Reads published values only. */
package io.strowger.server.http;
