package io.strowger.core.state;

/**
 * A configuration that was or is in force. Its content is in the journal, in the input of the given sequence.
 *
 * @param appliedNanos engine time since when it was in force
 * @param source as the input names it
 * @param restores the earlier version that it brought back, 0 = it is new
 */
public record ConfigurationVersion(long version, String appliedBy, long appliedNanos, String comment, long restores,
        String source, long inputSequence) {}
