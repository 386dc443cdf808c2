/** The deterministic engine and its vocabulary. */
package io.strowger.core;
