package io.strowger.tools.bench.calls;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.tools.bench.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The process of the load. It is given orders and answers each with what has happened up to now.
 *
 * <pre>
 * agents PORT   desktops come in
 * begin         calls come
 * mark          select times are counted from here
 * end           no more calls come
 * count         nothing
 * </pre>
 */
public final class Load {
    /** Member that the order stands in. */
    static final String ORDER = "order";
    private static final double[] QUANTILES = {50, 99, 99.9};

    private final LoadShape shape;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("load", true),
            NioIoHandler.newFactory());
    private final LoadSwitch theSwitch;
    private LoadAgents agents;

    private Load(LoadShape shape) {
        this.shape = shape;
        this.theSwitch = new LoadSwitch(loops.next(), shape);
    }

    /** Agents, skills, contacts a second, seed. */
    public static void main(String[] arguments) throws Exception {
        LoadShape shape = new LoadShape(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
        Load[] load = new Load[1];
        Part.serve(order -> {
            if (load[0] == null) {
                load[0] = new Load(shape);
            }
            return load[0].on(order.get(ORDER).asText().split(" "));
        });
        if (load[0] != null) {
            load[0].close();
        }
    }

    private Map<String, Object> on(String[] words) throws InterruptedException {
        switch (words[0]) {
            case "agents" -> {
                agents = new LoadAgents(loops, shape, Integer.parseInt(words[1]));
                agents.comeIn();
            }
            case "begin" -> theSwitch.begin();
            case "mark" -> theSwitch.resetTimes();
            case "end" -> theSwitch.end();
            default -> {
                // Counted only.
            }
        }
        Map<String, Object> members = count(theSwitch.count(), agents);
        members.put("name_server_port", theSwitch.nameServerPort());
        return members;
    }

    private void close() {
        if (agents != null) {
            agents.close();
        }
        theSwitch.close();
    }

    private static Map<String, Object> count(LoadSwitch.Count calls, LoadAgents agents) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("begun", calls.begun());
        members.put("selected", calls.selected());
        members.put("ended", calls.ended());
        members.put("parked", calls.parked());
        members.put("live", calls.live());
        members.put("strange", calls.strange());
        Histogram nanos = calls.selectNanos();
        for (double quantile : QUANTILES) {
            members.put("select_micros_p" + String.valueOf(quantile).replace(".0", ""),
                    nanos.getValueAtPercentile(quantile) / 1_000);
        }
        if (agents != null) {
            LoadAgents.Count seen = agents.count();
            members.put("ready", seen.ready());
            members.put("offers", seen.offers());
            members.put("offered_again", seen.again());
            members.put("states", seen.states());
            members.put("disconnected", seen.disconnected());
            members.put("refused", seen.refused());
        }
        return members;
    }
}
