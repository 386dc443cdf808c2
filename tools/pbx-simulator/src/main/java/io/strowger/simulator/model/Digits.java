package io.strowger.simulator.model;

import java.util.List;

/** Digits that callers enter. */
final class Digits {
    /** Most digits entered ahead of the step that collects them. */
    static final int MAX_AHEAD = 24;
    private static final long MILLIS_PER_SECOND = 1000;

    /** Digits on their way. */
    static final class Collection {
        private final int wanted;
        private final StringBuilder entered = new StringBuilder();
        private boolean over;

        Collection(int wanted) {
            this.wanted = wanted;
        }

        /** Takes a key; an asterisk begins anew and a cross ends. */
        private void press(char key) {
            switch (key) {
                case '#' -> over = true;
                case '*' -> entered.setLength(0);
                default -> {
                    entered.append(key);
                    over = entered.length() == wanted;
                }
            }
        }
    }

    private final Exchange exchange;

    Digits(Exchange exchange) {
        this.exchange = exchange;
    }

    // --- a collect step ----------------------------------------------------------------------------------------------

    /** Begins to collect: what was entered ahead counts, and an announcement plays when nothing was. */
    void collect(VectorRun run, VectorStep.Collect step) {
        Call call = run.call;
        run.collection = new Collection(step.digits());
        call.digits = "";
        call.digitsVdn = "";
        String ahead = call.ahead;
        call.ahead = "";
        int used = feed(run.collection, ahead);
        call.ahead = ahead.substring(used);
        if (run.collection.over) {
            finish(run);
            return;
        }
        long played = used > 0 ? 0 : exchange.vectoring.lengthOf(step.announcement()) * MILLIS_PER_SECOND;
        expect(run, played + timeout());
        exchange.observers.forEach(observer -> observer.prompted(call));
    }

    private static int feed(Collection collection, String keys) {
        int used = 0;
        while (used < keys.length() && !collection.over) {
            collection.press(keys.charAt(used++));
        }
        return used;
    }

    private long timeout() {
        return exchange.plan.acd().settings().digitTimeoutMillis();
    }

    private void expect(VectorRun run, long millis) {
        Deadlines.cancel(run.pause);
        run.pause = exchange.deadlines.schedule(exchange.now + millis, () -> finishAndGoOn(run));
    }

    /** What has been entered by now is what was collected. */
    private void finish(VectorRun run) {
        run.call.digits = run.collection.entered.toString();
        run.call.digitsVdn = run.call.digits.isEmpty() ? "" : run.vdn.extension();
        run.collection = null;
    }

    private void finishAndGoOn(VectorRun run) {
        finish(run);
        exchange.vectoring.resume(run);
    }

    // --- digits for an application -----------------------------------------------------------------------------------

    /** An application wants the digits that the caller enters until somebody answers. */
    void detect(Call call, RouteSelect.Collect wanted) {
        if (wanted == null) {
            return;
        }
        stop(call);
        call.detected = new Collection(wanted.digits());
        call.detectorTimer = exchange.deadlines.schedule(exchange.now + wanted.timeoutSeconds() * MILLIS_PER_SECOND,
                () -> tell(call));
    }

    /** Tells what a tone detector has heard, even if it is nothing. */
    private void tell(Call call) {
        Collection heard = call.detected;
        stop(call);
        Connection caller = call.caller();
        if (caller != null) {
            exchange.monitors.report(call,
                    new SwitchEvent.EnteredDigits(caller.id(), heard.entered.toString(), Cause.NONE, call.facts()),
                    List.of(), "", MonitorTable.Scope.CALLS);
        }
    }

    /** Somebody has answered: the detector is taken away, and what it heard is told. */
    void answered(Call call) {
        if (call.detected != null) {
            tell(call);
        }
    }

    /** The detector is taken away without a word. */
    void stop(Call call) {
        Deadlines.cancel(call.detectorTimer);
        call.detected = null;
    }

    /** Digits that a voice port gives back with the call: the next collect step finds them. */
    void returned(Call call, String keys) {
        call.ahead = keys;
    }

    // --- the caller --------------------------------------------------------------------------------------------------

    /** The caller presses keys; those that nobody waits for are kept for the next collect step. */
    void entered(Call call, String keys) {
        for (char key : keys.toCharArray()) {
            VectorRun run = call.vector;
            if (run != null && run.collection != null) {
                run.collection.press(key);
                if (run.collection.over) {
                    finishAndGoOn(run);
                } else {
                    expect(run, timeout());
                }
            } else if (call.detected != null) {
                call.detected.press(key);
                if (call.detected.over) {
                    tell(call);
                }
            } else if (run != null && call.ahead.length() < MAX_AHEAD) {
                call.ahead += key;
            }
        }
    }
}
