package io.strowger.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.netty.channel.EventLoop;
import io.strowger.simulator.wire.SwitchServer;

/** The sockets of all servers in front of the switch. */
final class Listeners {
    private final List<AesListener> servers = new ArrayList<>();

    Listeners(SwitchConfiguration configuration, EventLoop loop, SwitchServer server, Runnable turn) {
        for (int i = 0; i < configuration.servers().size(); i++) {
            servers.add(new AesListener(configuration.servers().get(i),
                    new AesListener.Surroundings(configuration.bindAddress(), loop, server.aes(i), turn)));
        }
    }

    /** Listens everywhere, or nowhere when a port cannot be had. */
    void bind() throws IOException {
        try {
            for (AesListener each : servers) {
                each.bind();
            }
        } catch (IOException e) {
            unbind();
            throw e;
        }
    }

    void unbind() {
        servers.forEach(AesListener::unbind);
    }

    AesListener server(int index) {
        return servers.get(index);
    }

    /** Writes what every session has to say, and opens and closes ports as the servers come and go. */
    void turn() {
        for (AesListener each : servers) {
            each.turn();
        }
    }
}
