package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.CallDetails;
import io.strowger.core.input.CallDetails.OriginalCall;
import io.strowger.csta.tsapi.OriginalCallInfo;
import io.strowger.csta.tsapi.ReasonForCallInfo;
import io.strowger.csta.tsapi.V4OriginalCallInfo;
import io.strowger.csta.tsapi.V5OriginalCallInfo;
import java.util.List;

/** The call that another grew out of, in the forms of the versions; null where there is none. */
final class OriginalCallTranslator {
    private final NumberPlanNormaliser numbers;

    OriginalCallTranslator(NumberPlanNormaliser numbers) {
        this.numbers = numbers;
    }

    OriginalCall of(V4OriginalCallInfo o) {
        return isNone(o.reason())
                ? null
                : new OriginalCall(reason(o.reason()), numbers.party(o.callingDevice()),
                        numbers.party(o.calledDevice()), "", Words.bytes(o.userInfo().data()),
                        digits(CallDataBuilder.enteredCode(o.userEnteredCode())), o.trunk(), o.trunkMember(),
                        CallDataBuilder.interflow(o.lookaheadInfo()), CallDataBuilder.enteredCode(o.userEnteredCode()),
                        null, false, List.of());
    }

    OriginalCall of(V5OriginalCallInfo o) {
        return of(new OriginalCallInfo(o.reason(), o.callingDevice(), o.calledDevice(), o.trunkGroup(),
                o.trunkMember(), o.lookaheadInfo(), o.userEnteredCode(), o.userInfo(), o.ucid(),
                o.callOriginatorInfo(), o.flexibleBilling(), List.of()));
    }

    OriginalCall of(OriginalCallInfo o) {
        return isNone(o.reason())
                ? null
                : new OriginalCall(reason(o.reason()), numbers.party(o.callingDevice()),
                        numbers.party(o.calledDevice()), o.ucid(), Words.bytes(o.userInfo().data()),
                        digits(CallDataBuilder.enteredCode(o.userEnteredCode())), o.trunkGroup(), o.trunkMember(),
                        CallDataBuilder.interflow(o.lookaheadInfo()), CallDataBuilder.enteredCode(o.userEnteredCode()),
                        CallDataBuilder.callOriginator(o.callOriginatorInfo()), o.flexibleBilling(),
                        CallDataBuilder.history(o.deviceHistory(), numbers));
    }

    private static boolean isNone(ReasonForCallInfo reason) {
        return reason.equals(ReasonForCallInfo.OR_NONE);
    }

    private static CallDetails.OriginalReason reason(ReasonForCallInfo reason) {
        return WordTables.ORIGINAL_REASONS.word(reason);
    }

    private static String digits(CallDetails.UserEnteredCode code) {
        return code == null ? "" : code.digits();
    }
}
