package io.strowger.core.state;

import io.strowger.core.model.ItemState;
import io.strowger.core.route.Media;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.Site;
import java.util.ArrayList;
import java.util.List;

/** What contacts are, besides calls, and how many of each an agent can have at once. Immutable. */
public final class MediaInForce {
    private final Site site;
    private final LookUp<String, Integer> numbers = new LookUp<>();
    private final List<String> names = new ArrayList<>();
    private final LookUp<String, int[]> capacities = new LookUp<>();
    private final Media media;

    /** @param agents as they are now */
    MediaInForce(Site site, List<AgentSite> agents) {
        this.site = site;
        if (site.media().isEmpty()) {
            media = Media.ONLY_CALLS;
            return;
        }
        List<MediumSite> all = new ArrayList<>();
        all.add(site.media().stream().filter(MediumSite::isVoice).findFirst().orElse(MediumSite.CALLS));
        site.media().stream().filter(medium -> !medium.isVoice()).forEach(all::add);
        for (MediumSite medium : all) {
            numbers.put(medium.name(), all.indexOf(medium));
            names.add(medium.name());
        }
        List<Media.Medium> list = new ArrayList<>();
        for (MediumSite medium : all) {
            long by = 0;
            for (String name : medium.interruptedBy()) {
                by |= 1L << number(name);
            }
            list.add(new Media.Medium(medium.weight(), by));
        }
        media = new Media(list);
        for (AgentSite agent : agents) {
            int[] atMost = all.stream().mapToInt(MediumSite::atMost).toArray();
            agent.capacity().forEach(own -> atMost[number(own.medium())] = own.atMost());
            // A station takes one call.
            atMost[Media.VOICE] = Math.min(1, atMost[Media.VOICE]);
            capacities.put(agent.agentId(), atMost);
        }
    }

    /** Media that the agent can be offered a contact of, a bit for each: as far as his work mode, his desktop and what he has are concerned. */
    public long offered(Agent agent) {
        if (!agent.isOpen()) {
            return 0;
        }
        int[] atMost = capacities.get(agent.agentId());
        if (atMost == null) {
            return agent.isOfferable() ? 1L << Media.VOICE : 0;
        }
        return free(agent, atMost);
    }

    /** Whether he could take up again an item that he has parked. */
    public boolean canResume(Agent agent, Agent.Item item) {
        int[] atMost = capacities.get(agent.agentId());
        int[] has = has(agent);
        int medium = number(item.medium());
        return atMost == null || (media.free(atMost, has, weights(agent, has)) & 1L << medium) != 0
                && item.weight() <= media.room(medium, has, weights(agent, has));
    }

    private long free(Agent agent, int[] atMost) {
        int[] has = has(agent);
        long free = media.free(atMost, has, weights(agent, has));
        return agent.items().size() < Agent.ITEMS_MAX ? free : free & 1L << Media.VOICE;
    }

    /** Whether what the agent has leaves room for a further contact of the medium. */
    public boolean hasRoom(Agent agent, String medium) {
        int[] atMost = capacities.get(agent.agentId());
        return atMost == null
                ? medium.equals(MediumSite.VOICE)
                : (free(agent, atMost) & 1L << number(medium)) != 0;
    }

    /** The same for a contact of a weight of its own, 0 = that of its medium. */
    public boolean hasRoom(Agent agent, String medium, int weight) {
        if (!hasRoom(agent, medium)) {
            return false;
        }
        int[] has = has(agent);
        return weight == 0 || weight <= media.room(number(medium), has, weights(agent, has));
    }

    /** How many contacts of each medium he has that are not parked. */
    private int[] has(Agent agent) {
        int[] has = new int[media.count()];
        has[Media.VOICE] = agent.isBusy() ? 1 : 0;
        for (Agent.Item item : agent.items()) {
            Integer number = numbers.get(item.medium());
            if (item.state() != ItemState.PARKED && number != null) {
                has[number]++;
            }
        }
        return has;
    }

    /** What that weighs; null where he has no items, so that all weigh what their medium says. */
    private int[] weights(Agent agent, int[] has) {
        if (agent.items().isEmpty()) {
            return null;
        }
        int[] weights = new int[media.count()];
        weights[Media.VOICE] = has[Media.VOICE] * media.weight(Media.VOICE);
        for (Agent.Item item : agent.items()) {
            Integer number = numbers.get(item.medium());
            if (item.state() != ItemState.PARKED && number != null) {
                weights[number] += Math.max(item.weight(), media.weight(number));
            }
        }
        return weights;
    }

    /** Number of a medium; that of calls for one that is not configured. */
    public int number(String name) {
        return numbers.getOrDefault(name, Media.VOICE);
    }

    /** How much of an agent a contact of the medium takes. */
    public int weight(String medium) {
        return media.weight(number(medium));
    }

    /** Name of the medium of that number. */
    public String name(int number) {
        return names.get(number);
    }

    /** The medium of that name, or null. */
    public MediumSite medium(String name) {
        for (MediumSite medium : site.media()) {
            if (medium.name().equals(name)) {
                return medium;
            }
        }
        return null;
    }
}
