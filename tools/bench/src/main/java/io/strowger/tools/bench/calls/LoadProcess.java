package io.strowger.tools.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.tools.bench.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@link Load} in a process of its own. One thread asks it at a time. */
final class LoadProcess implements AutoCloseable {
    private final Part part;
    private final int nameServerPort;

    /**
     * Starts it.
     *
     * @param directory where what it complains of is kept
     */
    LoadProcess(LoadShape shape, Path directory) throws IOException {
        part = Part.start(Load.class, directory,
                List.of(String.valueOf(shape.agents()), String.valueOf(shape.skills()),
                        String.valueOf(shape.perSecond()), String.valueOf(shape.seed())));
        nameServerPort = tell("count").get("name_server_port").asInt();
    }

    int nameServerPort() {
        return nameServerPort;
    }

    /** Gives it an order and returns what has happened up to now. */
    JsonNode tell(String order) throws IOException {
        return part.order(Map.of(Load.ORDER, order));
    }

    Duration processorTime() {
        return part.processorTime();
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
