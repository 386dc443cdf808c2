package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.engine.Watchdogs.Watchdog;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.RepairCause;
import io.strowger.core.machine.ContactState;
import io.strowger.core.machine.DeviceState;
import io.strowger.core.machine.VdnState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tables of watchdogs, anomalies and rules: complete, and printed. */
class WatchdogsTest {
    private static final Map<String, Class<? extends Enum<?>>> STATES = Map.of("Link", LinkState.class, "Device",
            DeviceState.class, "VDN", VdnState.class, "Connection", LocalConnectionState.class, "Work mode",
            WorkMode.class, "Call activity", CallActivity.class, "Contact", ContactState.class, "Route dialogue",
            HandleState.class);

    @Test
    void everyStateHasItsRow() {
        STATES.forEach((subject, states) -> {
            TreeSet<String> wanted = new TreeSet<>();
            for (Enum<?> state : states.getEnumConstants()) {
                wanted.add(state.name());
            }
            TreeSet<String> found = new TreeSet<>();
            for (Watchdog row : Watchdogs.ALL) {
                if (row.subject().equals(subject)) {
                    assertTrue(found.add(row.state()), subject + " " + row.state() + " stands twice");
                }
            }
            assertEquals(wanted, found, subject);
        });
    }

    @Test
    void everyTimerWatchesSomething() {
        EnumSet<Timer.Kind> unused = EnumSet.allOf(Timer.Kind.class);
        Watchdogs.ALL.forEach(row -> unused.removeAll(row.timers()));
        assertEquals(EnumSet.noneOf(Timer.Kind.class), unused);
    }

    @Test
    void aStateAtRestSaysWhyAndAnotherWhen() {
        for (Watchdog row : Watchdogs.ALL) {
            assertFalse(row.then().isBlank() || row.owner().isBlank() || row.entered().isBlank(), row.toString());
            assertEquals(row.isAtRest(), row.time().isEmpty(), row.toString());
        }
    }

    @Test
    void watchdogsMdIsWhatTheTablePrints() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                        # Watchdogs

                        Who ends each state that is not at rest when what should end it does not come. Printed by `WatchdogsTest`; run it with
                        `-Dstates.write=true` to print anew. That a state really has its timer is held after every input in tests and by a running check.
                        *A round of comparison* is published for each switch as `strowger_reconcile_bound_seconds`.

                        | what | state | ended by | begins with | watched by | after | then |
                        |---|---|---|---|---|---|---|
                        """);
        for (Watchdog row : Watchdogs.ALL) {
            String timers = row.isAtRest() ? "at rest" : row.timers().toString().replaceAll("[\\[\\]]", "");
            text.append("| ").append(row.subject()).append(" | ").append(row.state()).append(" | ").append(row.owner())
                    .append(" | ").append(row.entered()).append(" | ").append(timers).append(" | ").append(row.time())
                    .append(" | ").append(row.then()).append(" |\n");
        }
        compare("WATCHDOGS.md", text.toString());
    }

    @Test
    void anomaliesMdIsWhatTheEnumerationsPrint() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                        # Anomalies, rules, repairs and refusals

                        Printed from the enumerations by `WatchdogsTest`; run it with `-Dstates.write=true` to print anew. An anomaly is a fact in the journal, with the
                        sequence of its input, a line of the log and a counter (`strowger_anomalies_recorded_total`).

                        ## Anomalies

                        | kind | what happened | what to do |
                        |---|---|---|
                        """);
        for (AnomalyKind kind : AnomalyKind.values()) {
            text.append("| ").append(kind).append(" | ").append(kind.sentence()).append(" | ").append(kind.remedy())
                    .append(" |\n");
        }
        text.append("""

                ## Rules that always hold

                A rule that does not is an anomaly of kind INVARIANT.

                | rule | what holds |
                |---|---|
                """);
        for (Violation.Rule rule : Violation.Rule.values()) {
            text.append("| ").append(rule).append(" | ").append(rule.sentence()).append(" |\n");
        }
        text.append("""

                ## Why a connection was repaired

                | cause | what it says |
                |---|---|
                """);
        for (RepairCause cause : RepairCause.values()) {
            text.append("| ").append(cause).append(" | ").append(cause.sentence()).append(" |\n");
        }
        text.append("""

                ## Refusals

                | number | name | what it means and what to do |
                |---|---|---|
                """);
        for (RefusalReason reason : RefusalReason.values()) {
            text.append("| ").append(reason.code()).append(" | ").append(reason).append(" | ")
                    .append(reason.sentence()).append(" |\n");
        }
        compare("ANOMALIES.md", text.toString());
    }

    private static void compare(String name, String text) throws IOException {
        Path file = Path.of(name);
        if (Boolean.getBoolean("states.write")) {
            Files.writeString(file, text);
        }
        assertEquals(text, Files.readString(file));
    }
}
