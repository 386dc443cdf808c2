package io.strowger.tools.codec;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;

/** A line that is no frame: what kind of fault, where in the line or the frame, and why. */
final class LineFault extends Exception {
    private static final long serialVersionUID = 1L;
    private final DecodeFault kind;
    private final String place;

    LineFault(DecodeFault kind, String place, String reason) {
        super(reason);
        this.kind = kind;
        this.place = place;
    }

    /** A fault in a frame. */
    static LineFault inFrame(Decoded.Fault<?> fault) {
        return new LineFault(fault.fault(), "at offset " + fault.offset(), fault.reason());
    }

    /** A fault in a line of text; people count columns from 1. */
    static LineFault inText(Decoded.Fault<?> fault) {
        return inColumn(fault.fault(), fault.offset() + 1, fault.reason());
    }

    static LineFault inColumn(DecodeFault kind, int column, String reason) {
        return new LineFault(kind, "in column " + column, reason);
    }

    DecodeFault kind() {
        return kind;
    }

    /** For example {@code at offset 26}. */
    String place() {
        return place;
    }

    /** For people: number, place, name and reason. */
    String print() {
        return "fault " + kind.number() + " " + place + ": " + kind + ", " + getMessage();
    }
}
