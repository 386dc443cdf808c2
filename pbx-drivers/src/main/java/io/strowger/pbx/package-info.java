/** Drivers of switch links. */
package io.strowger.pbx;
