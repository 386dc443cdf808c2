package io.strowger.pbx.tsapi;

import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.LinkStatus.StepState;
import io.strowger.pbx.LinkStep;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How far the link has come with each step. One thread. */
final class LinkProgress {
    private static final class Line {
        StepState state = StepState.NOT_BEGUN;
        int done;
        int total;
        int refused;
        long since;
    }

    private final Map<LinkStep, Line> lines = new EnumMap<>(LinkStep.class);
    private LinkStep snapshots = LinkStep.SNAPSHOTS;

    LinkProgress() {
        reset();
    }

    /** The stream is gone. */
    void reset() {
        Arrays.stream(LinkStep.values()).forEach(step -> lines.put(step, new Line()));
        snapshots = LinkStep.SNAPSHOTS;
    }

    private Line to(LinkStep step, StepState state, long nanos) {
        Line line = lines.get(step);
        if (line.state != state) {
            line.state = state;
            line.since = nanos;
        }
        return line;
    }

    /** Something of a step was asked for. */
    void asked(LinkStep step, long nanos) {
        to(step, StepState.RUNNING, nanos).total++;
    }

    /** It was answered; the step is done when nothing else of it is asked for. */
    void answered(LinkStep step, boolean refused, long nanos) {
        Line line = lines.get(step);
        if (refused) {
            line.refused++;
        } else {
            line.done++;
        }
        if (line.done + line.refused >= line.total) {
            to(step, StepState.DONE, nanos);
        }
    }

    /** A step whose counts are known as a whole. */
    void counts(LinkStep step, int done, int total, int refused, long nanos) {
        Line line = to(step, done + refused >= total ? StepState.DONE : StepState.RUNNING, nanos);
        line.done = done;
        line.total = total;
        line.refused = refused;
    }

    /** A step that has a count and no end of its own goes on. */
    void counting(LinkStep step, int done, boolean finished, long nanos) {
        Line line = to(step, finished ? StepState.DONE : StepState.RUNNING, nanos);
        line.done = done;
        line.total = done;
    }

    /** The engine asks for a snapshot. */
    void snapshotAsked(long nanos) {
        asked(snapshots, nanos);
    }

    /** It was answered. What is asked for after the first time that nothing is left belongs to the next step. */
    void snapshotAnswered(boolean refused, long nanos) {
        Line line = lines.get(snapshots);
        if (line.done + line.refused < line.total) {
            answered(snapshots, refused, nanos);
            if (line.state == StepState.DONE) {
                snapshots = LinkStep.RECONCILE;
            }
        }
    }

    List<LinkStatus.Step> steps() {
        return lines.entrySet()
                .stream()
                .map(e -> new LinkStatus.Step(e.getKey(), e.getValue().state, e.getValue().done, e.getValue().total,
                        e.getValue().refused, e.getValue().since))
                .toList();
    }
}
