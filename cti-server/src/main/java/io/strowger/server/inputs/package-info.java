/** The edge's way into the sequencer: inputs are encoded here, and wait here in order while their source is full. */
package io.strowger.server.inputs;
