package io.strowger.server;

/** What the process says when it ends. Constants are only appended. */
public enum ExitCode {
    /** Stopped as asked. */
    OK(0),
    /** The core thread failed while the server ran. */
    FAILED(1),
    /** Settings, site files or arguments are wrong; the reasons were printed. */
    CONFIGURATION(2),
    /** Something outside stands in the way: a port in use, a journal that another server has, a disk that is full. */
    CANNOT_START(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number for the operating system. */
    public int code() {
        return code;
    }
}
