package io.strowger.simulator.model;

import io.strowger.simulator.model.VectorCondition.WeekTime;

/** Whether conditions of vectors hold now. */
final class Conditions {
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final int DAYS_OF_WEEK = 7;
    private static final int MINUTES_OF_WEEK = DAYS_OF_WEEK * WeekTime.MINUTES_OF_DAY;
    /** The first day of 1970 was a Thursday. */
    private static final int FIRST_DAY = 4;
    /** A loop is counted by vector and step. */
    private static final int STEPS = 1_000;

    private final Exchange exchange;

    Conditions(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Whether a goto branches; a looping counter counts when it does. */
    boolean branches(VectorRun run, VectorCondition condition, int step) {
        boolean holds = condition instanceof VectorCondition.FewerTimesThan limit
                ? run.branched.getOrDefault(run.vector * STEPS + step, 0) < limit.times()
                : holds(run, condition);
        if (holds) {
            run.branched.merge(run.vector * STEPS + step, 1, Integer::sum);
        }
        return holds;
    }

    boolean holds(VectorRun run, VectorCondition condition) {
        return switch (condition) {
            case VectorCondition.Unconditionally c -> true;
            case VectorCondition.FewerTimesThan c -> c.times() > 0;
            case VectorCondition.QueueFail c -> run.queueFailed;
            case VectorCondition.SkillIs c -> c.comparison().holds(Integer.compare(measure(run, c), c.value()));
            case VectorCondition.CountedCalls c -> c.comparison().holds(Integer.compare(count(c.vdn()), c.value()));
            case VectorCondition.NumberIs c -> number(run.call, c);
            case VectorCondition.TimeOfDay c -> within(c);
        };
    }

    private int measure(VectorRun run, VectorCondition.SkillIs condition) {
        if (condition.skill().isEmpty()) {
            return run.call.queued.stream()
                    .mapToInt(entry -> entry.queue.expectedWait(entry.priority, exchange.now)).min()
                    .orElse(SkillQueue.ENDLESS_WAIT_SECONDS);
        }
        SkillQueue skill = exchange.vectoring.skill(run, condition.skill());
        if (skill == null) {
            return 0;
        }
        return switch (condition.measure()) {
            case CALLS_QUEUED -> skill.size(condition.priority());
            case OLDEST_CALL_WAIT -> (int) (skill.oldest(condition.priority(), exchange.now) / MILLIS_PER_SECOND);
            case EXPECTED_WAIT -> skill.expectedWait(condition.priority(), exchange.now);
            case AVAILABLE_AGENTS -> skill.available();
            case STAFFED_AGENTS -> skill.staffed();
        };
    }

    /** Calls from outside that came through a VDN and live. */
    private int count(String vdn) {
        return (int) exchange.calls.values().stream().filter(call -> call.incoming && call.vdns.contains(vdn)).count();
    }

    private static boolean number(Call call, VectorCondition.NumberIs condition) {
        String digits = switch (condition.source()) {
            case ANI -> call.calling.id();
            case DIGITS -> call.digits;
        };
        return switch (condition.comparison()) {
            case EQUAL -> matches(digits, condition.pattern());
            case NOT_EQUAL -> !matches(digits, condition.pattern());
            case LESS, GREATER, AT_MOST, AT_LEAST -> !digits.isEmpty()
                    && condition.comparison().holds(compare(digits, condition.pattern()));
        };
    }

    /** Whole numbers of any length: the longer one is the greater one. */
    private static int compare(String one, String other) {
        int order = Integer.compare(one.length(), other.length());
        return order != 0 ? order : one.compareTo(other);
    }

    private static boolean matches(String digits, String pattern) {
        return matches(digits, 0, pattern, 0);
    }

    private static boolean matches(String digits, int at, String pattern, int place) {
        if (place == pattern.length()) {
            return at == digits.length();
        }
        if (pattern.charAt(place) == '+') {
            for (int rest = at; rest <= digits.length(); rest++) {
                if (matches(digits, rest, pattern, place + 1)) {
                    return true;
                }
            }
            return false;
        }
        boolean same = at < digits.length()
                && (pattern.charAt(place) == '?' || pattern.charAt(place) == digits.charAt(at));
        return same && matches(digits, at + 1, pattern, place + 1);
    }

    private boolean within(VectorCondition.TimeOfDay condition) {
        long minutes = exchange.now / MILLIS_PER_MINUTE + exchange.plan.acd().settings().utcOffsetMinutes();
        int day = (int) ((minutes / WeekTime.MINUTES_OF_DAY + FIRST_DAY - 1) % DAYS_OF_WEEK) + 1;
        int ofDay = (int) (minutes % WeekTime.MINUTES_OF_DAY);
        if (condition.from().day() == WeekTime.EVERY_DAY) {
            return within(ofDay, condition.from().minute(), condition.until().minute());
        }
        return within((day - 1) * WeekTime.MINUTES_OF_DAY + ofDay, ofWeek(condition.from()),
                ofWeek(condition.until()));
    }

    private static int ofWeek(WeekTime time) {
        return ((time.day() - 1) * WeekTime.MINUTES_OF_DAY + time.minute()) % MINUTES_OF_WEEK;
    }

    /** A range that ends before it begins goes round. */
    private static boolean within(int minute, int from, int until) {
        return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
    }
}
