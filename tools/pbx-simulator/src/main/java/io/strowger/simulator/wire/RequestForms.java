package io.strowger.simulator.wire;

import io.strowger.csta.tsapi.AnswerTreat;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConsultOptions;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.DropResource;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.simulator.model.CallOptions;
import io.strowger.simulator.model.PredictiveCall;
import io.strowger.simulator.model.UserToUser;

/** The private data of requests on calls, in all its forms; a request without any is an ordinary one. */
final class RequestForms {
    private RequestForms() {}

    /** How a call is to be made. */
    static CallOptions callOptions(AttMessage form) {
        return switch (form) {
            case Att.V5MakeCall r -> ordinary(r.destRoute(), r.priorityCalling(), r.userInfo());
            case Att.MakeCall r -> ordinary(r.destRoute(), r.priorityCalling(), r.userInfo());
            case Att.V15MakeCall r -> ordinary(r.destRoute(), r.priorityCalling(), r.userInfo());
            case Att.V5ConsultationCall r -> ordinary(r.destRoute(), r.priorityCalling(), r.userInfo());
            case Att.ConsultationCall r -> ordinary(r.destRoute(), r.priorityCalling(), r.userInfo());
            case Att.V10ConsultationCall r ->
                consult(ordinary(r.destRoute(), r.priorityCalling(), r.userInfo()), r.consultOptions());
            case Att.V15ConsultationCall r ->
                consult(ordinary(r.destRoute(), r.priorityCalling(), r.userInfo()), r.consultOptions());
            case Att.V5DirectAgentCall r ->
                CallOptions.directAgent(r.split(), r.priorityCalling(), Translation.userToUser(r.userInfo()));
            case Att.DirectAgentCall r ->
                CallOptions.directAgent(r.split(), r.priorityCalling(), Translation.userToUser(r.userInfo()));
            case Att.V5SupervisorAssistCall r ->
                CallOptions.supervisorAssist(r.split(), Translation.userToUser(r.userInfo()));
            case Att.SupervisorAssistCall r ->
                CallOptions.supervisorAssist(r.split(), Translation.userToUser(r.userInfo()));
            case null, default -> CallOptions.NONE;
        };
    }

    private static CallOptions ordinary(String destRoute, boolean priority, UserToUserInfo info) {
        return CallOptions.ordinary(Translation.userToUser(info), priority, destRoute);
    }

    /** An option that the switch does not know restricts nothing. */
    private static CallOptions consult(CallOptions options, ConsultOptions wanted) {
        CallOptions.Consult[] known = CallOptions.Consult.values();
        int value = wanted.value();
        return value >= 0 && value < known.length ? options.with(known[value]) : options;
    }

    /** A predictive call; members of a value that the switch does not know are null. */
    static PredictiveCall predictive(Csta.MakePredictiveCall request, AttMessage form) {
        PredictiveCall.Allocation[] allocations = PredictiveCall.Allocation.values();
        int state = request.allocationState().value();
        PredictiveCall.Allocation allocation = state >= 0 && state < allocations.length ? allocations[state] : null;
        return switch (form) {
            case Att.V5MakePredictiveCall r -> new PredictiveCall(request.callingDevice(), request.calledDevice(),
                    allocation, r.maxRings(), treat(r.answerTreat()),
                    ordinary(r.destRoute(), r.priorityCalling(), r.userInfo()));
            case Att.MakePredictiveCall r -> new PredictiveCall(request.callingDevice(), request.calledDevice(),
                    allocation, r.maxRings(), treat(r.answerTreat()),
                    ordinary(r.destRoute(), r.priorityCalling(), r.userInfo()));
            case null, default -> new PredictiveCall(request.callingDevice(), request.calledDevice(), allocation,
                    PredictiveCall.DEFAULT_RINGS, PredictiveCall.AnswerTreat.NO_TREATMENT, CallOptions.NONE);
        };
    }

    private static PredictiveCall.AnswerTreat treat(AnswerTreat treat) {
        PredictiveCall.AnswerTreat[] known = PredictiveCall.AnswerTreat.values();
        return treat.value() >= 0 && treat.value() < known.length ? known[treat.value()] : null;
    }

    /** What the others are told when a party leaves. */
    static UserToUser userToUser(AttMessage form) {
        return switch (form) {
            case Att.V5ClearConnection r -> Translation.userToUser(r.userInfo());
            case Att.ClearConnection r -> Translation.userToUser(r.userInfo());
            case Att.V5ReconnectCall r -> Translation.userToUser(r.userInfo());
            case Att.ReconnectCall r -> Translation.userToUser(r.userInfo());
            case null, default -> UserToUser.NONE;
        };
    }

    /** The resource to be dropped instead of a party. */
    static DropResource dropResource(AttMessage form) {
        return switch (form) {
            case Att.V5ClearConnection r -> r.dropResource();
            case Att.ClearConnection r -> r.dropResource();
            case Att.V5ReconnectCall r -> r.dropResource();
            case Att.ReconnectCall r -> r.dropResource();
            case null, default -> DropResource.DR_NONE;
        };
    }

    /** User-to-user data of a request, for the bound of old versions. */
    static UserToUserInfo userInfo(AttMessage form) {
        return switch (form) {
            case Att.V5MakeCall r -> r.userInfo();
            case Att.V5ConsultationCall r -> r.userInfo();
            case Att.V5DirectAgentCall r -> r.userInfo();
            case Att.V5SupervisorAssistCall r -> r.userInfo();
            case Att.V5MakePredictiveCall r -> r.userInfo();
            case Att.V5ClearConnection r -> r.userInfo();
            case Att.V5ReconnectCall r -> r.userInfo();
            case null, default -> UserToUserInfo.NONE;
        };
    }
}
