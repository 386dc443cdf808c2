package io.strowger.csta.tsapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The items of Avaya private data: the numbers of their forms, the oldest first, and the CSTA messages that carry them.
 * The first version of each number stands with its record in {@link Att}. The licence handshake between vendor
 * applications (120, 121, 122) rides on no message that is publicly known.
 */
final class PrivateTable {
    private final List<PrivateItem> items = new ArrayList<>();

    private PrivateTable() {}

    static List<PrivateItem> items() {
        PrivateTable table = new PrivateTable();
        table.callEvents();
        table.otherEvents();
        table.confirmations();
        table.requests();
        table.routing();
        table.escapes();
        return List.copyOf(table.items);
    }

    /** By CSTA number the item that is the message's own: the first of the table, but none where all are to be chosen. */
    static PrivateItem[] own(List<PrivateItem> items) {
        List<Class<? extends CstaMessage>> without = List.of(Csta.EscapeSvc.class, Csta.EscapeSvcConf.class,
                Csta.Private.class, Csta.PrivateStatus.class);
        PrivateItem[] own = new PrivateItem[MessageType.MAX_EVENT_TYPE + 1];
        for (PrivateItem item : items) {
            for (Class<? extends CstaMessage> carrier : item.carriers()) {
                int eventType = MessageType.of(carrier).eventType();
                if (own[eventType] == null && !without.contains(carrier)) {
                    own[eventType] = item;
                }
            }
        }
        return own;
    }

    private static int[] forms(int... numbers) {
        return numbers;
    }

    @SafeVarargs
    private void item(int[] numbers, Class<? extends CstaMessage>... carriers) {
        List<AttType> forms = Arrays.stream(numbers).mapToObj(PrivateTable::type).toList();
        String name = forms.get(forms.size() - 1).type().getSimpleName().replaceFirst("^V[0-9]+", "");
        List<Class<? extends CstaMessage>> on = new ArrayList<>();
        for (Class<? extends CstaMessage> carrier : carriers) {
            on.add(carrier);
        }
        items.add(new PrivateItem(name, on, forms));
    }

    private static AttType type(int number) {
        return AttType.values().stream().filter(type -> type.number() == number).findFirst().orElseThrow();
    }

    private void callEvents() {
        item(forms(37, 60, 80, 117, 128, 159), Csta.Delivered.class);
        item(forms(39, 61, 81, 118, 129, 160), Csta.Established.class);
        item(forms(47, 119, 145, 177), Csta.Originated.class);
        item(forms(95, 147), Csta.ServiceInitiated.class);
        item(forms(146), Csta.Held.class);
        item(forms(130, 201), Csta.Queued.class);
        item(forms(135, 157), Csta.Diverted.class);
        item(forms(137, 141), Csta.Failed.class);
        item(forms(36, 115, 134), Csta.ConnectionCleared.class);
        item(forms(34), Csta.CallCleared.class);
        item(forms(41, 62, 82, 106, 132), Csta.Transferred.class);
        item(forms(35, 59, 78, 107, 133), Csta.Conferenced.class);
        item(forms(40, 101, 136), Csta.NetworkReached.class);
    }

    private void otherEvents() {
        item(forms(48, 193), Csta.LoggedOn.class);
        item(forms(79), Csta.LoggedOff.class);
        item(forms(124, 158), Csta.NotReady.class, Csta.Ready.class, Csta.WorkNotReady.class, Csta.WorkReady.class);
        item(forms(46, 63, 73), Csta.SysStat.class, Csta.SysStatReqConf.class, Csta.SysStatStartConf.class,
                Csta.ChangeSysStatFilterConf.class);
        item(forms(38), Csta.PrivateStatus.class);
        item(forms(96), Csta.PrivateStatus.class);
        item(forms(155), Csta.PrivateStatus.class);
        item(forms(156), Csta.PrivateStatus.class);
        item(forms(202), Csta.PrivateStatus.class);
        item(forms(15, 194), Csta.Private.class);
    }

    private void confirmations() {
        item(forms(64, 97, 127, 152, 176, 210), Csta.GetApiCapsConf.class);
        item(forms(17, 88, 104), Csta.QueryAgentStateConf.class);
        item(forms(20, 98), Csta.QueryDeviceInfoConf.class);
        item(forms(21), Csta.QueryMwiConf.class, Csta.MessageWaiting.class);
        item(forms(103), Csta.SetAgentStateConf.class);
        item(forms(30, 93), Csta.MonitorConf.class);
        item(forms(33, 94), Csta.MonitorConf.class);
        item(forms(28, 72), Csta.SnapshotDeviceConf.class);
        item(forms(138), Csta.SnapshotCallConf.class);
        item(forms(84), Csta.ConsultationCallConf.class);
        item(forms(85), Csta.MakeCallConf.class);
        item(forms(86), Csta.MakePredictiveCallConf.class);
        item(forms(90), Csta.ConferenceCallConf.class);
        item(forms(91), Csta.TransferCallConf.class);
    }

    private void requests() {
        item(forms(1, 108), Csta.ClearConnection.class);
        item(forms(2, 109, 149, 180), Csta.ConsultationCall.class);
        item(forms(3, 110, 178), Csta.MakeCall.class);
        item(forms(4, 111), Csta.MakeCall.class, Csta.ConsultationCall.class);
        item(forms(6, 113), Csta.MakeCall.class, Csta.ConsultationCall.class);
        item(forms(5, 112), Csta.MakePredictiveCall.class);
        item(forms(7, 114), Csta.ReconnectCall.class);
        item(forms(179), Csta.AnswerCall.class);
        item(forms(10, 87, 102), Csta.SetAgentState.class);
        item(forms(16), Csta.QueryAgentState.class);
        item(forms(29, 92, 211), Csta.MonitorDevice.class);
        item(forms(29, 92), Csta.MonitorCall.class, Csta.ChangeMonitorFilter.class);
        item(forms(29, 92, 144), Csta.MonitorCallsViaDevice.class);
        item(forms(45), Csta.SysStatStart.class);
    }

    private void routing() {
        item(forms(42, 83, 105, 131, 184, 198), Csta.RouteRequestExt.class);
        item(forms(43, 116, 126, 164), Csta.RouteSelectRequest.class, Csta.RouteSelectInvRequest.class);
        item(forms(44), Csta.RouteUsedExt.class);
    }

    /** Requests and their answers; what is asked for by 203, 204, 205, 208 and 209 is confirmed without private data. */
    private void escapes() {
        service(forms(8, 71), forms(9));
        service(forms(11), forms(12, 199));
        service(forms(13), forms(14));
        service(forms(18), forms(19, 200));
        service(forms(22, 150), forms(23, 151));
        service(forms(24), forms(25));
        service(forms(26), forms(27));
        service(forms(31), forms(32));
        service(forms(49), forms(50, 89, 125));
        for (int measurements : forms(51, 53, 55, 57)) {
            service(forms(measurements), forms(measurements + 1));
        }
        service(forms(65), forms(66));
        service(forms(67), forms(68));
        service(forms(69), forms(70));
        service(forms(74), forms(75));
        service(forms(76), forms(77));
        service(forms(99), forms(100));
        service(forms(139), forms(140));
        service(forms(142, 181), forms(143, 148));
        service(forms(153), forms(154));
        for (int plain : forms(203, 204, 205, 208, 209)) {
            service(forms(plain));
        }
        service(forms(206), forms(207));
    }

    private void service(int[] request, int[]... answer) {
        item(request, Csta.EscapeSvc.class);
        for (int[] forms : answer) {
            item(forms, Csta.EscapeSvcConf.class);
        }
    }
}
