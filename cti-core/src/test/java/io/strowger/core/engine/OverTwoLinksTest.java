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

}
