package io.strowger.csta.tsapi;

import io.strowger.csta.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The agreement on a version of Avaya private data when a stream is opened.
 *
 * <p>The client offers, in the private data of {@link Acs.OpenStream} with vendor {@code VERSION}, a text of vendor
 * names and their versions joined by {@code #}; the server answers in {@link Acs.OpenStreamConf} with the vendor and
 * one version. Both texts stand between two zero octets.
 */
public final class VersionNegotiation {
    /** The vendor name of an offer. */
    public static final String OFFER_VENDOR = "VERSION";
    /** Most vendors in an offer. */
    public static final int MAX_OFFERS = 16;
    /** Most ranges for one vendor. */
    public static final int MAX_RANGES = 32;
    /** The largest version that can be agreed. */
    public static final int MAX_VERSION = 9_999;

    private VersionNegotiation() {}

    /**
     * What a client offers for one vendor.
     *
     * @param vendor
     *            the vendor's name
     * @param ranges
     *            the versions, in the order given
     */
    public record Offer(String vendor, List<Range> ranges) {
        /** Copies the list. */
        public Offer {
            ranges = List.copyOf(ranges);
        }

        /** The highest version offered that is neither below {@code lowest} nor above {@code highest}; -1 if none. */
        public int best(int lowest, int highest) {
            int best = -1;
            for (Range range : ranges) {
                int candidate = Math.min(range.to(), highest);
                if (candidate >= Math.max(range.from(), lowest)) {
                    best = Math.max(best, candidate);
                }
            }
            return best;
        }
    }

    /**
     * Versions that follow each other.
     *
     * @param from
     *            the lowest
     * @param to
     *            the highest
     */
    public record Range(int from, int to) {}

    /**
     * What a server chose.
     *
     * @param vendor
     *            {@link PrivateData#ECS} or {@link PrivateData#DEFINITY}
     * @param version
     *            the private-data version; 0 when the answer could not be read
     */
    public record Chosen(String vendor, int version) {}

    /** The offer of both Avaya vendor names with the versions from {@code lowest} to {@code highest}. */
    public static PrivateData offer(int lowest, int highest) {
        String versions = lowest == highest ? "#" + lowest : "#" + lowest + "-" + highest;
        return text(OFFER_VENDOR, PrivateData.ECS + versions + "#" + PrivateData.DEFINITY + versions);
    }

    /** The offers in the private data of an open request; none when it is no offer. */
    public static List<Offer> offers(PrivateData privateData) {
        if (!(privateData instanceof PrivateData.Vendor block) || !OFFER_VENDOR.equals(block.vendor())) {
            return List.of();
        }
        String[] parts = text(block.data()).orElse("").split("#", 2 * MAX_OFFERS + 1);
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i + 1 < parts.length && i < 2 * MAX_OFFERS; i += 2) {
            List<Range> ranges = ranges(parts[i + 1]);
            if (!ranges.isEmpty()) {
                offers.add(new Offer(parts[i], ranges));
            }
        }
        return List.copyOf(offers);
    }

    private static List<Range> ranges(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(":", MAX_RANGES)) {
            int dash = part.indexOf('-');
            int from = version(dash < 0 ? part : part.substring(0, dash));
            int to = dash < 0 ? from : version(part.substring(dash + 1));
            if (from >= 0 && to >= from) {
                ranges.add(new Range(from, to));
            }
        }
        return ranges;
    }

    /** The number, or -1. */
    private static int version(String digits) {
        if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(digits);
    }

    /**
     * A server's answer: the first Avaya vendor offered with a version from {@code lowest} to {@code highest}, at its
     * highest such version; {@link PrivateData#ABSENT} when there is none, which says that there will be no private
     * data.
     */
    public static PrivateData choose(PrivateData offer, int lowest, int highest) {
        for (Offer candidate : offers(offer)) {
            int version = candidate.best(lowest, highest);
            if (version >= 0 && PrivateData.isAvaya(candidate.vendor())) {
                return chosen(candidate.vendor(), version);
            }
        }
        return PrivateData.ABSENT;
    }

    /** The private data of an open confirmation that chooses {@code version}. */
    public static PrivateData chosen(String vendor, int version) {
        return text(vendor, Integer.toString(version));
    }

    /** What the private data of an open confirmation chose; empty when there will be no Avaya private data. */
    public static Optional<Chosen> chosen(PrivateData privateData) {
        if (!(privateData instanceof PrivateData.Vendor block) || !PrivateData.isAvaya(block.vendor())) {
            return Optional.empty();
        }
        int version = version(text(block.data()).orElse(""));
        return Optional.of(new Chosen(block.vendor(), Math.max(version, 0)));
    }

    private static PrivateData text(String vendor, String text) {
        byte[] middle = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] data = new byte[middle.length + 2];
        System.arraycopy(middle, 0, data, 1, middle.length);
        return new PrivateData.Vendor(vendor, Octets.of(data));
    }

    private static Optional<String> text(Octets data) {
        int length = data.length();
        if (length < 2 || data.at(0) != 0 || data.at(length - 1) != 0) {
            return Optional.empty();
        }
        return Optional.of(new String(data.toByteArray(), 1, length - 2, StandardCharsets.ISO_8859_1));
    }
}
