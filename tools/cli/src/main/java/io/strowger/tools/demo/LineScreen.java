package io.strowger.tools.demo;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** For output that is no terminal: where to look, and then a line a second. */
final class LineScreen implements Screen {
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PrintWriter out;
    private long lastNanos;
    private boolean begun;

    LineScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(DemoStatus status, Places places) {
        long now = System.nanoTime();
        if (!begun) {
            places.lines().forEach(out::println);
            begun = true;
        } else if (now - lastNanos < LINE_NANOS) {
            return;
        }
        lastNanos = now;
        out.println(StatusText.line(status));
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
