package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.PbxReply;
import io.strowger.core.output.PbxCommand;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.PrivateData;

/** The engine's commands as requests of one stream. */
public final class RequestTranslator {
    private final RouteRequests routes;
    private final CallRequests calls;
    private final AgentRequests agents;
    private final DeviceRequests devices;

    /** For one stream. */
    public RequestTranslator(NumberPlanNormaliser numbers, StreamFeatures stream) {
        RequestForms forms = new RequestForms(numbers, stream);
        routes = new RouteRequests(forms);
        calls = new CallRequests(forms);
        agents = new AgentRequests(forms);
        devices = new DeviceRequests(forms);
    }

    /** What becomes of a command. */
    public sealed interface Translated {}

    /** It is to be sent. */
    public record Request(CstaMessage message, PrivateData privateData) implements Translated {
        static Request plain(CstaMessage message) {
            return new Request(message, PrivateData.ABSENT);
        }
    }

    /** This stream cannot carry it. */
    public record Impossible(PbxReply.NotPossible reply) implements Translated {}

    /** Whether the switch answers this command when all is well. */
    public static boolean isConfirmed(PbxCommand command) {
        return Confirmations.has(command.getClass());
    }

    /** The request for a command. */
    public Translated request(PbxCommand command) {
        try {
            return switch (command) {
                case PbxCommand.RouteService c -> routes.request(c);
                case PbxCommand.CallService c -> calls.request(c);
                case PbxCommand.AgentService c -> agents.request(c);
                case PbxCommand.DeviceService c -> devices.request(c);
                case PbxCommand.SwitchService c -> devices.request(c);
            };
        } catch (RequestForms.CannotCarry impossible) {
            return new Impossible(impossible.reply());
        }
    }
}
