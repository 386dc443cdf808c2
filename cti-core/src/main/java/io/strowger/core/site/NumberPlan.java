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
 * @param nationalDigits a number of so many digits is a national one without prefix, whatever it begins with; 0 = lengths tell nothing. Ten in North America, where an
 *            area code may begin with the trunk prefix
 */
public record NumberPlan(String trunkPrefix, String internationalPrefix, String nationalPrefix, String countryCode,
        String areaCode, int internalDigits, int nationalDigits) {
    public static final NumberPlan NONE = new NumberPlan("", "", "", "", "", 0);

    /** Where lengths tell nothing. */
    public NumberPlan(String trunkPrefix, String internationalPrefix, String nationalPrefix, String countryCode,
            String areaCode, int internalDigits) {
        this(trunkPrefix, internationalPrefix, nationalPrefix, countryCode, areaCode, internalDigits, 0);
    }

    /**
     * An outside number, as dialled here or as the switch writes a caller's, in international form; as it is where the plan names no country. The first of these that
     * fits decides: it has the digits of a national number; what follows the trunk prefix, if there is one, begins with the international prefix, or with the national
     * one, or has the digits of a national number; it is a subscriber's number in the own area. A plan without area code thus reads numbers without prefix as national.
     */
    public String international(String number) {
        if (number.startsWith("+") || countryCode.isEmpty()) {
            return number;
        }
        if (isNational(number) && !number.startsWith(trunkPrefix + internationalPrefix)) {
            return "+" + countryCode + number;
        }
        String outside = without(number, trunkPrefix);
        String abroad = without(outside, internationalPrefix);
        if (!abroad.equals(outside)) {
            return "+" + abroad;
        }
        String national = without(outside, nationalPrefix);
        return "+" + countryCode + (national.equals(outside) && !isNational(outside) ? areaCode : "") + national;
    }

    private boolean isNational(String number) {
        return nationalDigits != 0 && number.length() == nationalDigits;
    }

    /** The number behind a prefix; as it is where it does not begin with it. */
    static String without(String number, String prefix) {
        boolean has = !prefix.isEmpty() && number.length() > prefix.length() && number.startsWith(prefix);
        return has ? number.substring(prefix.length()) : number;
    }

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
}
