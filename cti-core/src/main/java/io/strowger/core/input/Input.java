package io.strowger.core.input;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Tag;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.SelectAlgorithm;
import io.strowger.core.model.SwitchLink;
import io.strowger.core.model.SystemStatus;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.site.Site;
import java.util.List;
import java.util.Map;

/**
 * One thing that arrived. Together with its sequence number, epoch and engine time an input is all that the engine ever sees; there is nothing else that
 * may change its state. Passwords, tokens, heartbeats and queries are never inputs.
 */
public sealed interface Input {

    /**
     * A process began to reign over the journal. Wall times splice the engine time, which never goes back.
     *
     * @param wallBeforeMillis engine time of the last input before, 0 in an empty journal
     * @param wallAfterMillis wall clock at the start
     */
    @Tag(1)
    record EpochStarted(long epoch, long wallBeforeMillis, long wallAfterMillis) implements Input {}

    /** A deadline is due; carries nothing, because the time is a field of every input. */
    @Tag(2)
    record TimeAdvanced() implements Input {}

    /**
     * A checked configuration takes effect. Versions rise by one.
     *
     * @param comment of whoever applied it
     * @param restores the earlier version that it brings back, 0 = it is new
     * @param source name of the file beside the journal that holds what it was written as; empty = none was kept
     */
    @Tag(3)
    record ConfigurationApplied(long version, String appliedBy, Site site, String comment, long restores,
            String source)
            implements
                Input {
        /** Without comment. */
        public ConfigurationApplied(long version, String appliedBy, Site site) {
            this(version, appliedBy, site, "", 0, "");
        }
    }

    /**
     * A checked configuration is to take effect at a moment of engine time, in place of any other that waits for its own.
     *
     * @param version as of the one that follows what is in force; when another has come in between, this one is given up
     */
    @Tag(110)
    record ConfigurationScheduled(long version, String appliedBy, Site site, String comment, long restores,
            String source, long effectiveMillis) implements Input {}

    /** The configuration that was to take effect later does not. */
    @Tag(111)
    record ConfigurationWithdrawn(String by) implements Input {}

    /**
     * A technician sets a variable.
     *
     * @param forMillis for so long; 0 = as long as the configuration says
     * @param reset the configured value holds again; value and time are of no meaning then
     */
    @Tag(112)
    record VariableChanged(String by, String name, String value, long forMillis, boolean reset) implements Input {}

    /** What outside data says of a contact, or why it says nothing; an answer that nobody waits for is of no effect. */
    @Tag(113)
    record LookUpAnswered(ContactId contact, String lookUp, String key, LookUpOutcome outcome,
            Map<String, String> fields) implements Input {}

    /** A link changed its state, as its driver sees it. Detail is for people. */
    @Tag(10)
    record LinkChanged(String switchName, String link, LinkState state, LinkDownCause cause, String detail)
            implements
                Input {}

    @Tag(11)
    record MonitorStarted(String switchName, String link, String deviceId, MonitorKind kind) implements Input {}

    /** A monitor was refused, or ended (failure null) without the link being lost. */
    @Tag(12)
    record MonitorStopped(String switchName, String link, String deviceId, MonitorKind kind, UniversalFailure failure)
            implements
                Input {}

    @Tag(13)
    record RouteRegistered(String switchName, String link, String vdn) implements Input {}

    /** A route registration was refused, or aborted by the switch (failure null). */
    @Tag(14)
    record RouteRegistrationStopped(String switchName, String link, String vdn, UniversalFailure failure)
            implements
                Input {}

    /**
     * State of the switch's CTI side as the server tells it.
     *
     * @param status null when this message tells the links only
     * @param links between server and switch; empty when this message does not tell them
     */
    @Tag(15)
    record SystemStatusChanged(String switchName, String link, SystemStatus status, List<SwitchLink> links)
            implements
                Input {}

    /**
     * The server behind a link asks for less, so that requests wait there, or has come back to the full rate. Told anew after each loss of the link.
     *
     * @param detail for people
     */
    @Tag(90)
    record LinkCongestionChanged(String switchName, String link, boolean congested, String detail) implements Input {}

    /**
     * An event of a monitor.
     *
     * @param monitoredDevice the device; of the monitor of a call the call's id, as the switch counts it
     * @param localConnectionInfo how the monitored device is in the call after the event; null when the switch does not tell
     */
    @Tag(20)
    record PbxEventReceived(String switchName, String link, String monitoredDevice, MonitorKind kind, PbxEvent event,
            LocalConnectionState localConnectionInfo) implements Input {
        /** Without what the switch says of the monitored device. */
        public PbxEventReceived(String switchName, String link, String monitoredDevice, MonitorKind kind,
                PbxEvent event) {
            this(switchName, link, monitoredDevice, kind, event, null);
        }
    }

    /** A RouteRequest: a call waits in a vector for an answer. */
    @Tag(21)
    record RouteRequested(String switchName, String link, RouteDialogue dialogue, PbxEvent.Party currentRoute,
            PbxEvent.Party callingDevice, ConnectionId routedCall, PbxEvent.CallData data, RouteSetup setup)
            implements
                Input {
        public RouteRequested(String switchName, String link, RouteDialogue dialogue, PbxEvent.Party currentRoute,
                PbxEvent.Party callingDevice, ConnectionId routedCall, PbxEvent.CallData data) {
            this(switchName, link, dialogue, currentRoute, callingDevice, routedCall, data, null);
        }
    }

    /**
     * The switch has used the route; sent before RouteEnd where it was asked for.
     *
     * @param destRoute the trunk access code it went out by; empty when it stayed inside or the switch does not say
     * @param outside whether the route leaves the switch's domain
     */
    @Tag(22)
    record RouteUsed(String switchName, String link, RouteDialogue dialogue, String routeUsed,
            PbxEvent.Party callingDevice, String destRoute, boolean outside) implements Input {
        public RouteUsed(String switchName, String link, RouteDialogue dialogue, String routeUsed) {
            this(switchName, link, dialogue, routeUsed, PbxEvent.Party.UNKNOWN, "", false);
        }
    }

    /** The dialogue is over; failure code 0 when nothing went wrong. */
    @Tag(23)
    record RouteEnded(String switchName, String link, RouteDialogue dialogue, UniversalFailure failure)
            implements
                Input {}

    /** What became of a request that the engine sent to a switch. */
    @Tag(24)
    record PbxReplied(String switchName, String link, long requestId, PbxReply reply) implements Input {}

    /** The switch could not use the selected route and asks for another one in the same dialogue. */
    @Tag(25)
    record ReRouteRequested(String switchName, String link, RouteDialogue dialogue) implements Input {}

    /**
     * A user was authenticated and a session opened for him; the edge made the id and kept the token, of which only the hash comes here.
     *
     * @param sessionId 32 hexadecimal digits, random
     * @param configurationVersion the version that the authentication was made under
     * @param connection number of the transport connection, unique within the epoch
     * @param takeover whether it may end a session of the user that stands on a connection
     * @param former session of the user that the edge knows to be without a connection, whether that was told here already or not; empty = none
     */
    @Tag(40)
    record SessionOpened(String sessionId, String userId, SessionRole role, Bytes tokenHash, long configurationVersion,
            long connection, boolean takeover, String former) implements Input {
        /** A journal of an earlier build names no former session. */
        public SessionOpened {
            former = former == null ? "" : former;
        }

        /** One that ends whatever session the user has. */
        public SessionOpened(String sessionId, String userId, SessionRole role, Bytes tokenHash,
                long configurationVersion, long connection) {
            this(sessionId, userId, role, tokenHash, configurationVersion, connection, true, "");
        }
    }

    /** A client came back to its session with the token; everything after lastSequence is pushed again. */
    @Tag(41)
    record SessionResumed(String sessionId, long connection, long lastSequence) implements Input {}

    /** The transport connection of a session is gone; the session lives on for its grace. */
    @Tag(42)
    record SessionDetached(String sessionId, long connection, String cause) implements Input {}

    /**
     * A request of a client. Request ids rise within a session; a repeated id gets its first outcome again.
     */
    @Tag(43)
    record SessionRequested(String sessionId, long requestId, Command command) implements Input {}

    /** The client has everything up to this push sequence. */
    @Tag(44)
    record PushAcknowledged(String sessionId, long sequence) implements Input {}

    /** The client ended the session itself, or an operator did. */
    @Tag(45)
    record SessionClosed(String sessionId, String cause) implements Input {}

    /** What became of a look-up. Constants are only appended. */
    enum LookUpOutcome {
        /** The fields are what the data says. */
        FOUND,
        /** The data does not know the key. */
        NOT_FOUND,
        /** The data could not be had. */
        FAILED,
        /** Too many look-ups were under way. */
        BUSY,
        /** The source has failed too often and is left alone for a while. */
        CIRCUIT_OPEN
    }

    /** A route dialogue of one registration. */
    record RouteDialogue(int registrationId, int crossRefId) {}

    /** What a RouteRequest says of the call's set-up. */
    record RouteSetup(SelectAlgorithm algorithm, boolean priority, Bytes setupInformation) {}
}
