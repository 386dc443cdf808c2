package io.strowger.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.testkit.CommandMethods;
import io.strowger.core.input.Roles;
import io.strowger.core.input.SessionRole;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java client lags behind no command and no query. */
class CommandMethodsTest {
    /** How the client sends each message: by a method of SessionClient, or by itself (""). */
    private static final Map<Class<? extends ClientMessage>, String> METHODS = Map.ofEntries(
            Map.entry(ClientMessage.Hello.class, ""), Map.entry(ClientMessage.Login.class, ""),
            Map.entry(ClientMessage.Resume.class, ""), Map.entry(ClientMessage.Heartbeat.class, ""),
            Map.entry(ClientMessage.Acknowledge.class, ""), Map.entry(ClientMessage.Request.class, "request"),
            Map.entry(ClientMessage.Logout.class, "logout"), Map.entry(ClientMessage.Subscribe.class, "subscribe"),
            Map.entry(ClientMessage.Unsubscribe.class, "unsubscribe"),
            Map.entry(ClientMessage.Search.class, "search"), Map.entry(ClientMessage.ReadLog.class, "readLog"),
            Map.entry(ClientMessage.AcknowledgeLog.class, "acknowledgeLog"),
            Map.entry(ClientMessage.ReadDesk.class, "readDesk"),
            Map.entry(ClientMessage.ReadWrapUpCodes.class, "readWrapUpCodes"),
            Map.entry(ClientMessage.StopLog.class, "stopLog"), Map.entry(ClientMessage.CarryOpen.class, "carry"),
            Map.entry(ClientMessage.CarryBytes.class, "carry"), Map.entry(ClientMessage.CarryClose.class, "carry"));

    @Test
    void shouldHaveAMethodForEveryCommandOfAgentsAndSupervisorsWithEveryField() throws Exception {
        CommandMethods made = new CommandMethods();
        AgentRequests requests = command -> {
            made.note(command);
            return CompletableFuture.completedFuture(null);
        };
        for (Method method : AgentRequests.class.getMethods()) {
            if (!method.getName().equals("request")) {
                method.invoke(requests, CommandMethods.samples(method.getParameterTypes()));
            }
        }
        List<String> missing = CommandMethods.fields(
                command -> Roles.neededFor(command) != SessionRole.IVR).stream().filter(field -> !made.has(field))
                .toList();
        assertEquals(List.of(), missing, "AgentRequests gives no way to say these");
    }

    @Test
    void shouldHaveAMethodForEveryMessage() {
        assertEquals(Arrays.stream(ClientMessage.class.getPermittedSubclasses()).collect(Collectors.toSet()),
                METHODS.keySet());
        Set<String> methods = Stream.of(SessionClient.class.getMethods()).map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(List.of(),
                METHODS.values().stream().filter(name -> !name.isEmpty() && !methods.contains(name)).toList());
    }
}
