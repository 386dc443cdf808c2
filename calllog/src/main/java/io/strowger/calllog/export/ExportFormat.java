package io.strowger.calllog.export;

/** How rows are written; UTF-8 is for the writer to see to. */
public enum ExportFormat {
    /** RFC 4180 with a header, lines ended by a line feed. */
    CSV,
    /** One JSON object a line; absent values are left out. */
    JSONL
}
