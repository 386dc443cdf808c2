package io.strowger.agent.session;

import io.strowger.agent.message.ClientMessage;
import io.strowger.core.input.Command;

/**
 * What a client's messages must be besides readable: texts and numbers within their limits, and commands with what they are about. Each check gives a sentence about
 * what is wrong, or null. Pure functions, any thread.
 */
final class MessageChecks {
    private MessageChecks() {}

    static String problem(ClientMessage.Hello hello) {
        return isTooLong(hello.clientName()) || isTooLong(hello.clientVersion())
                || hello.features().size() > ProtocolLimits.FEATURES_MAX
                        ? "a text or the list of features in Hello is too long"
                        : null;
    }

    static String problem(ClientMessage.Login login) {
        return login.userId().isEmpty() || isTooLong(login.userId()) || isTooLong(login.password())
                || login.role() == null || login.loginToken().length() > ProtocolLimits.LOGIN_TOKEN_CHARS_MAX
                        ? "user, password or role is missing or too long"
                        : null;
    }

    static String problem(ClientMessage.Resume resume) {
        return resume.sessionId().isEmpty() || isTooLong(resume.sessionId()) || resume.token().isEmpty()
                || resume.token().length() > ProtocolLimits.TOKEN_BYTES_MAX || resume.lastSequence() < 0
                        ? "session, token or sequence is missing or out of its range"
                        : null;
    }

    /** The number of a query; 0 for what is none or has no number of its own. */
    static long queryId(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Subscribe query -> query.queryId();
            case ClientMessage.Search query -> query.queryId();
            case ClientMessage.ReadLog query -> query.queryId();
            case ClientMessage.ReadDesk query -> query.queryId();
            case ClientMessage.ReadWrapUpCodes query -> query.queryId();
            case null, default -> 0;
        };
    }

    /** What is wrong with a query, null = nothing. */
    static String problem(ClientMessage query) {
        return switch (query) {
            case ClientMessage.Subscribe subscribe -> problem(subscribe);
            case ClientMessage.Search search -> problem(search);
            case ClientMessage.ReadLog read -> problem(read);
            case ClientMessage.ReadDesk read -> read.queryId() < 1 ? "queries begin with 1" : null;
            case ClientMessage.ReadWrapUpCodes read -> problem(read);
            default -> null;
        };
    }

    private static String problem(ClientMessage.Subscribe subscribe) {
        boolean tooLong = subscribe.patterns().stream().anyMatch(MessageChecks::isTooLong);
        return tooLong || subscribe.patterns().isEmpty() || subscribe.queryId() < 1
                ? "queries begin with 1, and a subscription has patterns of at most " + ProtocolLimits.TEXT_CHARS_MAX
                        + " characters"
                : null;
    }

    private static String problem(ClientMessage.Search search) {
        return search.queryId() < 1 || isTooLong(search.text()) || search.offset() < 0 || search.limit() < 1
                || search.limit() > ProtocolLimits.SEARCH_ENTRIES_MAX
                        ? "queries begin with 1, offsets with 0, and an answer has 1 to "
                                + ProtocolLimits.SEARCH_ENTRIES_MAX + " entries"
                        : null;
    }

    private static String problem(ClientMessage.ReadLog read) {
        return read.queryId() < 1 || read.stream() == null || isTooLong(read.position()) || read.window() < 1
                || read.window() > ProtocolLimits.LOG_WINDOW_MAX
                || read.intervals() != null && isTooLong(read.intervals().zone())
                        ? "queries begin with 1, and a window has 1 to " + ProtocolLimits.LOG_WINDOW_MAX + " rows"
                        : null;
    }

    private static String problem(ClientMessage.ReadWrapUpCodes read) {
        return read.queryId() < 1 || isTooLong(read.skill())
                ? "queries begin with 1, and a skill has at most " + ProtocolLimits.TEXT_CHARS_MAX + " characters"
                : null;
    }

    static String problem(ClientMessage.Request request) {
        if (request.requestId() < 1) {
            return "request ids begin with 1";
        }
        if (request.command() == null) {
            return "this server knows no such command";
        }
        return isComplete(request.command()) ? null : "the command names no call or contact";
    }

    /** An absent message is null in a record; commands that name a call or contact must have one. */
    private static boolean isComplete(Command command) {
        return switch (command) {
            case Command.AnswerCall answer -> answer.call() != null;
            case Command.HoldCall hold -> hold.call() != null;
            case Command.RetrieveCall retrieve -> retrieve.call() != null;
            case Command.ClearConnection clear -> clear.call() != null;
            case Command.CancelAgentRequest cancel -> cancel.contact() != null;
            case Command.ClearCall clear -> clear.call() != null;
            case Command.AlternateCall two -> two.activeCall() != null && two.heldCall() != null;
            case Command.ReconnectCall two -> two.activeCall() != null && two.heldCall() != null;
            case Command.ConferenceCall two -> two.activeCall() != null && two.heldCall() != null;
            case Command.TransferCall two -> two.activeCall() != null && two.heldCall() != null;
            case Command.ConsultationCall consult -> consult.call() != null;
            case Command.BlindTransferCall transfer -> transfer.call() != null;
            case Command.SingleStepTransferCall transfer -> transfer.call() != null;
            case Command.SingleStepConferenceCall conference -> conference.call() != null;
            case Command.DeflectCall deflect -> deflect.call() != null;
            case Command.ParkCall park -> park.call() != null;
            case Command.SendDtmfTone send -> send.call() != null;
            case Command.CallCompletion complete -> complete.call() != null;
            case Command.AttachCallData attach -> attach.call() != null;
            case Command.SetWrapUp wrapUp -> wrapUp.contact() != null;
            case Command.CancelCallback cancel -> cancel.callback() != null;
            case Command.DialCallback dial -> dial.callback() != null;
            case Command.RejectCallback reject -> reject.callback() != null;
            case Command.AcceptItem accept -> accept.contact() != null;
            case Command.RejectItem reject -> reject.contact() != null;
            case Command.ParkItem park -> park.contact() != null;
            case Command.ResumeItem resume -> resume.contact() != null;
            case Command.CompleteItem complete -> complete.contact() != null;
            case Command.TransferItem transfer -> transfer.contact() != null;
            case Command.EndItem end -> end.contact() != null;
            default -> true;
        };
    }

    private static boolean isTooLong(String text) {
        return text.length() > ProtocolLimits.TEXT_CHARS_MAX;
    }
}
