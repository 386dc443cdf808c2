package io.strowger.core.engine;

import io.strowger.core.input.Input;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.output.Output;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.Session;
import io.strowger.core.state.Timer;
import io.strowger.core.state.Vdn;
import java.util.TreeSet;

/** The beginning of a reign, and changes of the configuration. */
final class Lifecycle {
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
        Trunks.begin(d);
        Callbacks.begin(d);
        if (d.draft.configurationVersion() > 0) {
            d.output(new Output.ConfigurationInForce(d.draft.configurationVersion()));
        }
    }

    static void configurationApplied(Decision d, Input.ConfigurationApplied in) {
        d.draft.configurationVersion(in.version());
        d.draft.site(in.site());
        Links.removed(d, in.site());
        devices(d, in.site());
        vdns(d, in.site());
        agents(d, in.site());
        Skills.begin(d, in.site());
        // The look-ups of the new configuration are in force from the next input on.
        for (SkillSite skill : in.site().skills()) {
            if (skill.isOfSwitch()) {
                d.timer(Timer.Kind.AGENT_SWEEP, skill.split().switchName(), 0);
            }
        }
        Reconcile.reconfigured(d);
        Trunks.configured(d, in.site());
        d.output(new Output.ConfigurationInForce(in.version()));
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

    private static void agents(Decision d, Site site) {
        TreeSet<String> configured = new TreeSet<>();
        for (AgentSite agent : site.agents()) {
            configured.add(agent.agentId());
            if (!d.draft.agents.contains(agent.agentId())) {
                d.draft.agents.put(Agent.loggedOut(agent.agentId(), d.now));
            } else {
                Agents.touched(d, agent.agentId());
            }
        }
        site.skills().forEach(skill -> d.follow(Step.Kind.MATCH, skill.name()));
        for (Contact contact : d.draft.contacts.all()) {
            RoutePlan plan = contact.isWaiting() ? contact.demand().asked().plan() : null;
            if (plan != null && (!plan.directAgent().isEmpty() || !plan.preferred().isEmpty())) {
                d.follow(Step.Kind.MATCH_CONTACT, contact.id().toString());
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
