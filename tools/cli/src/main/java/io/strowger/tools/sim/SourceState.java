package io.strowger.tools.sim;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Which state of the sources this build was made from, as the version control says; a seed means nothing without it. */
final class SourceState {
    private static final int WAIT_SECONDS = 5;

    private SourceState() {}

    /** The commit, with "-dirty" when there is more than that; "unknown" where nobody can say. */
    static String commit() {
        try {
            File place = Path.of(SourceState.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toFile();
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                    .directory(place.isDirectory() ? place : place.getParentFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(WAIT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 && !text.isEmpty()
                    ? text
                    : "unknown";
        } catch (IOException | URISyntaxException notThere) {
            return "unknown";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
