package org.chorus.sharing.overlap;

/**
 * One row that cannot be taken. Says nothing of what stands in it.
 *
 * @param line of the file on which it begins, from 1
 */
public record BrokenRow(long line, RowFault fault) {}
