package io.strowger.calllog.export;

/**
 * What an export came to.
 *
 * @param rows rows written, the header not counted
 * @param unreadable facts or inputs whose content could not be decoded or is lost; the tables of facts and inputs have
 * rows for them
 */
public record ExportResult(long rows, long unreadable) {}
