package io.strowger.tools.bench;

import java.lang.management.ManagementFactory;

/** The conditions of a run, for people who compare figures. */
public final class Machine {
    private Machine() {}

    /** One line. */
    public static String line() {
        return String.format("Java %s, %s %s, %d processors, load average %.1f, heap at most %d MiB",
                System.getProperty("java.version"), System.getProperty("os.name"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
