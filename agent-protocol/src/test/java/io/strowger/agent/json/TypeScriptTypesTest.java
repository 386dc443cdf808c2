package io.strowger.agent.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The TypeScript client's types are what the records say; {@code -Dproto.write=true} prints them anew. */
class TypeScriptTypesTest {
    private static final Path DIRECTORY = Path.of("typescript", "src");

    @Test
    void shouldPrintTheCommittedMessages() throws IOException {
        check("messages.ts", TypeScriptTypes.print(ClientMessage.class, ServerMessage.class));
    }

    @Test
    void shouldPrintTheCommittedRefusals() throws IOException {
        check("refusals.ts", TypeScriptTypes.printRefusals());
    }

    private static void check(String name, String printed) throws IOException {
        if (Boolean.getBoolean("proto.write")) {
            Files.writeString(DIRECTORY.resolve(name), printed);
        }
        assertEquals(printed, Files.readString(DIRECTORY.resolve(name)),
                name + " is not what the records say; run again with -Dproto.write=true");
    }
}
