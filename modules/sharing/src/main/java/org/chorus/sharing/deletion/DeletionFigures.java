package org.chorus.sharing.deletion;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with what an Organization must delete.
 *
 * @param open people who are still to be deleted
 * @param overdue those among them whose month is over
 * @param nextDue until when the next one is due; empty where none is open
 * @param done people whom it has deleted, as its data stewards said
 * @param lastDone when they said so last
 */
public record DeletionFigures(
    long open, long overdue, Optional<Instant> nextDue, long done, Optional<Instant> lastDone) {}
