/** What would have been: recorded arrivals through other rules or another staff, in virtual time, by the real engine. */
package io.strowger.tools.whatif;
