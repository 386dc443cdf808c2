package io.strowger.server.gateway;

import io.strowger.agent.message.ClientMessage.Search;
import io.strowger.agent.message.ClientMessage.SearchFilter;
import io.strowger.agent.message.DirectoryEntry;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.NumberClass;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.state.Agent;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.SiteInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Who there is, what he does, and whether whoever asks may call him: answered from the published state on a thread of its own, so that no event loop looks
 * through thousands of agents. Any thread.
 */
final class Directory implements AutoCloseable {
    /** Searches that may wait; one more is refused. */
    static final int WAITING_MAX = 256;
    /** Longest wait for a state that is as new as what the asker was told. */
    private static final long FRESH_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Supplier<EngineView> view;
    private final ThreadPoolExecutor thread;

    Directory(Supplier<EngineView> view) {
        this.view = view;
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING_MAX), task -> {
            Thread made = new Thread(task, "strowger-directory");
            made.setDaemon(true);
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /** Looks for somebody; the answer comes on another thread. False when too many look at the same time. */
    boolean search(Asking asking, Search search, Consumer<ServerMessage.Found> answer) {
        try {
            thread.execute(() -> answer.accept(found(fresh(asking.position()), asking, search)));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /**
     * Who asks.
     *
     * @param position of the journal at which he was told something last; what he finds is not older
     */
    record Asking(SessionRole role, String userId, long position) {}

    /** The state is published every few milliseconds; whoever has changed something sees that it is so. */
    private EngineView fresh(long position) {
        long begun = System.nanoTime();
        EngineView now = view.get();
        while (now.reign().sequence() < position && System.nanoTime() - begun < FRESH_NANOS_MAX) {
            LockSupport.parkNanos(LOOK_NANOS);
            now = view.get();
        }
        return now;
    }

    private static ServerMessage.Found found(EngineView view, Asking asking, Search search) {
        SiteInForce site = view.site();
        Map<String, Agent> agents = new TreeMap<>();
        view.tables().agents().forEach(agent -> agents.put(agent.agentId(), agent));
        String text = search.text().toLowerCase(Locale.ROOT);
        List<DirectoryEntry> all = new ArrayList<>();
        int total = 0;
        for (AgentSite configured : site.agents()) {
            Agent agent = agents.get(configured.agentId());
            if (agent == null || !isLike(configured, agent, text)
                    || search.filter() == SearchFilter.SUPERVISORS && !configured.isSupervisor()
                    || search.filter() == SearchFilter.FREE && agent.state() != AgentState.READY) {
                continue;
            }
            DirectoryEntry entry = entry(site, asking, agent, mayCall(site, asking, agents, agent));
            if (search.filter() == SearchFilter.TRANSFERABLE && !entry.transferable()) {
                continue;
            }
            if (total >= search.offset() && all.size() < search.limit()) {
                all.add(entry);
            }
            total++;
        }
        return new ServerMessage.Found(search.queryId(), view.reign().sequence(), total, all);
    }

    private static boolean isLike(AgentSite configured, Agent agent, String text) {
        return text.isEmpty() || configured.agentId().toLowerCase(Locale.ROOT).contains(text)
                || configured.name().toLowerCase(Locale.ROOT).contains(text)
                || agent.station() != null && agent.station().deviceId().contains(text);
    }

    private static DirectoryEntry entry(SiteInForce site, Asking asking, Agent agent, boolean transferable) {
        AgentSite inForce = site.agent(agent.agentId());
        DeviceKey station = agent.station();
        DeviceSite place = station == null ? null : site.device(station);
        String area = inForce.area().isEmpty() && place != null ? place.area() : inForce.area();
        List<AgentSite.SkillLevel> skills = site.skillsOf(agent.agentId());
        boolean directs = asking.role() == SessionRole.TECHNICIAN || agent.agentId().equals(asking.userId())
                || asking.role() == SessionRole.SUPERVISOR
                        && site.agent(asking.userId()).scope().covers(area, inForce.team(), skills);
        return new DirectoryEntry(inForce.agentId(), inForce.name(), inForce.team(), area, agent.state(),
                TimeUnit.NANOSECONDS.toMillis(agent.since().stateNanos()), station == null ? "" : station.switchName(),
                station == null ? "" : station.deviceId(), skills, site.isOverridden(agent.agentId()),
                agent.desktopPresent(), transferable, directs ? inForce.attributes() : List.of(),
                directs && site.isAttributed(agent.agentId()));
    }

    /** As the engine would decide about a call to his station; whoever is not logged on himself may call nobody. */
    private static boolean mayCall(SiteInForce site, Asking asking, Map<String, Agent> agents, Agent wanted) {
        Agent own = asking.role().isAgent() ? agents.get(asking.userId()) : null;
        if (own == null || own.station() == null || wanted.station() == null || own == wanted
                || !own.station().switchName().equals(wanted.station().switchName())) {
            return false;
        }
        NumberClass kind = site.numberClass(own.station().switchName(), wanted.station().deviceId());
        AgentSite agent = site.agent(asking.userId());
        DeviceSite station = site.device(own.station());
        return dials(site.restriction(agent == null ? "" : agent.restriction()), kind)
                && dials(site.restriction(station == null ? "" : station.restriction()), kind);
    }

    private static boolean dials(RestrictionClass restriction, NumberClass kind) {
        return (!kind.outside() || restriction.outbound()) && restriction.mayDial(kind.name());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
