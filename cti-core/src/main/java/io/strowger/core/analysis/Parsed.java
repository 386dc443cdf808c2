package io.strowger.core.analysis;

/** What became of a text that should be an expression. */
public sealed interface Parsed {
    record Value(Expression expression) implements Parsed {}

    /**
     * It is none.
     *
     * @param line of the text, from 1
     * @param column of the line, from 1
     * @param text what is wrong there, and what may stand there
     */
    record Fault(int line, int column, String text) implements Parsed {
        @Override
        public String toString() {
            return (line > 1 ? "line " + line + ", " : "") + "column " + column + ": " + text;
        }
    }
}
