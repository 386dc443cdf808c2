package io.strowger.csta.ber;

import io.strowger.csta.Octets;
import java.util.List;

/**
 * What followed the known members of SEQUENCEs when a value was decoded.
 *
 * <p>It belongs to the value that was decoded with it: encoding that value gives the same octets again. It means
 * nothing to a value with other members or other numbers of list elements.
 *
 * @param pieces
 *            by falling {@link Piece#fromEnd}
 */
public record Trailing(List<Piece> pieces) {
    /** Nothing followed. */
    public static final Trailing NONE = new Trailing(List.of());

    /** Copies the list. */
    public Trailing {
        pieces = List.copyOf(pieces);
    }

    /**
     * What followed in one SEQUENCE.
     *
     * @param fromEnd
     *            which SEQUENCE: how many others of the whole value end after this one ends
     * @param octets
     *            whole elements
     */
    public record Piece(int fromEnd, Octets octets) {}

    /** Whether nothing followed. */
    public boolean isEmpty() {
        return pieces.isEmpty();
    }
}
