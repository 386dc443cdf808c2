package io.strowger.tools.simulation;

import io.strowger.core.input.Input;
import io.strowger.core.input.Input.LookUpOutcome;
import io.strowger.core.output.Output;
import java.util.Map;
import java.util.SplittableRandom;

/** Where customer data is: it answers soon or late, twice, wrongly or never, and knows most. */
final class OutsideData {
    private static final int ANSWER_MILLIS_MAX = 2_500;
    private static final int TENTHS = 10;

    private final VirtualTime time;
    private final VirtualServer server;
    private final SplittableRandom chance;

    OutsideData(VirtualTime time, VirtualServer server, SplittableRandom chance) {
        this.time = time;
        this.server = server;
        this.chance = chance;
    }

    void asked(Output.LookUpWanted wanted) {
        int what = chance.nextInt(TENTHS);
        if (what == 0) {
            return;
        }
        LookUpOutcome outcome = what < 3
                ? LookUpOutcome.values()[chance.nextInt(LookUpOutcome.values().length)]
                : LookUpOutcome.FOUND;
        Input answer = new Input.LookUpAnswered(wanted.contact(), wanted.lookUp(),
                what == 3 ? wanted.key() + "0" : wanted.key(), outcome,
                what == 4 ? Map.of() : Map.of(RuleBook.FIELD, chance.nextBoolean() ? RuleBook.GOLD : "silver"));
        time.afterMillis(chance.nextInt(ANSWER_MILLIS_MAX), () -> {
            server.offer(answer);
            if (what == TENTHS - 1) {
                server.offer(answer);
            }
        });
    }
}
