/**
 * Those who look on: the tail of the facts, the watch over the core thread, metrics, health. None of them can hold the
 * engine up.
 */
package io.strowger.server.watch;
