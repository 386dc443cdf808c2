package io.strowger.simulator.wire;

import java.util.function.Function;

import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.Failure;

/**
 * The confirmation of a request.
 *
 * @param message the confirmation
 * @param privateData its private data, null for none
 */
record Reply(CstaMessage message, AttMessage privateData) {
    static Reply of(CstaMessage message) {
        return new Reply(message, null);
    }

    static Reply refuse(Failure failure) {
        return of(new Csta.UniversalFailureConf(Translation.failure(failure)));
    }

    /** The confirmation of a done service, or the refusal. */
    static <T> Reply of(Answer<T> answer, Function<T, Reply> confirmation) {
        return switch (answer) {
            case Answer.Done<T> done -> confirmation.apply(done.value());
            case Answer.Refused<T> refused -> refuse(refused.failure());
        };
    }

    /** A confirmation without members, or the refusal. */
    static <T> Reply of(Answer<T> answer, CstaMessage confirmation) {
        return of(answer, value -> of(confirmation));
    }
}
