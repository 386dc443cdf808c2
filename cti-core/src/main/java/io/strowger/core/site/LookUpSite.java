package io.strowger.core.site;

import java.util.List;

/**
 * A question to outside data. The contact waits for the answer at most until the deadline; then the defaults hold.
 *
 * @param key expression of what is asked for; an empty key is not asked
 * @param fields what an answer tells, with the values that hold without one; names {@code vip}, {@code blacklisted}, {@code language} and {@code last-agent} of a
 * look-up that fills the profile go before the configured profile
 * @param profile whether its fields are the caller's profile
 * @param source where the data is
 */
public record LookUpSite(String name, String key, List<Field> fields, int deadlineMillis, boolean profile,
        Source source) {
    /** A field of the answer and its value without one. */
    public record Field(String name, String standard) {}

    /**
     * Where the data is; the engine never looks.
     *
     * @param csv file of the server's directory of customer data; empty = none
     * @param column of the file that holds the key
     * @param url of an HTTP service that answers JSON, with the place {@code {key}}; empty = none
     * @param credential name of a credential in the static settings for HTTP's basic authentication; empty = none
     */
    public record Source(String csv, String column, String url, String credential) {}
}
