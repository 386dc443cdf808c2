package io.strowger.server;

import io.strowger.core.output.Output;
import io.strowger.core.runtime.OutputListener;
import io.strowger.server.gateway.Gateway;
import io.strowger.server.links.LinkManager;
import io.strowger.server.lookups.LookUps;
import io.strowger.server.watch.TopicListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends every output where it belongs. Wired before the core thread starts, then called by it alone. */
final class OutputRouter implements OutputListener {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.server");

    private final List<TopicListener> topics = new CopyOnWriteArrayList<>();
    private volatile Gateway gateway;
    private volatile LinkManager links;
    private volatile LookUps lookUps;

    void wire(Gateway toClients, LinkManager toSwitches, LookUps toOutsideData) {
        gateway = toClients;
        links = toSwitches;
        lookUps = toOutsideData;
    }

    void add(TopicListener listener) {
        topics.add(listener);
    }

    /** A mistake of an edge costs this output, never the core thread. */
    @Override
    public void onOutput(long sequence, int index, Output output) {
        try {
            route(output);
        } catch (RuntimeException failure) {
            // Its place is enough to find it in the journal; what is in it is for no log.
            LOG.error("output={}.{} kind={} was not delivered", sequence, index, output.getClass().getSimpleName(),
                    failure);
        }
    }

    @Override
    public void onInputDone(long sequence) {
        try {
            gateway.onInputDone(sequence);
        } catch (RuntimeException failure) {
            LOG.error("outputs of input={} were not handed over", sequence, failure);
        }
    }

    private void route(Output output) {
        switch (output) {
            case Output.PbxRequest request -> links.submit(request);
            case Output.ConfigurationInForce configuration -> {
                gateway.onOutput(configuration);
                links.onConfiguration(configuration.version());
            }
            case Output.TopicUpdated topic -> {
                gateway.onOutput(topic);
                for (TopicListener listener : topics) {
                    listener.onTopic(topic.topic(), topic.version(), topic.state());
                }
            }
            case Output.LookUpWanted wanted -> lookUps.wanted(wanted);
            case Output.WebhookWanted wanted -> {
                // Services are told from the journal, which outlives this process.
            }
            case Output.AgentSkillsInForce skills -> gateway.onOutput(skills);
            case Output.SessionAttached attached -> gateway.onOutput(attached);
            case Output.SessionRefused refused -> gateway.onOutput(refused);
            case Output.SessionEnded ended -> gateway.onOutput(ended);
            case Output.SessionPush push -> gateway.onOutput(push);
        }
    }
}
