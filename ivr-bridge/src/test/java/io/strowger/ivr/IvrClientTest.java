package io.strowger.ivr;

import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.ConnectionState;
import io.strowger.agent.testkit.CommandMethods;
import io.strowger.agent.testkit.RecordText;
import io.strowger.agent.testkit.TestGateway;
import io.strowger.core.input.Command;
import io.strowger.core.input.Roles;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.ItemView;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/** The dialogue of an IVR against a gateway on loopback. */
@Timeout(60)
class IvrClientTest {
    private static final int WAIT_SECONDS = 10;
    private static final String USER = "ivr1";
    private static final String CALL_5 = "CallView{call=CallKey{switchName=north, callId=5, generation=1}, "
            + "contact=ContactId{high=1, low=9}";
    private static final String CALL_6 = "CallView{call=CallKey{switchName=north, callId=6, generation=1}";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private TestGateway gateway;
    private IvrClient ivr;

    private final class Listener implements IvrListener {
        @Override
        public void onCallArrived(String port, CallView call) {
            heard.add("arrived " + port + " " + call.call());
        }

        @Override
        public void onCallChanged(String port, CallView call) {
            heard.add("changed " + port + " " + call.data());
        }

        @Override
        public void onCallLeft(String port, CallView call) {
            heard.add("left " + port + " " + call.call());
        }

        @Override
        public void onItem(ItemView item) {
            heard.add("item " + item.reference() + " " + item.state() + " by " + item.agentId());
        }

        @Override
        public void onRegisteredAgain(IvrOutcome outcome) {
            heard.add("registered again " + outcome);
        }

        @Override
        public void onConnection(ConnectionState state) {
            heard.add(state.kind().name());
        }
    }

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway();
        ivr = IvrClient.connect(AgentClientOptions.builder("127.0.0.1", gateway.port())
                .user(USER, TestGateway.PASSWORD).reconnectMillis(1, 10).build(), new Listener());
        ivr.established().get(WAIT_SECONDS, TimeUnit.SECONDS);
        hear("ESTABLISHED");
    }

    @AfterEach
    void close() {
        ivr.close();
        gateway.close();
    }

    private void hear(String expected) throws InterruptedException {
        assertEquals(expected, heard.poll(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    private static IvrOutcome get(CompletableFuture<IvrOutcome> future) throws Exception {
        return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private void idle(long version) {
        gateway.topic(USER, "port/north/7001", version,
                RecordText.parse(TopicState.class, "PortView{switchName=north, port=7001}"));
    }

    private void port(long version, String call) {
        gateway.topic(USER, "port/north/7001", version,
                RecordText.parse(TopicState.class, "PortView{switchName=north, port=7001, call=" + call + "}}"));
    }

    @Test
    void shouldHoldTheDialogueOfACall() throws Exception {
        assertEquals(new IvrOutcome.Done(), get(ivr.registerPorts("north", List.of("7001", "7002"))));
        assertEquals(USER + " RegisterPorts[switchName=north, ports=[7001, 7002]]", gateway.nextRequest());
        idle(1);
        port(2, CALL_5);
        hear("arrived 7001 north:5:1");
        assertEquals(new ContactId(1, 9), ivr.callAt("7001").contact());
        assertEquals(new IvrOutcome.Done(), get(ivr.attachData("7001", Map.of("account", "42"))));
        assertEquals(USER + " AttachData[port=7001, data={account=42}]", gateway.nextRequest());
        port(3, CALL_5 + ", data={account=42}");
        hear("changed 7001 {account=42}");
        assertEquals(new IvrOutcome.Done(), get(ivr.requestAgent("7001", "sales", 2)));
        assertEquals(USER + " RequestAgent[port=7001, skill=sales, priority=2]", gateway.nextRequest());
        assertEquals(new IvrOutcome.Done(), get(ivr.requestCallback("7001", "0301")));
        assertEquals(USER
                + " RequestCallback[port=7001, number=0301, skill=, priority=0, notBeforeMillis=0, notAfterMillis=0]",
                gateway.nextRequest());
        assertEquals(new IvrOutcome.Done(), get(ivr.cancelAgentRequest("7001")));
        assertEquals(USER + " CancelAgentRequest[contact=" + new ContactId(1, 9) + "]", gateway.nextRequest());
        idle(4);
        hear("left 7001 north:5:1");
        assertNull(ivr.callAt("7001"));
    }

    @Test
    void shouldHandInItemsAndHearOfThem() throws Exception {
        gateway.rule((user, command) -> command instanceof Command.SubmitItem item && item.reference().equals("again")
                ? RefusalReason.ITEM_EXISTS
                : RefusalReason.NONE);
        IvrClient.ItemAnswer refused = ivr
                .submitItem(new Command.SubmitItem("chats", 5, "again", "ada", "hello", Map.of()))
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(new IvrOutcome.Refused(RefusalReason.ITEM_EXISTS, ""), refused.outcome());
        assertNull(refused.contact());
        assertEquals(
                USER + " SubmitItem[skill=chats, priority=5, reference=again, from=ada, text=hello, data={}, weight=0]",
                gateway.nextRequest());
        gateway.push(USER, new Push.ItemChanged(new ItemView(new ContactId(1, 9), "s", "chat", "c-1", "ada", "hello",
                "chats", ItemState.ACCEPTED, "1001", 5, Map.of())));
        hear("item c-1 ACCEPTED by 1001");
        assertEquals(new IvrOutcome.Done(), get(ivr.endItem(new ContactId(1, 9))));
        assertEquals(USER + " EndItem[contact=" + new ContactId(1, 9) + "]", gateway.nextRequest());
    }

    @Test
    void shouldTellThePlaceInTheQueueWithTheOutcome() throws Exception {
        Push.QueueReported report = new Push.QueueReported(1, new ContactId(1, 9), "sales", 3, 90_000, 5_000);
        gateway.rule((user, command) -> {
            if (command instanceof Command.QueryQueue query && query.skill().isEmpty()) {
                gateway.push(USER, report);
                return RefusalReason.NONE;
            }
            return RefusalReason.SKILL_UNKNOWN;
        });
        assertEquals(new IvrClient.QueueAnswer(new IvrOutcome.Done(), report),
                ivr.queryQueue("7001", "", 0).get(WAIT_SECONDS, TimeUnit.SECONDS));
        IvrClient.QueueAnswer refused = ivr.queryQueue("7001", "none", 5).get(WAIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(new IvrOutcome.Refused(RefusalReason.SKILL_UNKNOWN, ""), refused.outcome());
        assertNull(refused.report());
    }

    @Test
    void shouldHaveTypedOutcomes() throws Exception {
        gateway.rule((user, command) -> switch (command) {
            case Command.RegisterPorts ports -> RefusalReason.PORT_UNKNOWN;
            case Command.AttachData data -> RefusalReason.CONTACT_UNKNOWN;
            case Command.RequestAgent agent -> RefusalReason.SKILL_UNKNOWN;
            default -> RefusalReason.OUTCOME_UNKNOWN;
        });
        assertEquals(new IvrOutcome.Refused(RefusalReason.PORT_UNKNOWN, ""),
                get(ivr.registerPorts("north", List.of("1"))));
        assertEquals(new IvrOutcome.Refused(RefusalReason.CONTACT_UNKNOWN, ""), get(ivr.attachData("1", Map.of())));
        assertEquals(new IvrOutcome.Refused(RefusalReason.SKILL_UNKNOWN, ""), get(ivr.requestAgent("1", "x", 1)));
        assertEquals(new IvrOutcome.Unknown(""), get(ivr.cancelAgentRequest(new ContactId(1, 1))));
        IvrOutcome.Refused idle = assertInstanceOf(IvrOutcome.Refused.class, get(ivr.cancelAgentRequest("7009")));
        assertEquals(RefusalReason.CONTACT_UNKNOWN, idle.reason());
    }

    @Test
    void shouldHoldPortsToTheirLimit() throws Exception {
        assertEquals(new IvrOutcome.Done(),
                get(ivr.registerPorts("north", Collections.nCopies(IvrClient.PORTS_MAX, "70010"))));
        assertNotNull(gateway.nextRequest());
        IvrOutcome past = get(ivr.registerPorts("north", Collections.nCopies(IvrClient.PORTS_MAX + 1, "70010")));
        assertEquals(RefusalReason.BAD_ARGUMENT, assertInstanceOf(IvrOutcome.Refused.class, past).reason());
        assertEquals(0, gateway.waitingRequests());
    }

    @Test
    void shouldKeepItsRegistrationOverALostConnection() throws Exception {
        get(ivr.registerPorts("north", List.of("7001")));
        gateway.nextRequest();
        port(1, CALL_5);
        hear("arrived 7001 north:5:1");
        gateway.dropConnections();
        hear("DISCONNECTED");
        hear("RESUMED");
        // Another call has come meanwhile.
        port(2, CALL_6);
        hear("left 7001 north:5:1");
        hear("arrived 7001 north:6:1");
        assertEquals(0, gateway.waitingRequests());
    }

    @Test
    void shouldRegisterAgainWhenTheSessionIsLost() throws Exception {
        get(ivr.registerPorts("north", List.of("7001", "7002")));
        gateway.nextRequest();
        gateway.forget(USER);
        ivr.session().dropTransport();
        hear("DISCONNECTED");
        hear("SESSION_LOST");
        hear("ESTABLISHED");
        hear("registered again Done[]");
        assertEquals(USER + " RegisterPorts[switchName=north, ports=[7001, 7002]]", gateway.nextRequest());
    }

    @Test
    void shouldHaveAMethodForEveryCommandOfAnIvrWithEveryField() throws Exception {
        CommandMethods made = new CommandMethods();
        gateway.rule((user, command) -> {
            made.note(command);
            return RefusalReason.NONE;
        });
        for (Method method : IvrClient.class.getMethods()) {
            if (CompletableFuture.class == method.getReturnType() && method.getParameterCount() > 0) {
                ((CompletableFuture<?>) method.invoke(ivr, CommandMethods.samples(method.getParameterTypes())))
                        .get(WAIT_SECONDS, TimeUnit.SECONDS);
            }
        }
        assertEquals(List.of(), CommandMethods.fields(command -> Roles.neededFor(command) == SessionRole.IVR).stream()
                .filter(field -> !made.has(field)).toList(), "IvrClient gives no way to say these");
    }
}
