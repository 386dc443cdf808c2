package io.strowger.core.site;

/**
 * How a switch writes numbers; all empty = numbers are taken as they come.
 *
 * @param trunkPrefix digits before an outside number, {@code 9} or {@code 0}
 * @param internationalPrefix {@code 00}
 * @param nationalPrefix {@code 0}
 * @param countryCode without prefix, {@code 49}
 * @param areaCode without prefix, {@code 30}
 * @param internalDigits numbers of at most so many digits are internal
 */
public record NumberPlan(String trunkPrefix, String internationalPrefix, String nationalPrefix, String countryCode,
        String areaCode, int internalDigits) {
    /** A number in international form as it is dialled here; any other as it is. */
    public String dialled(String number) {
        if (!number.startsWith("+")) {
            return number;
        }
        String digits = number.substring(1);
        boolean own = !countryCode.isEmpty() && digits.startsWith(countryCode);
        return trunkPrefix + (own
                ? nationalPrefix + digits.substring(countryCode.length())
                : internationalPrefix + digits);
    }

    public static final NumberPlan NONE = new NumberPlan("", "", "", "", "", 0);
}
