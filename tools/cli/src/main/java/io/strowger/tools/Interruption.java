package io.strowger.tools;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs until Ctrl-C end in order: the first signal ends {@link #await}, the command finishes its
 * work and returns, and the process ends
 * with the command's exit code. A command that does not finish in time is left behind.
 */
public final class Interruption implements AutoCloseable {
    /** Time that a command has after the signal, in seconds. */
    static final long FINISH_SECONDS_MAX = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "strowger-signal");
    private volatile int exitCode = Strowger.FAILED;

    /** From now on a signal that would end the process asks the command to end. */
    public Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void onSignal() {
        asked.countDown();
        try {
            if (finished.await(FINISH_SECONDS_MAX, TimeUnit.SECONDS)) {
                // What was asked for was done: the exit code is the command's and not the signal's.
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the command to end, as a signal does. */
    public void ask() {
        asked.countDown();
    }

    /** Whether the command was asked to end. */
    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits until the command is asked to end; false when the time is over before. */
    public boolean await(long millis) {
        try {
            return asked.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The command has done everything, output flushed included, and ends with this code. */
    public int finish(int code) {
        exitCode = code;
        return code;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs, and waits for this.
            finished.countDown();
        }
    }
}
