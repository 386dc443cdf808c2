package io.strowger.tools.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A screen that is drawn anew in place, on the terminal's second page, so that the first is as before when the demo
 * ends.
 */
final class LiveScreen implements Screen {
    private static final String SECOND_PAGE = "\033[?1049h\033[?25l";
    private static final String FIRST_PAGE = "\033[?25h\033[?1049l";
    private static final String HOME = "\033[H";
    private static final String REST_OF_LINE = "\033[K";
    private static final String REST_OF_PAGE = "\033[J";
    private static final int COLUMNS_DEFAULT = 120;
    private static final int ROWS_DEFAULT = 40;

    private final Terminal terminal;

    private LiveScreen(Terminal terminal) {
        this.terminal = terminal;
        terminal.writer().print(SECOND_PAGE);
        terminal.flush();
    }

    /** The screen of a terminal, or lines where standard output is none. */
    static Screen open(PrintWriter out) throws IOException {
        // Signals stay with the program: it ends in order when it is told to.
        Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).nativeSignals(false).build();
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.close();
            return new LineScreen(out);
        }
        return new LiveScreen(terminal);
    }

    @Override
    public void show(DemoStatus status, Places places) {
        Size size = terminal.getSize();
        int columns = size.getColumns() > 0 ? size.getColumns() : COLUMNS_DEFAULT;
        int rows = size.getRows() > 0 ? size.getRows() : ROWS_DEFAULT;
        terminal.writer().print(page(StatusText.lines(status, places), columns, rows));
        terminal.flush();
    }

    /** The lines that fit, drawn over what is there. */
    static String page(List<String> lines, int columns, int rows) {
        StringBuilder page = new StringBuilder(HOME);
        int shown = Math.min(lines.size(), rows);
        for (int i = 0; i < shown; i++) {
            String line = lines.get(i);
            page.append(line, 0, Math.min(line.length(), columns)).append(REST_OF_LINE);
            if (i < shown - 1) {
                page.append("\r\n");
            }
        }
        return page.append(REST_OF_PAGE).toString();
    }

    @Override
    public void close() {
        terminal.writer().print(FIRST_PAGE);
        terminal.flush();
        try {
            terminal.close();
        } catch (IOException e) {
            throw new IllegalStateException("the terminal cannot be given back", e);
        }
    }
}
