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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints hexadecimal frames as text or JSON. */
@Command(name = "decode", mixinStandardHelpOptions = true, exitCodeList = {
    "0:every frame was decoded", "1:at least one was not", "2:called wrongly"}, description = {
        "Decode hexadecimal frames, one a line.",
        "Digits may be grouped by spaces or colons. Empty lines and what follows a # are skipped. Every other line "
                + "gives one line: the message, or 'line N: fault ...' with the fault's number, where in the frame it "
                + "is and the reason. 'codec encode' makes the same octets of what is printed here with --secrets.",
        "Example: echo 16000000010002000000000000000000050004000000 30020500 | strowger codec decode --protocol tsapi"})
public final class DecodeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Notation notation;

    @Option(names = "--secrets", description = "Show passwords, of which otherwise only the length is shown.")
    private boolean secrets;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Read from here; standard input when left out.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        FrameNotation frames = notation.protocol().notation(notation.json(), notation.style(secrets));
        try (Reader in = Input.open(file)) {
            FrameLines lines = new FrameLines(notation.protocol(), frames, out);
            lines.decode(in);
            out.flush();
            return lines.faults() == 0 ? 0 : Strowger.FAILED;
        }
    }
}
