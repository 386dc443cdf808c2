package io.strowger.tools.codec;

import io.strowger.tools.Strowger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints frames, given as text or JSON, in hexadecimal. */
@Command(name = "encode", mixinStandardHelpOptions = true, exitCodeList = {
    "0:every line was encoded", "1:at least one was not", "2:called wrongly"}, description = {
        "Encode frames, one a line, as 'codec decode' prints them.",
        "Spaces are free and members may stand in any order. Empty lines and such as begin with # are skipped. Every "
                + "other line gives one line: the frame in hexadecimal, or 'line N: fault ...' with the fault's "
                + "number, where in the line it is and the reason.",
        "Example: echo 'invokeID=1 monitorCrossRefID=0 Csta.QueryDnd{device=\"5001\"}' | strowger codec encode "
                + "--protocol tsapi"})
public final class EncodeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Notation notation;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Read from here; standard input when left out.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        FrameNotation frames = notation.protocol().notation(notation.json(), notation.style(true));
        try (Reader in = Input.open(file)) {
            TextLines lines = new TextLines(notation.protocol(), frames, out);
            lines.encode(in);
            out.flush();
            return lines.faults() == 0 ? 0 : Strowger.FAILED;
        }
    }
}
