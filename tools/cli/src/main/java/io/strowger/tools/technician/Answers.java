package io.strowger.tools.technician;

import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.pbx.tsapi.Failure;
import io.strowger.tools.tsapi.Received;
import io.strowger.tools.tsapi.TsapiStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Asks many questions of a stream without going faster than the link may. One thread. */
final class Answers {
    /** Questions are sent in bundles, so many of them a second. */
    private static final int BUNDLES_PER_SECOND = 10;
    private static final long BUNDLE_NANOS = 1_000_000_000L / BUNDLES_PER_SECOND;

    private final TsapiStream stream;
    private final Duration limit;
    private final int perSecond;

    Answers(TsapiStream stream, Duration limit, int perSecond) {
        this.stream = stream;
        this.limit = limit;
        this.perSecond = perSecond;
    }

    /** A question: a request and its private item, which may be null. */
    record Question(TsapiMessage request, AttMessage item) {
        static Question escape(AttMessage item) {
            return new Question(new Csta.EscapeSvc(), item);
        }
    }

    /** The one answer to a question, or null when none comes in time. */
    Received ask(Question question) throws IOException {
        return stream.answer(send(question), limit);
    }

    /** Every question of a list and its answer, which is null when none came in time. */
    <T> void askAll(List<T> subjects, Function<T, Question> question, BiConsumer<T, Received> take)
            throws IOException {
        int size = Math.max(1, perSecond / BUNDLES_PER_SECOND);
        for (int from = 0; from < subjects.size(); from += size) {
            long begun = System.nanoTime();
            Map<T, Integer> asked = new LinkedHashMap<>();
            for (T subject : subjects.subList(from, Math.min(from + size, subjects.size()))) {
                asked.put(subject, send(question.apply(subject)));
            }
            for (Map.Entry<T, Integer> entry : asked.entrySet()) {
                take.accept(entry.getKey(), stream.answer(entry.getValue(), limit));
            }
            if (!stream.end().isEmpty()) {
                throw new IOException("the stream ended: " + stream.end());
            }
            LockSupport.parkNanos(begun + BUNDLE_NANOS - System.nanoTime());
        }
    }

    private int send(Question question) throws IOException {
        return stream.ask(question.request(), question.item() == null
                ? PrivateData.ABSENT
                : new PrivateData.Avaya(stream.agreed().vendor(), question.item()));
    }

    /** The message of that type in an answer. */
    static <T extends TsapiMessage> Optional<T> message(Received answer, Class<T> type) {
        return answer == null || answer.frame() == null || !type.isInstance(answer.frame().message())
                ? Optional.empty()
                : Optional.of(type.cast(answer.frame().message()));
    }

    /** The private item of an answer. */
    static Optional<AttMessage> item(Received answer) {
        return answer != null && answer.frame() != null
                && answer.frame().privateData() instanceof PrivateData.Avaya avaya
                        ? Optional.of(avaya.message())
                        : Optional.empty();
    }

    /** Why it was refused; empty when it was not. */
    static Optional<Failure> failure(Received answer) {
        return message(answer, Csta.UniversalFailureConf.class).map(refused -> Failure.of(refused.error()))
                .or(() -> message(answer, Acs.UniversalFailureConf.class).map(refused -> Failure.of(refused.error())));
    }

    /** What an answer that was not wanted says, in words. */
    static String words(Received answer) {
        return answer == null ? "no answer in time" : failure(answer).map(Answers::words).orElse(answer.toString());
    }

    static String words(Failure failure) {
        return failure.name() + " (" + failure.code() + "): " + failure.sentence();
    }

    static String remedy(Received answer) {
        return failure(answer).map(Failure::remedy)
                .orElse("Look at the load of the server and of its link to the switch.");
    }

    /** Numbers grouped by the reason for which they were refused, for a report of bounded length. */
    static final class Refusals {
        /** Numbers that are named for each reason. */
        static final int NAMED_MAX = 10;

        private final Map<String, List<String>> byReason = new LinkedHashMap<>();
        private final Map<String, String> remedies = new LinkedHashMap<>();

        void add(String number, Received answer) {
            String reason = words(answer);
            byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(number);
            remedies.putIfAbsent(reason, remedy(answer));
        }

        boolean isEmpty() {
            return byReason.isEmpty();
        }

        /** One finding a reason. */
        List<Finding> findings(Finding.Level level, String step, String thing, String what) {
            List<Finding> findings = new ArrayList<>();
            byReason.forEach((reason, numbers) -> findings.add(new Finding(level, step,
                    Examination.count(numbers.size(), thing) + " " + what + ": " + reason + " [" + named(numbers) + "]",
                    remedies.get(reason))));
            return findings;
        }

        static String named(List<String> numbers) {
            int shown = Math.min(numbers.size(), NAMED_MAX);
            String rest = numbers.size() > shown ? " and " + (numbers.size() - shown) + " more" : "";
            return String.join(" ", numbers.subList(0, shown)) + rest;
        }
    }
}
