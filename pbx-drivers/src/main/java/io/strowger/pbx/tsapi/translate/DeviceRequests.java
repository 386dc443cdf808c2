package io.strowger.pbx.tsapi.translate;

import io.strowger.core.model.ForwardingRule;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.output.PbxCommand;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.ForwardingInfo;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.pbx.tsapi.translate.RequestTranslator.Request;

/** Features and properties of devices, and services of the switch as a whole. */
final class DeviceRequests {
    private final RequestForms forms;

    DeviceRequests(RequestForms forms) {
        this.forms = forms;
    }

    Request request(PbxCommand.DeviceService command) {
        return switch (command) {
            case PbxCommand.SetDoNotDisturb c -> Request.plain(new Csta.SetDnd(forms.device(c.deviceId()), c.on()));
            case PbxCommand.QueryDoNotDisturb c -> Request.plain(new Csta.QueryDnd(forms.device(c.deviceId())));
            case PbxCommand.SetForwarding c ->
                Request.plain(new Csta.SetFwd(forms.device(c.deviceId()), rule(c.rule())));
            case PbxCommand.QueryForwarding c -> Request.plain(new Csta.QueryFwd(forms.device(c.deviceId())));
            case PbxCommand.SetMessageWaiting c -> Request.plain(new Csta.SetMwi(forms.device(c.deviceId()), c.on()));
            case PbxCommand.QueryMessageWaiting c -> Request.plain(new Csta.QueryMwi(forms.device(c.deviceId())));
            case PbxCommand.QueryLastNumber c -> Request.plain(new Csta.QueryLastNumber(forms.device(c.deviceId())));
            case PbxCommand.QueryDeviceInfo c -> Request.plain(new Csta.QueryDeviceInfo(forms.device(c.deviceId())));
            case PbxCommand.QueryStationStatus c ->
                forms.escape(new Att.V10QueryStationStatus(forms.device(c.deviceId())));
            case PbxCommand.QueryDeviceName c -> forms.escape(new Att.QueryDeviceName(forms.device(c.deviceId())));
            case PbxCommand.QueryEndpointRegistrationInfo c ->
                forms.escape(new Att.QueryEndpointRegistrationInfo(forms.device(c.deviceId())));
        };
    }

    Request request(PbxCommand.SwitchService command) {
        return switch (command) {
            case PbxCommand.SnapshotDevice c -> Request.plain(new Csta.SnapshotDevice(forms.device(c.deviceId())));
            case PbxCommand.SnapshotCall c -> Request.plain(new Csta.SnapshotCall(forms.connection(c.call())));
            case PbxCommand.QueryTrunkGroup c -> forms.escape(new Att.QueryTg(forms.device(c.trunkAccessCode())));
            case PbxCommand.QueryTimeOfDay c -> forms.escape(new Att.QueryTod());
            case PbxCommand.QueryCallClassifier c -> forms.escape(new Att.QueryCallClassifier());
            case PbxCommand.SetAdviceOfCharge c -> forms.escape(new Att.SetAdviceOfCharge(c.on()));
            case PbxCommand.MonitorStopOnCall c -> monitorStopOnCall(c);
            case PbxCommand.RequestSystemStatus c -> Request.plain(new Csta.ReqSysStat());
            case PbxCommand.MonitorCall c ->
                Request.plain(new Csta.MonitorCall(forms.connection(c.call()), MonitorFilter.NONE));
            case PbxCommand.MonitorStop c -> Request.plain(new Csta.MonitorStop(
                    monitor(String.valueOf(forms.connection(c.call()).callID()), MonitorKind.CALL)));
            case PbxCommand.ChangeMonitorFilter c -> changeMonitorFilter(c);
            case PbxCommand.QueryTrunkGroupMeasurements c -> forms.escape(new Att.QueryTrunkGroupMeasurements(
                    forms.device(c.trunkGroup()), RequestForms.items(c.requestItems()), c.interval()));
            case PbxCommand.QueryVdnMeasurements c -> forms.escape(new Att.QueryVdnMeasurements(forms.device(c.vdn()),
                    RequestForms.items(c.requestItems()), c.interval()));
        };
    }

    /** A rule that is switched off needs no destination. */
    private ForwardingInfo rule(ForwardingRule rule) {
        if (rule == null) {
            throw RequestForms.outOfRange("no forwarding rule");
        }
        String destination = rule.destination().isEmpty() && !rule.on() ? "" : forms.number(rule.destination());
        return new ForwardingInfo(RequestForms.number(WordTables.FORWARDING_TYPES, rule.type()), rule.on(),
                destination);
    }

    private Request monitorStopOnCall(PbxCommand.MonitorStopOnCall c) {
        return forms.escape(
                new Att.MonitorStopOnCall(monitor(c.monitoredDevice(), c.kind()), forms.connection(c.call())));
    }

    /** Where nothing private is to be left out, the private data goes along only if the stream has it. */
    private Request changeMonitorFilter(PbxCommand.ChangeMonitorFilter c) {
        Csta.ChangeMonitorFilter message = new Csta.ChangeMonitorFilter(monitor(c.monitoredDevice(), c.kind()),
                MonitorFilters.filter(c.suppressed()));
        Att.MonitorFilter item = new Att.MonitorFilter(MonitorFilters.privateBits(c.suppressed()));
        return item.privateFilter() == 0 ? forms.withWhatFits(message, item) : forms.with(message, item);
    }

    /** The cross reference of a monitor that stands. */
    private int monitor(String monitored, MonitorKind kind) {
        return forms.stream().monitors().crossReference(monitored, kind)
                .orElseThrow(() -> new RequestForms.CannotCarry(NotPossibleReason.NOT_MONITORED,
                        "monitor " + kind + " of " + monitored));
    }
}
