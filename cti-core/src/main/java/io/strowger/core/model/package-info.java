/** The vocabulary: identities, states and causes in the words of CSTA and TSAPI. Immutable values, any thread. */
package io.strowger.core.model;
