package io.strowger.tools.journal;

/**
 * The first place where replay and journal part.
 *
 * @param sequence of the input
 * @param index of the fact within the input
 * @param journalled the fact in the journal, as text; empty = there is none
 * @param replayed the fact that replay made, as text; empty = there is none
 */
public record Difference(long sequence, int index, String journalled, String replayed) {}
