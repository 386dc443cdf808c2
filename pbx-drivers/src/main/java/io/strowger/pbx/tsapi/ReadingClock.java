package io.strowger.pbx.tsapi;

/** A clock that stands still while nothing is read, so that what the server says meanwhile is not missed. */
final class ReadingClock {
    private long stoodStill;
    private long pausedAt;
    private boolean paused;

    void pause(long nanos) {
        if (!paused) {
            paused = true;
            pausedAt = nanos;
        }
    }

    void resume(long nanos) {
        if (paused) {
            paused = false;
            stoodStill += nanos - pausedAt;
        }
    }

    boolean isPaused() {
        return paused;
    }

    /** This clock's time at a real time. */
    long at(long nanos) {
        return (paused ? pausedAt : nanos) - stoodStill;
    }

    /** The real time at which this clock will show {@code time} if reading goes on; {@link Long#MAX_VALUE} stays. */
    long real(long time) {
        return time == Long.MAX_VALUE ? time : time + stoodStill;
    }
}
