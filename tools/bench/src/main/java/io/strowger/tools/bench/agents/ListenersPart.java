package io.strowger.tools.bench.agents;

import io.strowger.tools.bench.Part;
import io.strowger.tools.bench.Way;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Many clients in a process of their own; does what {@link Listeners} does, by order. */
final class ListenersPart {
    private ListenersPart() {}

    public static void main(String[] arguments) throws Exception {
        try (Listeners listeners = new Listeners()) {
            Part.serve(order -> {
                try {
                    return answer(order, listeners);
                } catch (Exception failure) {
                    failure.printStackTrace();
                    return Map.of("failed", String.valueOf(failure));
                }
            });
        }
    }

    private static Map<String, Object> answer(JsonNode order, Listeners listeners) throws Exception {
        Map<String, Object> members = new LinkedHashMap<>();
        switch (order.get("order").asText()) {
            case "open" -> {
                Listeners.Opening opening = new Listeners.Opening(order.get("port").asInt(),
                        order.get("count").asInt(), order.get("first").asInt(),
                        Listeners.Proof.valueOf(order.get("proof").asText()), Way.valueOf(order.get("way").asText()));
                Listeners.Opened opened = listeners.open(opening);
                members.put("seconds", opened.seconds());
                members.put("refusals", opened.refusals());
                members.put("slowest", opened.slowestSeconds());
                members.put("median", opened.medianSeconds());
            }
            case "change" -> members.put("frame", listeners.change(order.get("port").asInt()));
            case "fire" -> {
                Listeners.Fired fired = listeners.fire(order.get("millis").asInt());
                members.put("rounds", fired.rounds());
                members.put("nanos", fired.nanos());
                members.put("median", fired.medianNanos());
            }
            case "bare" -> {
                // Without an agent who changes, the first connection asks for the round.
            }
            case "stall" -> listeners.stall(order.get("port").asInt(), order.get("user").asInt());
            case "unstall" -> listeners.unstall();
            case "live" -> listeners.live();
            case "close" -> listeners.closeAll();
            default -> members.put("failed", "no such order");
        }
        return members;
    }
}
