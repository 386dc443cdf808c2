package io.strowger.tools.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.simulator.model.SwitchStatistics;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import org.junit.jupiter.api.Test;

class PbxSimCommandTest {
    @Test
    void whatCannotBeIsRefused() {
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--private-version", "3").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--private-version", "9").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--rate", "-1").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--vdn", "sixty").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--vdn", "5001").exitCode(), "a station has it");
        assertEquals(Strowger.MISUSED, CommandRun.of("pbxsim", "--answer", "perhaps").exitCode());
    }

    @Test
    void aLineHasEveryCounter() {
        assertEquals(
                "connections 2  |  calls in progress 6  offered 1  answered 2  abandoned 3  busy 4  blocked 5",
                PbxSimCommand.line(new SwitchStatistics(1, 2, 3, 4, 5, 6, 7), 2));
    }
}
