package io.strowger.calllog;

/** What an append has survived when it returns. */
public enum Durability {
    /**
     * The record is in the page cache of the operating system: the death of this process loses nothing, the loss of
     * power loses what the kernel has not written back, half a minute at most in its usual setting.
     */
    WRITTEN,
    /**
     * Inputs are forced to the disk one by one. Facts are not: those that power loss takes are made again from their
     * inputs.
     */
    SYNCED
}
