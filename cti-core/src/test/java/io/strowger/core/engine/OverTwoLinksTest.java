package io.strowger.core.engine;

import org.junit.jupiter.api.Nested;

/** Every scenario again, told over two links to the same switch: whichever tells first and however far the other lags, the same comes of it. */
class OverTwoLinksTest {
    @Nested
    class ScenariosFirstAhead extends ScenarioTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.FIRST_AHEAD;
        }
    }

    @Nested
    class ScenariosSecondAhead extends ScenarioTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_AHEAD;
        }
    }

    @Nested
    class ScenariosSecondLags extends ScenarioTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_LAGS;
        }
    }

    @Nested
    class ScenariosTurns extends ScenarioTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.TURNS;
        }
    }

    @Nested
    class ScenariosAtRandom extends ScenarioTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.AT_RANDOM;
        }
    }

    @Nested
    class TransfersFirstAhead extends MergingTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.FIRST_AHEAD;
        }
    }

    @Nested
    class TransfersSecondAhead extends MergingTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_AHEAD;
        }
    }

    @Nested
    class TransfersSecondLags extends MergingTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_LAGS;
        }
    }

    @Nested
    class TransfersTurns extends MergingTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.TURNS;
        }
    }

    @Nested
    class TransfersAtRandom extends MergingTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.AT_RANDOM;
        }
    }

    @Nested
    class RecoveriesFirstAhead extends RecoveryTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.FIRST_AHEAD;
        }
    }

    @Nested
    class RecoveriesSecondAhead extends RecoveryTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_AHEAD;
        }
    }

    @Nested
    class RecoveriesSecondLags extends RecoveryTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_LAGS;
        }
    }

    @Nested
    class RecoveriesTurns extends RecoveryTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.TURNS;
        }
    }

    @Nested
    class RecoveriesAtRandom extends RecoveryTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.AT_RANDOM;
        }
    }

    @Nested
    class CommandsFirstAhead extends CommandsTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.FIRST_AHEAD;
        }
    }

    @Nested
    class CommandsSecondAhead extends CommandsTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_AHEAD;
        }
    }

    @Nested
    class CommandsSecondLags extends CommandsTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_LAGS;
        }
    }

    @Nested
    class CommandsTurns extends CommandsTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.TURNS;
        }
    }

    @Nested
    class CommandsAtRandom extends CommandsTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.AT_RANDOM;
        }
    }

    @Nested
    class SupervisorsFirstAhead extends SupervisionTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.FIRST_AHEAD;
        }
    }

    @Nested
    class SupervisorsSecondAhead extends SupervisionTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_AHEAD;
        }
    }

    @Nested
    class SupervisorsSecondLags extends SupervisionTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_LAGS;
        }
    }

    @Nested
    class SupervisorsTurns extends SupervisionTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.TURNS;
        }
    }

    @Nested
    class SupervisorsAtRandom extends SupervisionTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.AT_RANDOM;
        }
    }

    @Nested
    class ConsultationsFirstAhead extends ConsultationTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.FIRST_AHEAD;
        }
    }

    @Nested
    class ConsultationsSecondAhead extends ConsultationTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_AHEAD;
        }
    }

    @Nested
    class ConsultationsSecondLags extends ConsultationTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.SECOND_LAGS;
        }
    }

    @Nested
    class ConsultationsTurns extends ConsultationTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.TURNS;
        }
    }

    @Nested
    class ConsultationsAtRandom extends ConsultationTest {
        @Override
        Interleaving interleaving() {
            return Interleaving.AT_RANDOM;
        }
    }
}
