package io.strowger.core.machine;

import io.strowger.core.model.CallActivity;

/** The axis of an agent that his connections determine: it is observed, never commanded, so it cannot stick. The table says what each observed change means. */
public final class CallActivityMachine {
    public static final StateTable<CallActivity, CallActivity> TABLE = StateTable
            .of("Agent: call activity", CallActivity.class, CallActivity.class)
            .stay(CallActivity.NONE, CallActivity.NONE, "still no call")
            .move(CallActivity.NONE, CallActivity.RESERVED, CallActivity.RESERVED, "a contact was sent to him")
            .move(CallActivity.NONE, CallActivity.RINGING, CallActivity.RINGING, "a call rings")
            .move(CallActivity.NONE, CallActivity.ACD_IN, CallActivity.ACD_IN,
                    "a contact was answered before its ringing was seen")
            .move(CallActivity.NONE, CallActivity.ACD_OUT, CallActivity.ACD_OUT, "he placed a call for the centre")
            .move(CallActivity.NONE, CallActivity.EXTENSION_IN, CallActivity.EXTENSION_IN,
                    "an own call was answered before its ringing was seen")
            .move(CallActivity.NONE, CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_OUT,
                    "he went off hook or placed a call")
            .move(CallActivity.NONE, CallActivity.CONSULT, CallActivity.CONSULT,
                    "a consultation under way was found in a snapshot")
            .move(CallActivity.NONE, CallActivity.HELD, CallActivity.HELD, "a held call was found in a snapshot")
            .move(CallActivity.RESERVED, CallActivity.NONE, CallActivity.NONE, "the reservation was released")
            .stay(CallActivity.RESERVED, CallActivity.RESERVED, "still a reservation")
            .move(CallActivity.RESERVED, CallActivity.RINGING, CallActivity.RINGING, "the contact rings")
            .move(CallActivity.RESERVED, CallActivity.ACD_IN, CallActivity.ACD_IN, "the contact was answered at once")
            .move(CallActivity.RESERVED, CallActivity.ACD_OUT, CallActivity.ACD_OUT,
                    "he placed a call for the centre before the contact came")
            .move(CallActivity.RESERVED, CallActivity.EXTENSION_IN, CallActivity.EXTENSION_IN,
                    "an own call came before the contact")
            .move(CallActivity.RESERVED, CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_OUT,
                    "he went off hook before the contact came")
            .move(CallActivity.RESERVED, CallActivity.CONSULT, CallActivity.CONSULT,
                    "a consultation under way was found before the contact came")
            .move(CallActivity.RESERVED, CallActivity.HELD, CallActivity.HELD,
                    "a held call was found before the contact came")
            .move(CallActivity.RINGING, CallActivity.NONE, CallActivity.NONE, "the ringing ended without an answer")
            .move(CallActivity.RINGING, CallActivity.RESERVED, CallActivity.RESERVED,
                    "an own call stopped ringing while a contact is on its way")
            .stay(CallActivity.RINGING, CallActivity.RINGING, "still a ringing call")
            .move(CallActivity.RINGING, CallActivity.ACD_IN, CallActivity.ACD_IN, "the contact was answered")
            .move(CallActivity.RINGING, CallActivity.ACD_OUT, CallActivity.ACD_OUT,
                    "he placed a call for the centre while it rang")
            .move(CallActivity.RINGING, CallActivity.EXTENSION_IN, CallActivity.EXTENSION_IN,
                    "his own call was answered")
            .move(CallActivity.RINGING, CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_OUT,
                    "he went off hook to dial while it rang")
            .move(CallActivity.RINGING, CallActivity.CONSULT, CallActivity.CONSULT,
                    "answered as part of a consultation")
            .move(CallActivity.RINGING, CallActivity.HELD, CallActivity.HELD, "answered and held at once")
            .move(CallActivity.ACD_IN, CallActivity.NONE, CallActivity.NONE, "the contact left him")
            .anomaly(CallActivity.ACD_IN, CallActivity.RESERVED, "nobody may be reserved who has a contact")
            .move(CallActivity.ACD_IN, CallActivity.RINGING, CallActivity.RINGING,
                    "the contact left while another call rings")
            .stay(CallActivity.ACD_IN, CallActivity.ACD_IN, "still a contact")
            .move(CallActivity.ACD_IN, CallActivity.ACD_OUT, CallActivity.ACD_OUT,
                    "the contact left; a call for the centre goes on")
            .move(CallActivity.ACD_IN, CallActivity.EXTENSION_IN, CallActivity.EXTENSION_IN,
                    "the contact left; a call of his own goes on")
            .move(CallActivity.ACD_IN, CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_OUT,
                    "the contact left; a call he placed goes on")
            .move(CallActivity.ACD_IN, CallActivity.CONSULT, CallActivity.CONSULT,
                    "the contact waits while he consults")
            .move(CallActivity.ACD_IN, CallActivity.HELD, CallActivity.HELD, "the contact is on hold")
            .move(CallActivity.ACD_OUT, CallActivity.NONE, CallActivity.NONE, "his centre call ended")
            .move(CallActivity.ACD_OUT, CallActivity.RESERVED, CallActivity.RESERVED,
                    "his centre call ended while a contact is on its way")
            .move(CallActivity.ACD_OUT, CallActivity.RINGING, CallActivity.RINGING,
                    "his centre call ended while another rings")
            .move(CallActivity.ACD_OUT, CallActivity.ACD_IN, CallActivity.ACD_IN,
                    "his centre call ended, or became part of the contact")
            .stay(CallActivity.ACD_OUT, CallActivity.ACD_OUT, "still a call for the centre")
            .move(CallActivity.ACD_OUT, CallActivity.EXTENSION_IN, CallActivity.EXTENSION_IN,
                    "from his centre call to a call of his own")
            .move(CallActivity.ACD_OUT, CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_OUT,
                    "from his centre call to a call he placed")
            .move(CallActivity.ACD_OUT, CallActivity.CONSULT, CallActivity.CONSULT,
                    "his centre call waits while he consults")
            .move(CallActivity.ACD_OUT, CallActivity.HELD, CallActivity.HELD, "his centre call is on hold")
            .move(CallActivity.EXTENSION_IN, CallActivity.NONE, CallActivity.NONE, "his own call ended")
            .move(CallActivity.EXTENSION_IN, CallActivity.RESERVED, CallActivity.RESERVED,
                    "his own call ended while a contact is on its way")
            .move(CallActivity.EXTENSION_IN, CallActivity.RINGING, CallActivity.RINGING,
                    "his own call ended while another rings")
            .move(CallActivity.EXTENSION_IN, CallActivity.ACD_IN, CallActivity.ACD_IN,
                    "his own call ended, or became part of the contact")
            .move(CallActivity.EXTENSION_IN, CallActivity.ACD_OUT, CallActivity.ACD_OUT,
                    "from his own call to a call for the centre")
            .stay(CallActivity.EXTENSION_IN, CallActivity.EXTENSION_IN, "still a call of his own")
            .move(CallActivity.EXTENSION_IN, CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_OUT,
                    "from his own call to a call he placed")
            .move(CallActivity.EXTENSION_IN, CallActivity.CONSULT, CallActivity.CONSULT,
                    "his own call waits while he consults")
            .move(CallActivity.EXTENSION_IN, CallActivity.HELD, CallActivity.HELD, "his own call is on hold")
            .move(CallActivity.EXTENSION_OUT, CallActivity.NONE, CallActivity.NONE, "his placed call ended")
            .move(CallActivity.EXTENSION_OUT, CallActivity.RESERVED, CallActivity.RESERVED,
                    "his placed call ended while a contact is on its way")
            .move(CallActivity.EXTENSION_OUT, CallActivity.RINGING, CallActivity.RINGING,
                    "his placed call ended while another rings")
            .move(CallActivity.EXTENSION_OUT, CallActivity.ACD_IN, CallActivity.ACD_IN,
                    "his placed call ended, or became part of the contact")
            .move(CallActivity.EXTENSION_OUT, CallActivity.ACD_OUT, CallActivity.ACD_OUT,
                    "from his placed call to a call for the centre")
            .move(CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_IN, CallActivity.EXTENSION_IN,
                    "from his placed call to a call of his own")
            .stay(CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_OUT, "still a call he placed")
            .move(CallActivity.EXTENSION_OUT, CallActivity.CONSULT, CallActivity.CONSULT,
                    "his placed call waits while he consults")
            .move(CallActivity.EXTENSION_OUT, CallActivity.HELD, CallActivity.HELD, "his placed call is on hold")
            .move(CallActivity.CONSULT, CallActivity.NONE, CallActivity.NONE, "transferred, or both calls ended")
            .anomaly(CallActivity.CONSULT, CallActivity.RESERVED, "nobody may be reserved during a consultation")
            .move(CallActivity.CONSULT, CallActivity.RINGING, CallActivity.RINGING,
                    "both calls ended while another rings")
            .move(CallActivity.CONSULT, CallActivity.ACD_IN, CallActivity.ACD_IN,
                    "back to the contact, or joined with it")
            .move(CallActivity.CONSULT, CallActivity.ACD_OUT, CallActivity.ACD_OUT,
                    "the first call left; a call for the centre goes on")
            .move(CallActivity.CONSULT, CallActivity.EXTENSION_IN, CallActivity.EXTENSION_IN,
                    "the contact left; the consulted party stays")
            .move(CallActivity.CONSULT, CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_OUT,
                    "the first call left; the call to the consulted party stays")
            .stay(CallActivity.CONSULT, CallActivity.CONSULT, "still a consultation")
            .move(CallActivity.CONSULT, CallActivity.HELD, CallActivity.HELD,
                    "the consulted party left, the first call still waits")
            .move(CallActivity.HELD, CallActivity.NONE, CallActivity.NONE, "the held call ended")
            .anomaly(CallActivity.HELD, CallActivity.RESERVED, "nobody may be reserved who has a held call")
            .move(CallActivity.HELD, CallActivity.RINGING, CallActivity.RINGING,
                    "the held call ended while another rings")
            .move(CallActivity.HELD, CallActivity.ACD_IN, CallActivity.ACD_IN, "the contact was retrieved")
            .move(CallActivity.HELD, CallActivity.ACD_OUT, CallActivity.ACD_OUT,
                    "the call for the centre was retrieved")
            .move(CallActivity.HELD, CallActivity.EXTENSION_IN, CallActivity.EXTENSION_IN, "his own call was retrieved")
            .move(CallActivity.HELD, CallActivity.EXTENSION_OUT, CallActivity.EXTENSION_OUT,
                    "the call he placed was retrieved")
            .move(CallActivity.HELD, CallActivity.CONSULT, CallActivity.CONSULT, "he consults while a call is held")
            .stay(CallActivity.HELD, CallActivity.HELD, "still held calls only")
            .build();

    private CallActivityMachine() {}
}
