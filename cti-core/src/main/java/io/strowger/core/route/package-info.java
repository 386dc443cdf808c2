/**
 * The router: who takes a contact, and which contact an agent takes. Pure data structures without clock, rows or names of switches, driven by the indexes of the
 * state; tests and measurements run them as they are. Confined to one thread.
 */
package io.strowger.core.route;
