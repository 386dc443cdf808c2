package io.strowger.tools.simulation;

/**
 * What the audit of the call log found.
 *
 * @param calls calls of the switch
 * @param rows rows of the call log
 * @param unseen calls without a row that came and went while nobody could see them
 * @param unknownEnds rows whose end was not seen
 */
public record CallCounts(int calls, int incoming, int answered, int rows, int unseen, int unknownEnds, int lost,
        int doubled,
        int invented, int untrue) {}
