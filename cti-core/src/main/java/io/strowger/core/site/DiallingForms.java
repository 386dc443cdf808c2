package io.strowger.core.site;

/**
 * How a switch is dialled for what its link has no service for; an empty form = the switch does not have it. In a form {@code {number}}, {@code {code}} and
 * {@code {station}} stand for the number called, the code given, and a station.
 *
 * @param accountCode a call with an account code, {@code *5{code}{number}}
 * @param authorisationCode a call with an authorisation code, {@code *6{code}{number}}
 * @param park where a call is transferred to, to be parked for a station, {@code *7{station}}
 * @param unpark what is dialled to take a call that is parked for a station, {@code *8{station}}
 */
public record DiallingForms(String accountCode, String authorisationCode, String park, String unpark) {
    public static final DiallingForms NONE = new DiallingForms("", "", "", "");

    /** The form with its places filled. */
    public static String fill(String form, String number, String code, String station) {
        return form.replace("{number}", number).replace("{code}", code).replace("{station}", station);
    }
}
