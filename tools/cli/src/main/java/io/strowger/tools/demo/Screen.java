package io.strowger.tools.demo;

/** Where a running demo shows itself. One thread. */
interface Screen extends AutoCloseable {
    /** Called several times a second. */
    void show(DemoStatus status, Places places);

    @Override
    void close();

    /** Shows nothing. */
    static Screen none() {
        return new Screen() {
            @Override
            public void show(DemoStatus status, Places places) {
                // Nothing is shown.
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }
}
