package io.strowger.core.state;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import java.util.NavigableMap;

/**
 * The state after one input, immutable, for any thread. Queries are answered from it and nothing else.
 *
 * @param reign says which input
 */
public record EngineView(Reign reign, SiteInForce site, NavigableMap<String, Link> links,
        NavigableMap<DeviceKey, Device> devices, NavigableMap<DeviceKey, Vdn> vdns, NavigableMap<CallKey, Call> calls,
        NavigableMap<ContactId, Contact> contacts, NavigableMap<String, Agent> agents,
        NavigableMap<String, Session> sessions, NavigableMap<String, Skill> skills, TruthView truth) {}
