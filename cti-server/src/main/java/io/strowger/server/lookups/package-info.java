/** Outside data that rules read: customer files and HTTP services. Never on the core thread; what fails becomes an answer. */
package io.strowger.server.lookups;
