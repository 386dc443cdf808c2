package io.strowger.simulator.model;

import java.util.HexFormat;

/**
 * User-to-user information carried with a call; immutable.
 *
 * @param type protocol discriminator of the private data (-1 none, 0 user specific, 4 IA5)
 * @param hex the bytes in hexadecimal, so that equality and printing are by value
 */
public record UserToUser(int type, String hex) {
    /** No user-to-user information. */
    public static final UserToUser NONE = new UserToUser(-1, "");
    /** Most bytes that private data of version 6 and newer carries. */
    public static final int MAX_BYTES = 128;
    private static final int TYPE_IA5 = 4;

    public UserToUser {
        if (hex.length() > 2 * MAX_BYTES || hex.length() % 2 != 0) {
            throw new IllegalArgumentException("user-to-user information of " + hex.length() + " hexadecimal digits");
        }
    }

    /** Information of type IA5 holding the given ASCII text; {@link #NONE} for an empty text. */
    public static UserToUser ascii(String text) {
        return text.isEmpty()
                ? NONE
                : new UserToUser(TYPE_IA5,
                        HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    /** The bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
