package io.strowger.tools.bench.calls;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.tools.ToolLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The process of the load. It is told line by line what to do and answers each line with one JSON object; it ends when its input does.
 *
 * <pre>
 * (start)       the name server's port
 * agents PORT   desktops come in
 * begin         calls come
 * mark          select times are counted from here
 * end           no more calls come
 * count         what has happened up to now
 * </pre>
 */
public final class Load {
    private static final double[] QUANTILES = {50, 99, 99.9};

    private Load() {}

    /** Agents, skills, contacts a second, seed, and the file of its log: its output is its answers. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ToolLog.toFile(Path.of(arguments[4]));
        LoadShape shape = new LoadShape(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ObjectMapper mapper = new ObjectMapper();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("load", true),
                NioIoHandler.newFactory());
        try (LoadSwitch theSwitch = new LoadSwitch(loops.next(), shape);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            LoadAgents agents = null;
            out.println(mapper.writeValueAsString(Map.of("name_server_port", theSwitch.nameServerPort())));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
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
                out.println(mapper.writeValueAsString(count(theSwitch.count(), agents)));
            }
            if (agents != null) {
                agents.close();
            }
        }
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
