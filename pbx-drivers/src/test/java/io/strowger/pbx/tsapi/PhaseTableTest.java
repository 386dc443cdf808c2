package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhaseTableTest {
    /** The drawing in the repository is this table, or the build fails: -Dprint.states writes it anew. */
    @Test
    void shouldBeTheOneThatIsPrinted() throws IOException {
        Path file = Path.of("STATES.md");
        String printed = print();
        if (Boolean.getBoolean("print.states")) {
            Files.writeString(file, printed);
        }
        assertEquals(Files.readString(file), printed);
    }

    @Test
    void shouldReachEveryPhaseFromIdle() {
        Set<Phase> reached = EnumSet.of(Phase.IDLE);
        ArrayDeque<Phase> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            Phase phase = next.poll();
            for (PhaseCause cause : PhaseCause.values()) {
                if (PhaseTable.verdict(phase, cause) instanceof PhaseVerdict.Move move && reached.add(move.to())) {
                    next.add(move.to());
                }
            }
        }
        assertEquals(EnumSet.allOf(Phase.class), reached);
    }

    /** Whatever it is doing, it can be stopped, and a lost connection is never a dead end. */
    @Test
    void shouldLeaveEveryPhaseOnStopAndOnLoss() {
        for (Phase phase : Phase.values()) {
            if (phase != Phase.IDLE && phase != Phase.CLOSING) {
                assertTrue(PhaseTable.verdict(phase, PhaseCause.STOP) instanceof PhaseVerdict.Move, phase + " on stop");
            }
            if (phase != Phase.IDLE && phase != Phase.BACKOFF) {
                assertTrue(PhaseTable.verdict(phase, PhaseCause.DISCONNECTED) instanceof PhaseVerdict.Move,
                        phase + " on loss");
            }
        }
    }

    @Test
    void shouldGiveAReasonWhereItDoesNotMove() {
        for (Phase phase : Phase.values()) {
            for (PhaseCause cause : PhaseCause.values()) {
                switch (PhaseTable.verdict(phase, cause)) {
                    case PhaseVerdict.Move move -> assertFalse(move.to() == phase, phase + " " + cause);
                    case PhaseVerdict.Stay stay -> assertFalse(stay.because().isBlank(), phase + " " + cause);
                    case PhaseVerdict.Anomaly anomaly -> assertFalse(anomaly.because().isBlank(), phase + " " + cause);
                }
            }
        }
    }

    private static String print() {
        StringBuilder out = new StringBuilder("# Phases of a TSAPI link\n\n"
                + "Printed from the table that the link runs on. **Bold** moves; *stays* says why nothing moves;\n"
                + "(anomaly) is not expected from a correct peer, is counted and changes nothing.\n");
        for (Phase phase : Phase.values()) {
            out.append("\n## ").append(phase).append(": ").append(phase.sentence()).append("\n\n| cause | verdict |\n")
                    .append("|---|---|\n");
            for (PhaseCause cause : PhaseCause.values()) {
                out.append("| ").append(cause).append(" | ");
                switch (PhaseTable.verdict(phase, cause)) {
                    case PhaseVerdict.Move move -> out.append("**").append(move.to()).append("**");
                    case PhaseVerdict.Stay stay -> out.append("*stays*: ").append(stay.because());
                    case PhaseVerdict.Anomaly anomaly -> out.append("(anomaly) ").append(anomaly.because());
                }
                out.append(" |\n");
            }
        }
        return out.toString();
    }
}
