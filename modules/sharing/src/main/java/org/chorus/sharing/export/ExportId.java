package org.chorus.sharing.export;

/** Names one export of one Organization. */
public record ExportId(long value) {}
