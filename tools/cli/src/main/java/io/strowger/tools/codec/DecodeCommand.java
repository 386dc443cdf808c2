package io.strowger.tools.codec;

import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints hexadecimal frames as text. */
@Command(name = "decode", mixinStandardHelpOptions = true, exitCodeList = {
    "0:every frame was decoded", "1:at least one was not", "2:called wrongly"}, description = {
        "Decode hexadecimal frames, one a line.",
        "Digits may be grouped by spaces or colons. Empty lines and what follows a # are skipped. Every other line "
                + "gives one line: the message as text, or 'line N: fault ...' with the offset in the frame and the "
                + "reason.",
        "Example: echo 16000000010002000000000000000000050004000000 30020500 | strowger codec decode --protocol tsapi"})
public final class DecodeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--protocol", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Protocol protocol;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Read from here; standard input when left out.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Reader in = open()) {
            FrameLines lines = new FrameLines(protocol, out);
            lines.decode(in);
            out.flush();
            return lines.faults() == 0 ? 0 : Strowger.FAILED;
        }
    }

    private Reader open() {
        if (file == null) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        }
        try {
            return Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new Misuse("cannot read " + file + ": " + e, e);
        }
    }
}
