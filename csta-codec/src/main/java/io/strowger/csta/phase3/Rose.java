package io.strowger.csta.phase3;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.AnyElement;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.OptionalMember;
import io.strowger.csta.codec.Tagged;
import io.strowger.csta.codec.Wrapper;

/** The four APDUs of remote operations (ITU-T X.229 clause 9.1) with integer operation and error values. */
public sealed interface Rose {
    /** Most octets of an argument, result or parameter. */
    int MAX_ARGUMENT = 65_535;

    /**
     * A request, or an event.
     *
     * @param invokeID
     *            chosen by the sender; answers give it back
     * @param linkedID
     *            an invocation this one belongs to; CSTA does not use it
     * @param operationValue
     *            one of {@link Operations}
     * @param argument
     *            the argument's element; null when there is none or when it was decoded
     */
    @Tagged(1)
    record Invoke(int invokeID, @OptionalMember @Tagged(0) Integer linkedID, int operationValue,
            @OptionalMember @AnyElement @Max(MAX_ARGUMENT) Octets argument) implements Rose {}

    /**
     * A positive answer.
     *
     * @param result
     *            null when the peer left out operation and result
     */
    @Tagged(2)
    record ReturnResult(int invokeID, @OptionalMember Result result) implements Rose {}

    /**
     * Operation and result of a {@link ReturnResult}.
     *
     * @param result
     *            the result's element; null when there is none or when it was decoded
     */
    record Result(int operationValue, @OptionalMember @AnyElement @Max(MAX_ARGUMENT) Octets result) {}

    /**
     * A negative answer.
     *
     * @param errorValue
     *            1, universalFailure
     * @param parameter
     *            the parameter's element, or null
     */
    @Tagged(3)
    record ReturnError(int invokeID, int errorValue,
            @OptionalMember @AnyElement @Max(MAX_ARGUMENT) Octets parameter) implements Rose {}

    /** An APDU could not be understood. */
    @Tagged(4)
    record Reject(RejectedID invokeID, Problem problem) implements Rose {}

    /** Whose invocation was rejected. */
    sealed interface RejectedID {
        /** The invocation with this identifier. */
        @Wrapper
        record Known(int invokeID) implements RejectedID {}

        /** The identifier could not be read. */
        @Wrapper
        record Unknown() implements RejectedID {}
    }

    /** Why; the numbers are those of X.229. */
    sealed interface Problem {
        /** The APDU as such. */
        @Tagged(0)
        @Wrapper
        record General(int value) implements Problem {}

        /** An invocation. */
        @Tagged(1)
        @Wrapper
        record InvokeProblem(int value) implements Problem {}

        /** A result. */
        @Tagged(2)
        @Wrapper
        record ReturnResultProblem(int value) implements Problem {}

        /** An error. */
        @Tagged(3)
        @Wrapper
        record ReturnErrorProblem(int value) implements Problem {}
    }
}
