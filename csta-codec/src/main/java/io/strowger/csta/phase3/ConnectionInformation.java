package io.strowger.csta.phase3;

import io.strowger.csta.codec.OptionalMember;

/**
 * Media of a connection (ECMA-285, ConnectionInformation).
 *
 * @param flowDirection
 *            or null
 * @param numberOfChannels
 *            null stands for 1
 * @param mediaSessionID
 *            or null
 */
public record ConnectionInformation(@OptionalMember ConnectionFlow flowDirection,
        @OptionalMember Integer numberOfChannels, @OptionalMember String mediaSessionID) {}
