package io.strowger.core.input;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Tag;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import java.util.List;
import java.util.Map;

/** What a client may ask for. Each gets exactly one outcome. */
public sealed interface Command {
    /** Logs the session's agent in at a station. */
    @Tag(1)
    record LogOn(String switchName, String station) implements Command {}

    @Tag(2)
    record LogOff(int reasonCode) implements Command {}

    /** Ready; manual = one call, then after-call work until the agent says otherwise. */
    @Tag(3)
    record SetReady(boolean manual) implements Command {}

    /** Not ready; on a call the change is pending and takes effect when the call ends. */
    @Tag(4)
    record SetNotReady(int reasonCode) implements Command {}

    @Tag(5)
    record SetAfterCallWork() implements Command {}

    @Tag(10)
    record AnswerCall(CallKey call) implements Command {}

    @Tag(11)
    record HoldCall(CallKey call) implements Command {}

    @Tag(12)
    record RetrieveCall(CallKey call) implements Command {}

    @Tag(13)
    record ClearConnection(CallKey call) implements Command {}

    @Tag(14)
    record MakeCall(String destination, Bytes userToUser) implements Command {}

    /** An IVR says which ports are its own; a later list replaces the earlier. */
    @Tag(30)
    record RegisterPorts(String switchName, List<String> ports) implements Command {}

    /** Attaches data to the contact on a port of the IVR, key by key; an empty value removes the key. */
    @Tag(31)
    record AttachData(String port, Map<String, String> data) implements Command {}

    /** Asks for an agent for the contact on a port of the IVR. The contact waits with its place from now on. */
    @Tag(32)
    record RequestAgent(String port, String skill, int priority) implements Command {}

    /** Withdraws a contact's request for an agent; used by an IVR whose caller changed his mind. */
    @Tag(33)
    record CancelAgentRequest(ContactId contact) implements Command {}
}
