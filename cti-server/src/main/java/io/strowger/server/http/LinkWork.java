package io.strowger.server.http;

import io.strowger.pbx.LinkStatus;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a link gets on, for people: how far it is with coming up, how fast it sends, what waits, what is refused.
 *
 * @param clockSkewSeconds how much the switch's clock is ahead; null = not known
 */
public record LinkWork(int privateDataVersion, String server, String systemStatus, LinkStatus.Rate rate,
        List<StepLine> steps, List<LinkStatus.ClassLoad> classes, LinkStatus.Refusals refusals,
        Long clockSkewSeconds) {

    /** A step of coming up; sinceSeconds is how long it is in that state, -1 when it has not begun. */
    public record StepLine(String step, String state, int done, int total, int refused, long sinceSeconds) {}

    /** From what a driver says, at a time on the links' clock. */
    public static LinkWork of(LinkStatus status, long nanos) {
        List<StepLine> steps = status.work().steps().stream().map(step -> new StepLine(step.step().name(),
                step.state().name(), step.done(), step.total(), step.refused(),
                step.state() == LinkStatus.StepState.NOT_BEGUN
                        ? -1
                        : TimeUnit.NANOSECONDS.toSeconds(nanos - step.sinceNanos())))
                .toList();
        return new LinkWork(status.peer().privateDataVersion(), status.peer().serverVersion(),
                status.peer().systemStatus(), status.work().rate(), steps, status.work().classes(),
                status.work().refusals(),
                status.work().clock().known() ? status.work().clock().skewSeconds() : null);
    }
}
