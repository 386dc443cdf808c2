package io.strowger.tools.codec;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what can be done with the bytes of a wire protocol. */
@Command(name = "codec", mixinStandardHelpOptions = true, subcommands = {
    DecodeCommand.class, EncodeCommand.class,
    PcapCommand.class}, description = "Decode and encode messages of a wire protocol.")
public final class CodecCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: decode, encode or pcap");
    }
}
