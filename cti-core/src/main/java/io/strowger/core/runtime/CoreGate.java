package io.strowger.core.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to run the core. One thread has it at a time, and sees all that was done by those that had it before. The core thread has it from the beginning and
 * waits for it later; the threads of the edge take it only when nobody has it and the core thread does not want it, so that they cannot keep it from its timers.
 */
final class CoreGate {
    /** Longest wait of the core thread between two looks; it is woken as soon as the gate is free. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Thread core;
    private final AtomicReference<Thread> holder;
    private volatile boolean wanted;
    private volatile boolean shut;

    /** Held by the core thread, which need not have begun. */
    CoreGate(Thread core) {
        this.core = core;
        this.holder = new AtomicReference<>(core);
    }

    /** Takes it, on a thread of the edge; false when it is held or wanted: whoever has it looks for work after he has left. */
    boolean tryEnter() {
        return !wanted && holder.get() == null && holder.compareAndSet(null, Thread.currentThread());
    }

    /** Takes it on the core thread, which waits until it is free; false when it never will be. */
    boolean enter() throws InterruptedException {
        if (holder.compareAndSet(null, core)) {
            return true;
        }
        wanted = true;
        try {
            while (!holder.compareAndSet(null, core)) {
                if (shut) {
                    return false;
                }
                LockSupport.parkNanos(this, LOOK_NANOS);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return true;
        } finally {
            wanted = false;
        }
    }

    /** Gives it back. */
    void leave() {
        requireHeld();
        holder.set(null);
        if (wanted) {
            LockSupport.unpark(core);
        }
    }

    /** Keeps it for good: nobody runs the core any more. */
    void shut() {
        requireHeld();
        shut = true;
        LockSupport.unpark(core);
    }

    /** Throws unless this thread has it. */
    void requireHeld() {
        if (holder.get() != Thread.currentThread()) {
            throw new IllegalStateException(
                    "the core is run by " + holder.get() + " and not by " + Thread.currentThread());
        }
    }
}
