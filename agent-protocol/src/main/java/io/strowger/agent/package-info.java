/** The public agent protocol. */
package io.strowger.agent;
