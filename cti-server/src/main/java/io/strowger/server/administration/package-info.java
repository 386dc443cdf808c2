/** What technicians change while the server runs: configurations with their history, and variables. Any thread; one change at a time. */
package io.strowger.server.administration;
