package io.strowger.server.conf;

import io.strowger.core.analysis.Nearest;
import java.util.Collection;

/** Names that are near to a misspelt one. */
final class Names {
    private Names() {}

    /** A half sentence that proposes the nearest known name, empty when none is near. */
    static String proposal(String name, Collection<String> known) {
        return Nearest.proposal(name, known);
    }
}
