package io.strowger.tools.system;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Flags for child processes. */
final class JvmFlags {
    private JvmFlags() {}

    /** What this process was given for Chronicle's sake. */
    static List<String> ofThisProcess() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-") || flag.startsWith("--enable-native")
                        || flag.startsWith("-Dchronicle."))
                .toList();
    }
}
