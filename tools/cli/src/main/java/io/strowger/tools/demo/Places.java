package io.strowger.tools.demo;

import io.strowger.simulator.SwitchConfiguration;
import java.nio.file.Path;
import java.util.List;

/** Where the rest of a running demo can be seen. */
record Places(Path journal, int agentPort, int httpPort, int nameServerPort, Path log) {
    List<String> lines() {
        return List.of(
                "softphone http://127.0.0.1:" + agentPort + "/   as " + SwitchConfiguration.FIRST_AGENT + ", password "
                        + DemoSetup.PASSWORD
                        + ", ending his session elsewhere",
                "metrics   http://127.0.0.1:" + httpPort + "/metrics   health  http://127.0.0.1:" + httpPort
                        + "/health",
                "journal   " + journal, "why       tools/strowger why --journal " + journal + " --last",
                "call log  tools/strowger calllog tail --journal " + journal + " --follow", "log       " + log);
    }
}
