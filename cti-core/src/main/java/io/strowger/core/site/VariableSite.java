package io.strowger.core.site;

import java.util.List;

/**
 * A named variable that rules and skills read and people on duty set.
 *
 * @param type what it holds
 * @param standard its value as long as nobody has set it, written as in rules; a text without quotes
 * @param setBy areas whose supervisors may set it; empty = every supervisor. Technicians always may
 * @param expiryMillis what is set without a time holds so long; 0 = until it is reset
 */
public record VariableSite(String name, VariableType type, String standard, List<String> setBy, long expiryMillis) {}
