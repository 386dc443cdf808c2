package io.strowger.tools.bench.link;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the processor has spent on this process and on its threads that matter, in nanoseconds: unlike a rate it hardly depends on who else uses the machine.
 *
 * @param process with everything, compiler and collector too
 * @param threads by name
 */
record ProcessorTime(long process, Map<String, Long> threads) {
    private static final String OF_US = "strowger-";

    static ProcessorTime now() {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        Map<String, Long> threads = new LinkedHashMap<>();
        threads.put("links", bean.getCurrentThreadCpuTime());
        for (long id : bean.getAllThreadIds()) {
            var info = bean.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith(OF_US)) {
                threads.put(info.getThreadName().substring(OF_US.length()), bean.getThreadCpuTime(id));
            }
        }
        long process = ManagementFactory
                .getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                        ? os.getProcessCpuTime()
                        : 0;
        return new ProcessorTime(process, threads);
    }

    /** Microseconds of each since then, divided by a count. */
    Map<String, Double> microsSince(ProcessorTime before, long count) {
        Map<String, Double> micros = new LinkedHashMap<>();
        threads.forEach((name, nanos) -> micros.put(name,
                rounded((nanos - before.threads().getOrDefault(name, 0L)) / 1e3 / count)));
        micros.put("process", rounded((process - before.process()) / 1e3 / count));
        return micros;
    }

    private static double rounded(double micros) {
        return Math.round(micros * 100) / 100.0;
    }
}
