package io.strowger.pbx.tsapi;

import io.strowger.core.output.PbxCommand;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The monitors of single calls, which the engine asks for and which nobody asks for again when they are gone: they end with
 * their call or with the stream. A call has one; it keeps the id that the call had, also when the call becomes part of
 * another. One thread.
 */
final class CallMonitors {
    /** Most that stand at the same time; a further one is not asked for. */
    static final int MAX = 10_000;

    private final LinkReports reports;
    private final Watching.Sender sender;
    private final Map<Integer, Integer> calls = new HashMap<>();
    private final Map<Integer, Integer> crossReferences = new HashMap<>();

    CallMonitors(LinkReports reports, Watching.Sender sender) {
        this.reports = reports;
        this.sender = sender;
    }

    /** The stream is gone, and they with it; the engine knows by the link's state. */
    void reset() {
        calls.clear();
        crossReferences.clear();
    }

    boolean isFull() {
        return calls.size() >= MAX;
    }

    /** The call that a monitor is of, or null. */
    Integer call(int crossReference) {
        return calls.get(crossReference);
    }

    /** The cross reference of the monitor of a call, by the call's id in digits. */
    OptionalInt crossReference(String callId) {
        Integer found;
        try {
            found = crossReferences.get(Integer.valueOf(callId));
        } catch (NumberFormatException noCall) {
            found = null;
        }
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** A command of the engine was confirmed, perhaps late. */
    void confirmed(long nanos, PbxCommand command, TsapiMessage message) {
        switch (command) {
            case PbxCommand.MonitorCall c when message instanceof Csta.MonitorConf conf ->
                started(nanos, c.call().callId(), conf.monitorCrossRefID());
            case PbxCommand.MonitorStop c when message instanceof Csta.MonitorStopConf -> {
                Integer reference = crossReferences.get(c.call().callId());
                if (reference != null) {
                    ended(reference);
                }
            }
            default -> {
            }
        }
    }

    /** A second monitor of the same call would tell everything twice: the first one is ended. */
    private void started(long nanos, int callId, int crossReference) {
        Integer before = crossReferences.put(callId, crossReference);
        if (before != null && before != crossReference) {
            calls.remove(before);
            sender.own(nanos, new Purpose.Unwatch(), new Csta.MonitorStop(before), PrivateData.ABSENT);
        }
        calls.put(crossReference, callId);
        if (before == null) {
            reports.callMonitorStarted(callId);
        }
    }

    /** The switch ended a monitor; whether it was one of these. */
    boolean ended(int crossReference) {
        Integer callId = calls.remove(crossReference);
        if (callId == null) {
            return false;
        }
        crossReferences.remove(callId);
        reports.callMonitorEnded(callId);
        return true;
    }
}
