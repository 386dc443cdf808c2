package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MeasuredAgentId;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.MonitoredEvent;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SwitchSite;
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.PbxLink;
import io.strowger.pbx.tsapi.TsapiDriver;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.CallHandle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver against the simulated switch, without a server between: what monitors tell, and how they are changed. */
@Timeout(60)
class MonitorsOverTheWireTest {
    private static final String CM = "CM";
    private static final String MONITORED = "5001";
    private static final String OTHER = "5002";
    private static final SwitchConfiguration CONFIGURATION = SwitchConfiguration.contactCentre(2, AnswerMode.MANUAL);
    private static final long WAIT_SECONDS = 30;

    private final LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private PbxLink link;
    private long requestId;

    private final class Taking implements InputSink {
        @Override
        public Offer offer(Input input) {
            inputs.add(input);
            return Offer.TAKEN;
        }

        @Override
        public void onRoom(Runnable listener) {
            listener.run();
        }
    }

    private <T> T next(Class<T> type, Predicate<T> wanted) throws InterruptedException {
        while (true) {
            Input input = inputs.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertNotNull(input, "waited in vain for " + type.getSimpleName());
            if (type.isInstance(input) && wanted.test(type.cast(input))) {
                return type.cast(input);
            }
        }
    }

    private Input.PbxEventReceived event(MonitorKind kind) throws InterruptedException {
        return next(Input.PbxEventReceived.class, event -> event.kind() == kind);
    }

    private PbxReply ask(PbxCommand command) throws InterruptedException {
        long id = ++requestId;
        link.submit(new Output.PbxRequest(CM, "aes1", id, RequestClass.CALL_CONTROL, command));
        return next(Input.PbxReplied.class, reply -> reply.requestId() == id).reply();
    }

    @Test
    void monitorsOfCallsAndTheirFilters() throws IOException, InterruptedException {
        try (SwitchSimulator simulator = new SwitchSimulator(CONFIGURATION); TsapiDriver driver = new TsapiDriver()) {
            simulator.start();
            LinkSite site = new LinkSite("aes1", "tsapi", "127.0.0.1", simulator.nameServerPort(),
                    CONFIGURATION.link().tlinkName(), "cti", 1_000);
            SwitchSite pbx = new SwitchSite(CM, List.of(site), NumberPlan.NONE);
            LinkDevices devices = LinkDevices.of(new Site(List.of(pbx),
                    List.of(new DeviceSite(CM, MONITORED, DeviceKind.STATION)), List.of(), List.of(), List.of(),
                    SiteSettings.DEFAULT), CM);
            link = driver.create(new LinkContext(pbx, site,
                    new Credential(CONFIGURATION.link().login(),
                            CONFIGURATION.link().password()),
                    devices, new LinkContext.Environment(new Taking(), LinkContext.NanoClock.SYSTEM, 1, Map.of())));
            link.start();
            next(Input.LinkChanged.class, changed -> changed.state() == LinkState.UP);
            play(simulator);
        }
    }

    private void play(SwitchSimulator simulator) throws InterruptedException {
        CallHandle call = simulator.newCall("915551212", OTHER);
        ConnectionId ringing = new ConnectionId(call.callId(), OTHER, false);
        var monitored = assertInstanceOf(PbxReply.CallMonitored.class, ask(new PbxCommand.MonitorCall(ringing)));
        assertEquals(2, monitored.connections().size(), "the caller and the station that rings");
        simulator.answer(OTHER);
        Input.PbxEventReceived answered = event(MonitorKind.CALL);
        assertEquals(String.valueOf(call.callId()), answered.monitoredDevice());
        assertInstanceOf(PbxEvent.Established.class, answered.event());
        assertEquals(new PbxReply.MonitorFilterChanged(List.of(MonitoredEvent.HELD)), ask(
                new PbxCommand.ChangeMonitorFilter(answered.monitoredDevice(), MonitorKind.CALL,
                        List.of(MonitoredEvent.HELD))));
        assertEquals(new PbxReply.Confirmed(), ask(new PbxCommand.HoldCall(ringing)));
        assertEquals(new PbxReply.Confirmed(), ask(new PbxCommand.RetrieveCall(ringing)));
        assertInstanceOf(PbxEvent.Retrieved.class, event(MonitorKind.CALL).event(), "that it was held is left out");
        simulator.hangUp(call);
        assertNull(next(Input.MonitorStopped.class, stopped -> stopped.kind() == MonitorKind.CALL).failure(),
                "the monitor ends with its call");

        simulator.newCall("915551213", MONITORED);
        assertEquals(LocalConnectionState.ALERTING, event(MonitorKind.DEVICE).localConnectionInfo());
        simulator.answer(MONITORED);
        assertEquals(LocalConnectionState.CONNECT, event(MonitorKind.DEVICE).localConnectionInfo());

        assertInstanceOf(PbxReply.Refused.class, ask(new PbxCommand.QueryAgentMeasurements("1001",
                MeasuredAgentId.LOGICAL_ID, null, List.of(true), 0)), "this switch keeps no measurements");
    }
}
