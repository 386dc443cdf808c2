package io.strowger.pbx.tsapi.translate;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.PbxReply;
import io.strowger.csta.Octets;
import io.strowger.csta.TextCharset;
import io.strowger.csta.ber.BerReader;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;

/**
 * What answers to measurement queries say, by the names of the vendor's interface. An answer has a flag for all, one for each measurement in this order, and a value for
 * each in the same order. A value whose tag is not that of a number or a text is left out: the tags are not certain. Pure functions; any thread.
 */
final class Measurements {
    static final List<String> AGENT = names("acdCalls extension name state avgACDTalkTime avgExtensionTime callRate "
            + "elapsedTime extensionCalls extensionIncomingCalls extensionOutgoingCalls shiftACDCalls "
            + "shiftAvgACDTalkTime splitAcceptableSvcLevel splitACDCalls splitAfterCallSessions splitAgentsAvailable "
            + "splitAgentsInAfterCall splitAgentsInAux splitAgentsInOther splitAgentsOnACDCalls splitAgentsOnExtCalls "
            + "splitAgentsStaffed splitAvgACDTalkTime splitAvgAfterCallTime splitAvgSpeedOfAnswer "
            + "splitAvgTimeToAbandon splitCallRate splitCallsAbandoned splitCallsFlowedIn splitCallsFlowedOut "
            + "splitCallsWaiting splitName splitNumber splitExtension splitObjective splitOldestCallWaiting "
            + "splitPercentInSvcLevel splitTotalACDTalkTime splitTotalAfterCallTime splitTotalAuxTime "
            + "timeAgentEnteredState totalACDTalkTime totalAfterCallTime totalAuxTime totalAvailableTime "
            + "totalHoldTime totalStaffedTime totalACDCallTime avgACDCallTime");
    static final List<String> SPLIT_SKILL = names("acceptableSvcLevel acdCalls afterCallSessions agentsAvailable "
            + "agentsInAfterCall agentsInAux agentsInOther onACDCalls agentsOnExtensionCalls agentsStaffed "
            + "avgACDTalkTime afterCallTime avgSpeedOfAnswer avgTimeToAbandon callRate callsAbandoned callsFlowedIn "
            + "callsFlowedOut callsWaiting oldestCallWaiting percentInSvcLevel name extension number objective "
            + "totalAfterCallTime totalAuxTime totalACDTalkTime");
    static final List<String> TRUNK_GROUP = names("avgIncomingCallTime avgOutgoingCallTime incomingAbandonedCalls "
            + "incomingCalls incomingUsage numberOfTrunks outgoingCalls outgoingCompletedCalls outgoingUsage "
            + "percentAllTrunksBusy percentTrunksMaintBusy trunkGroupName trunkGroupNumber trunksInUse "
            + "trunksMaintBusy");
    static final List<String> VDN = names("acceptableSvcLevel acdCalls avgACDTalkTime avgSpeedOfAnswer "
            + "avgTimeToAbandon callsAbandoned callsFlowedOut callsForcedBusyDisc callsOffered callsWaiting "
            + "callsNonACD oldestCallWaiting percentInSvcLevel totalACDTalkTime extension name");

    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int ENUMERATED = 0x0a;
    private static final int IA5_STRING = 0x16;

    private Measurements() {}

    private static List<String> names(String all) {
        return List.of(all.split(" "));
    }

    /** Those that are flagged, or all where the flag for all is set. */
    static PbxReply reported(List<String> names, int pdu, List<Octets> flags, List<Octets> values) {
        TreeMap<String, String> named = new TreeMap<>();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        boolean all = !flags.isEmpty() && isSet(flags.get(0));
        for (int i = 0; i < values.size(); i++) {
            data.writeBytes(values.get(i).toByteArray());
            boolean returned = all || i + 1 < flags.size() && isSet(flags.get(i + 1));
            String value = returned && i < names.size() ? text(values.get(i)) : null;
            if (value != null) {
                named.put(names.get(i), value);
            }
        }
        return new PbxReply.MeasurementsReported(pdu, Bytes.of(data.toByteArray()), named);
    }

    private static boolean isSet(Octets flag) {
        for (byte octet : content(flag).toByteArray()) {
            if (octet != 0) {
                return true;
            }
        }
        return false;
    }

    /** Null for what is neither a number nor a text. */
    private static String text(Octets element) {
        byte[] content = content(element).toByteArray();
        return switch (element.at(0)) {
            case BOOLEAN -> String.valueOf(content.length == 0 ? 0 : content[0] & 0xff);
            case INTEGER, ENUMERATED -> content.length == 0 ? null : new BigInteger(content).toString();
            case OCTET_STRING, IA5_STRING -> TextCharset.LATIN_1.toPeople(Octets.of(content));
            default -> null;
        };
    }

    /** What follows the identifier and the length of a whole element, whatever its tag; nothing where that cannot be read. */
    private static Octets content(Octets element) {
        byte[] all = element.toByteArray();
        BerReader reader = new BerReader().reset(all, 0, all.length);
        return reader.octets(reader.peekTag(), all.length);
    }
}
