package io.strowger.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerTableTest {
    @Test
    void shouldHaveAReasonInEveryCell() {
        for (ServerState state : ServerState.values()) {
            for (ServerCause cause : ServerCause.values()) {
                assertFalse(ServerTable.verdict(state, cause).because().isBlank(), state + " " + cause);
            }
        }
    }

    @Test
    void shouldReachEveryStateAndLeaveAllButTheLast() {
        Set<ServerState> reached = EnumSet.of(ServerState.AWAIT_HELLO);
        for (ServerState state : ServerState.values()) {
            boolean left = false;
            for (ServerCause cause : ServerCause.values()) {
                if (ServerTable.verdict(state, cause) instanceof Verdict.Move move) {
                    reached.add(move.to());
                    left = true;
                }
            }
            assertEquals(state != ServerState.CLOSING, left, state.name());
        }
        assertEquals(EnumSet.allOf(ServerState.class), reached);
    }

    /** Whatever state a connection is in, it can be ended. */
    @Test
    void shouldCloseFromEveryState() {
        for (ServerState state : ServerState.values()) {
            if (state != ServerState.CLOSING) {
                assertEquals(ServerState.CLOSING,
                        assertInstanceOf(Verdict.Move.class, ServerTable.verdict(state, ServerCause.CLOSE)).to());
            }
        }
    }
}
