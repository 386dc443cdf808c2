package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.output.Output;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteDifference;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.UserSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.ConfigurationVersion;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.ScheduledConfiguration;
import io.strowger.core.state.Session;
import io.strowger.core.state.Timer;
import io.strowger.core.state.Vdn;
import java.util.List;
import java.util.TreeSet;

/** The beginning of a reign, and changes of the configuration. */
final class Lifecycle {
    /** Versions that can be shown and restored; older ones are only in the journal. */
    static final int VERSIONS_MAX = 1_000;

    private static final long QUARTER_HOUR_NANOS = 900_000L * Decision.NANOS_PER_MILLI;

    private Lifecycle() {}

    /** Nothing of the former process is there any more but the state: links, connections and requests under way are lost. */
    static void epochStarted(Decision d, Input.EpochStarted in) {
        Links.epochStarted(d);
        InvariantWatch.begin(d);
        for (Session session : d.draft.sessions.all()) {
            Sessions.detach(d, session);
        }
        for (PendingRequest request : d.draft.requests.all()) {
            d.draft.requests.remove(request.requestId());
            Replies.lost(d, request);
        }
        Skills.begin(d, d.site().site());
        Variables.begin(d, d.site().site());
        Analysis.epochStarted(d);
        Trunks.begin(d);
        Callbacks.begin(d);
        quarterHour(d);
        for (AgentSite agent : d.site().agents()) {
            d.follow(Step.Kind.PUBLISH_AGENT, agent.agentId());
        }
        if (d.draft.configurationVersion() > 0) {
            d.output(new Output.ConfigurationInForce(d.draft.configurationVersion()));
        }
    }

    /** Whoever reads intervals as they close has them at once, and not when something happens again. */
    static void quarterHourDue(Decision d) {
        d.fact(new Fact.QuarterHourPassed());
        quarterHour(d);
    }

    /** Clocks of all zones agree in the quarters of their hours. */
    private static void quarterHour(Decision d) {
        d.timerAt(Timer.Kind.QUARTER_HOUR, "", (Math.floorDiv(d.now, QUARTER_HOUR_NANOS) + 1) * QUARTER_HOUR_NANOS);
    }

    static void configurationApplied(Decision d, Input.ConfigurationApplied in) {
        applied(d, new ScheduledConfiguration(in.version(), in.appliedBy(), d.now, in.comment(), in.restores(),
                in.source(), d.sequence, in.site()));
    }

    /** A version that another has taken is given up: whoever made it has not seen the other's change. */
    private static void applied(Decision d, ScheduledConfiguration next) {
        if (next.version() <= d.draft.configurationVersion()) {
            d.fact(new Fact.ConfigurationGivenUp(next.version(), next.appliedBy(),
                    "version " + d.draft.configurationVersion() + " is in force already"));
            return;
        }
        Site site = next.site();
        d.fact(new Fact.ConfigurationChanged(next.version(), next.appliedBy(), next.comment(), next.restores(),
                next.version() == 1 ? List.of() : SiteDifference.lines(d.site().site(), site),
                site.settings().timeZone()));
        d.draft.configurationVersion(next.version());
        d.draft.site(site);
        d.draft.configurations.put(new ConfigurationVersion(next.version(), next.appliedBy(), d.now, next.comment(),
                next.restores(), next.source(), next.inputSequence()));
        if (next.version() > VERSIONS_MAX) {
            d.draft.configurations.remove(next.version() - VERSIONS_MAX);
        }
        Links.removed(d, site);
        devices(d, site);
        vdns(d, site);
        agents(d, site);
        users(d, site);
        LiveSkills.reconfigured(d, site);
        LiveAttributes.reconfigured(d, site);
        Skills.begin(d, site);
        Variables.begin(d, site);
        // The look-ups of the new configuration are in force from the next input on.
        for (SkillSite skill : site.skills()) {
            if (skill.isOfSwitch()) {
                d.timer(Timer.Kind.AGENT_SWEEP, skill.split().switchName(), 0);
            }
        }
        Reconcile.reconfigured(d);
        Trunks.configured(d, next.site());
        d.output(new Output.ConfigurationInForce(next.version()));
    }

    static void configurationScheduled(Decision d, Input.ConfigurationScheduled in) {
        giveUp(d, "another configuration was planned");
        long effective = in.effectiveMillis() * Decision.NANOS_PER_MILLI;
        d.draft.scheduled.put(new ScheduledConfiguration(in.version(), in.appliedBy(), effective, in.comment(),
                in.restores(), in.source(), d.sequence, in.site()));
        d.timerAt(Timer.Kind.CONFIGURATION, "", effective);
        d.fact(new Fact.ConfigurationPlanned(in.version(), in.appliedBy(), in.comment(), in.effectiveMillis()));
    }

    static void configurationWithdrawn(Decision d, Input.ConfigurationWithdrawn in) {
        giveUp(d, "withdrawn by " + in.by());
    }

    private static void giveUp(Decision d, String because) {
        for (ScheduledConfiguration planned : d.draft.scheduled.all()) {
            d.fact(new Fact.ConfigurationGivenUp(planned.version(), planned.appliedBy(), because));
            d.draft.scheduled.remove("");
            d.cancel(Timer.Kind.CONFIGURATION, "");
        }
    }

    static void configurationDue(Decision d) {
        ScheduledConfiguration planned = d.draft.scheduled.get("");
        if (planned != null) {
            d.draft.scheduled.remove("");
            applied(d, planned);
        }
    }

    private static void devices(Decision d, Site site) {
        TreeSet<DeviceKey> configured = new TreeSet<>();
        for (DeviceSite device : site.devices()) {
            DeviceKey key = new DeviceKey(device.switchName(), device.deviceId());
            configured.add(key);
            Device known = d.draft.devices.get(key);
            d.draft.devices
                    .put(known == null ? Device.unmonitored(key, device.kind()) : known.withKind(device.kind()));
        }
        for (VdnSite vdn : site.vdns()) {
            DeviceKey key = new DeviceKey(vdn.switchName(), vdn.deviceId());
            configured.add(key);
            if (!d.draft.devices.contains(key)) {
                d.draft.devices.put(Device.unmonitored(key, DeviceKind.VDN));
            }
        }
        for (Device device : d.draft.devices.all()) {
            if (!configured.contains(device.key())) {
                d.draft.devices.remove(device.key());
                d.draft.switchViews.remove(device.key());
            }
        }
    }

    private static void vdns(Decision d, Site site) {
        TreeSet<DeviceKey> configured = new TreeSet<>();
        for (VdnSite vdn : site.vdns()) {
            DeviceKey key = new DeviceKey(vdn.switchName(), vdn.deviceId());
            configured.add(key);
            if (!d.draft.vdns.contains(key)) {
                d.draft.vdns.put(Vdn.unregistered(key));
            }
        }
        for (Vdn vdn : d.draft.vdns.all()) {
            if (!configured.contains(vdn.key())) {
                d.draft.vdns.remove(vdn.key());
            }
        }
    }

    private static void users(Decision d, Site site) {
        TreeSet<String> configured = new TreeSet<>();
        for (UserSite user : site.desk().users()) {
            user.roles().forEach(role -> configured.add(role + "/" + user.userId()));
        }
        for (Session session : d.draft.sessions.all()) {
            if (session.role().isUser() && !configured.contains(session.role() + "/" + session.userId())) {
                Sessions.end(d, session, RefusalReason.CONFIGURATION_CHANGED);
            }
        }
    }

    private static void agents(Decision d, Site site) {
        TreeSet<String> configured = new TreeSet<>();
        for (AgentSite agent : site.agents()) {
            configured.add(agent.agentId());
            if (!d.draft.agents.contains(agent.agentId())) {
                d.draft.agents.put(Agent.loggedOut(agent.agentId(), d.now));
                d.follow(Step.Kind.PUBLISH_AGENT, agent.agentId());
            } else {
                Agents.touched(d, agent.agentId());
                d.follow(Step.Kind.SERVES, agent.agentId());
            }
        }
        site.skills().forEach(skill -> d.follow(Step.Kind.MATCH, skill.name()));
        for (Contact contact : d.draft.contacts.all()) {
            RoutePlan plan = contact.isWaiting() ? contact.demand().asked().plan() : null;
            if (plan != null && (!plan.directAgent().isEmpty() || !plan.preferred().isEmpty())) {
                d.follow(Step.Kind.MATCH_CONTACT, contact.id());
            }
        }
        for (Agent agent : d.draft.agents.all()) {
            if (!configured.contains(agent.agentId())) {
                Session session = agent.sessionId().isEmpty() ? null : d.draft.sessions.get(agent.sessionId());
                if (session != null) {
                    Sessions.end(d, session, RefusalReason.CONFIGURATION_CHANGED);
                }
                Agents.removed(d, agent.agentId());
                Agents.forgetUnlessNeeded(d, agent.agentId());
            }
        }
    }
}
