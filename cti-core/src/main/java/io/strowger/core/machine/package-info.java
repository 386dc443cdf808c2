/** The state machines: complete typed tables of state x cause. Immutable, any thread. */
package io.strowger.core.machine;
