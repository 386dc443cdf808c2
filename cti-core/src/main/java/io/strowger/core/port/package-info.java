/** What the engine's surroundings provide: order, journal, delivery. */
package io.strowger.core.port;
