package org.chorus.sharing.deletion;

/** Identifies a {@link DueDeletion}, and nobody. */
public record DeletionId(long value) {}
