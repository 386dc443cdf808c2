package io.strowger.agent.message;

import io.strowger.core.output.RefusalReason;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a refusal reason by its number on the wire. */
public final class RefusalCodes {
    /** Looked up, never iterated. */
    private static final Map<Integer, RefusalReason> BY_CODE = Arrays.stream(RefusalReason.values())
            .collect(Collectors.toUnmodifiableMap(RefusalReason::code, Function.identity()));

    private RefusalCodes() {}

    /** The reason with this code, or null when the peer is newer and has reasons that are not known here. */
    public static RefusalReason reason(int code) {
        return BY_CODE.get(code);
    }
}
