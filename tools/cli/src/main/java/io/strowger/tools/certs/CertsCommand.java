package io.strowger.tools.certs;

import io.strowger.certificates.CertificateAuthority;
import io.strowger.certificates.CertificateFiles;
import io.strowger.certificates.CertificateRequest;
import io.strowger.certificates.CertificateRequest.Usage;
import io.strowger.certificates.Validity;
import io.strowger.tools.Misuse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a development authority with certificates for a server and a client. */
@Command(name = "certs", mixinStandardHelpOptions = true, description = {
    "Make certificates for TLS, for development and tests.",
    "Writes into the directory, as PEM and PKCS #12: ca (to be trusted), ca-key (keep it), server, client. An authority "
            + "that lies there already issues again. Keys in PEM files are not encrypted."})
public final class CertsCommand implements Callable<Integer> {
    private static final int DAYS_MAX = 3_650;
    private static final int HOSTS_MAX = 100;
    private static final int NAME_CHARS_MAX = 64;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIRECTORY", description = "Where the files go.")
    private Path directory;

    @Option(names = "--host", split = ",", paramLabel = "NAME", defaultValue = "localhost,127.0.0.1,::1", description = "Names and addresses of the server, separated by commas (default: ${DEFAULT-VALUE}).")
    private List<String> hosts;

    @Option(names = "--client", paramLabel = "NAME", defaultValue = "strowger", description = "Name in the client's certificate (default: ${DEFAULT-VALUE}).")
    private String client;

    @Option(names = "--authority", paramLabel = "NAME", defaultValue = "Strowger development CA", description = "Name of a new authority (default: ${DEFAULT-VALUE}).")
    private String authority;

    @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "Days for which they hold, 1 to "
            + DAYS_MAX + " (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--password", paramLabel = "TEXT", defaultValue = "changeit", description = "Of the PKCS #12 files (default: ${DEFAULT-VALUE}).")
    private String password;

    @Option(names = "--force", description = "Overwrite certificates of server and client that are there.")
    private boolean force;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws IOException {
        check();
        Validity validity = Validity.days(clock.instant(), days);
        List<Path> written = new ArrayList<>();
        try {
            CertificateFiles files = new CertificateFiles(directory, force);
            CertificateAuthority issuer;
            if (files.has("ca-key")) {
                issuer = new CertificateAuthority(files.read("ca-key"));
            } else {
                issuer = CertificateAuthority.create(authority, validity);
                written.addAll(files.identity("ca-key", issuer.identity(), password));
                written.addAll(files.trusted("ca", issuer.certificate(), password));
            }
            written.addAll(files.identity("server",
                    issuer.issue(new CertificateRequest(hosts.get(0), hosts, Usage.SERVER, validity)), password));
            written.addAll(files.identity("client",
                    issuer.issue(new CertificateRequest(client, List.of(), Usage.CLIENT, validity)), password));
        } catch (FileAlreadyExistsException exists) {
            throw new Misuse(exists.getMessage() + "; --force replaces it");
        }
        PrintWriter out = spec.commandLine().getOut();
        written.forEach(out::println);
        out.println("For a link: links.tls.trust-store = \"" + directory.resolve("ca.pem").toAbsolutePath()
                + "\", links.tls.key-store = \"" + directory.resolve("client.pem").toAbsolutePath() + "\"");
        out.flush();
        return 0;
    }

    private void check() {
        if (days < 1 || days > DAYS_MAX) {
            throw new Misuse("--days is " + days + ", allowed are 1 to " + DAYS_MAX);
        }
        if (hosts.size() > HOSTS_MAX) {
            throw new Misuse("--host has " + hosts.size() + " names, at most " + HOSTS_MAX);
        }
        List<String> names = new ArrayList<>(hosts);
        names.add(client);
        names.add(authority);
        for (String name : names) {
            if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
                throw new Misuse("a name has 1 to " + NAME_CHARS_MAX + " characters: \"" + name + "\"");
            }
        }
    }
}
