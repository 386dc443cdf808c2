package io.strowger.core.site;

/**
 * A table from numbers to texts, held in files that are named by their SHA-256.
 *
 * @param prefixes file of prefixes, the longest that fits counts; 64 hexadecimal digits
 * @param ported file of whole numbers that come before prefixes; empty = none
 */
public record NumberTableSite(String name, String prefixes, String ported) {}
