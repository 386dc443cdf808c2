/** Tells services of contacts over HTTP, signed, with retries, and never at the cost of anything else. */
package io.strowger.server.webhooks;
