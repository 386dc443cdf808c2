/** What arrives: the only things that change the state. Immutable values, any thread. */
package io.strowger.core.input;
