/** Tells services of contacts over HTTP, signed, at least once, and never at the cost of anything else. */
package io.strowger.server.webhooks;
