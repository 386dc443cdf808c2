package io.strowger.pbx.tsapi;

import io.strowger.core.model.LinkDownCause;
import io.strowger.csta.Enumerated;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.TsapiMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A universal failure for people. The table is read from {@code failures.txt} when the class is loaded; a number that
 * is not in it is of no known kind.
 *
 * @param family
 *            {@code ACS} or {@code CSTA}
 * @param number
 *            on the wire
 * @param name
 *            its name on the wire, or the number again
 * @param sentence
 *            what it means
 * @param remedy
 *            what to do about it
 */
public record Failure(String family, int number, String name, FailureKind kind, String sentence, String remedy) {
    private static final String RESOURCE = "failures.txt";
    private static final String ACS = "ACS";
    private static final String CSTA = "CSTA";
    private static final int FIELDS_MIN = 4;
    private static final int OWN_REMEDY = 4;
    private static final int RESOURCE_BUSY = 33;
    private static final Map<String, Failure> TABLE = read();
    private static final Map<String, Failure> BY_NAME = TABLE.values()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Failure::name, Function.identity()));

    /** What people refer to: {@code TSAPI-A25}, {@code TSAPI-C12}. */
    public String code() {
        return "TSAPI-" + family.charAt(0) + number;
    }

    /** The failure of the server or its driver. */
    public static Failure of(ACSUniversalFailure failure) {
        return find(ACS, failure);
    }

    /** The failure of a CSTA request. */
    public static Failure of(CSTAUniversalFailure failure) {
        return find(CSTA, failure);
    }

    /** The failure that an answer is; null when it is none. */
    static Failure in(TsapiMessage answer) {
        return switch (answer) {
            case Csta.UniversalFailureConf f -> of(f.error());
            case Acs.UniversalFailureConf f -> of(f.error());
            default -> null;
        };
    }

    private static Failure find(String family, Enumerated failure) {
        Failure known = TABLE.get(family + failure.value());
        return known != null
                ? known
                : new Failure(family, failure.value(), failure.name(), FailureKind.UNSPECIFIED,
                        "The server refused with a number that is not known here.", FailureKind.UNSPECIFIED.remedy());
    }

    /** The failure of that name on the wire. */
    static Optional<Failure> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The whole table, as it is written. */
    public static List<Failure> table() {
        return List.copyOf(TABLE.values());
    }

    /**
     * Whether the server asks for less.
     *
     * @param query
     *            whether a query was refused: of everything else a busy resource says only that it is in use
     */
    boolean isCongestion(boolean query) {
        return kind == FailureKind.CONGESTION || query && family.equals(CSTA) && number == RESOURCE_BUSY;
    }

    /** Why a link is down whose stream was refused with this. */
    LinkDownCause downCause() {
        return kind.downCause();
    }

    /** Code, name, sentence and remedy, for a detail. */
    public String text() {
        return code() + " " + name + ": " + sentence + " " + remedy;
    }

    private static Map<String, Failure> read() {
        List<Failure> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Failure.class.getResourceAsStream(RESOURCE), "UTF-8"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    rows.add(row(line.split("\\|", -1)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, Failure> table = new LinkedHashMap<>();
        for (Failure row : rows) {
            if (table.put(row.family() + row.number(), row) != null) {
                throw new IllegalStateException("two rows for " + row.code());
            }
        }
        return Collections.unmodifiableMap(table);
    }

    private static Failure row(String[] fields) {
        if (fields.length < FIELDS_MIN) {
            throw new IllegalStateException("a row of " + fields.length + " fields: " + String.join("|", fields));
        }
        int number = Integer.parseInt(fields[1]);
        FailureKind kind = FailureKind.valueOf(fields[2]);
        String name = fields[0].equals(ACS)
                ? ACSUniversalFailure.of(number).name()
                : CSTAUniversalFailure.of(number).name();
        return new Failure(fields[0], number, name, kind, fields[3],
                fields.length > OWN_REMEDY ? fields[OWN_REMEDY] : kind.remedy());
    }
}
