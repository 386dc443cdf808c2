package io.strowger.simulator.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttDeviceType;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.ParticipationType;
import io.strowger.csta.tsapi.Unicode;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.MergedCall;
import io.strowger.simulator.model.SingleStepConference;
import io.strowger.simulator.model.StationView;
import io.strowger.simulator.model.Switch;

/** Requests that only the private data describes. */
final class EscapeServices {
    /** The time of day counts years from here. */
    private static final int YEAR_BASE = 1900;
    private static final int V5 = 5;
    private static final int V7 = 7;

    private final Switch theSwitch;
    private final int version;

    EscapeServices(Switch theSwitch, int version) {
        this.theSwitch = theSwitch;
        this.version = version;
    }

    /** The reply to an escape request; {@link Att.QueryAgentLogin} is the session's, because events follow it. */
    Reply handle(AttMessage request) {
        return switch (request) {
            case Att.QueryTod r -> confirm(timeOfDay());
            case Att.QueryUcid r -> Reply.of(theSwitch.queryUcid(Translation.connection(r.call())),
                    ucid -> confirm(new Att.QueryUcidConf(ucid)));
            case Att.QueryAcdSplit r -> Reply.of(theSwitch.querySkill(r.device()), skill -> confirm(
                    new Att.QueryAcdSplitConf(skill.availableAgents(), skill.callsInQueue(), skill.agentsLoggedIn())));
            case Att.QueryTg r -> Reply.of(theSwitch.queryTrunkGroup(r.device()),
                    group -> confirm(new Att.QueryTgConf(group.idleTrunks(), group.usedTrunks())));
            case Att.QueryStationStatus r -> stationStatus(r.device());
            case Att.QueryDeviceName r -> deviceName(r.device());
            case Att.SingleStepConferenceCall r -> singleStepConference(r);
            case null -> Reply.refuse(Failure.MISTYPED_ARGUMENT_REJECTION);
            default -> Reply.refuse(Failure.INVALID_FEATURE);
        };
    }

    private static Reply confirm(AttMessage privateData) {
        return new Reply(new Csta.EscapeSvcConf(), privateData);
    }

    private Att.QueryTodConf timeOfDay() {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(theSwitch.now()), ZoneOffset.UTC);
        return new Att.QueryTodConf(time.getYear() - YEAR_BASE, time.getMonthValue(), time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(), time.getSecond());
    }

    private Reply stationStatus(String extension) {
        for (StationView station : theSwitch.stations()) {
            if (station.extension().equals(extension)) {
                return confirm(new Att.QueryStationStatusConf(!station.connections().isEmpty()));
            }
        }
        return Reply.refuse(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
    }

    private Reply deviceName(String number) {
        Device device = theSwitch.queryDevice(number);
        AttDeviceType type = theSwitch.isAgent(number) ? AttDeviceType.ATT_DT_LOGICAL_AGENT : switch (device.kind()) {
            case STATION -> AttDeviceType.ATT_DT_STATION;
            case VDN -> AttDeviceType.ATT_DT_VDN;
            case SKILL -> AttDeviceType.ATT_DT_ACD_SPLIT;
            case TRUNK, EXTERNAL, UNKNOWN -> null;
        };
        if (type == null) {
            return Reply.refuse(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        String name = theSwitch.nameOf(number);
        if (version < V5) {
            return confirm(new Att.V4QueryDeviceNameConf(type, number, name));
        }
        return confirm(version < V7
                ? new Att.V6QueryDeviceNameConf(type, number, name, Unicode.of(name))
                : new Att.QueryDeviceNameConf(type, number, name, Unicode.of(name)));
    }

    private Reply singleStepConference(Att.SingleStepConferenceCall request) {
        ConnectionId active = Translation.connection(request.activeCall());
        boolean silent = request.participationType().equals(ParticipationType.PT_SILENT);
        Answer<MergedCall> answer = theSwitch.singleStepConference(
                new SingleStepConference(active, request.deviceToBeJoin(), silent, request.alertDestination()));
        return Reply.of(answer,
                merged -> confirm(new Att.SingleStepConferenceCallConf(Translation.connection(merged.newCall()),
                        Translation.parties(merged.parties()), merged.ucid())));
    }
}
