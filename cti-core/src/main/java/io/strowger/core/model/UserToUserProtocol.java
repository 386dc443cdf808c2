package io.strowger.core.model;

/** How user-to-user data is to be read. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum UserToUserProtocol {
    UNKNOWN, USER_SPECIFIC, IA5_ASCII, Q931_CALLCTRL
}
