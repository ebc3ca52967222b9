package org.chorus.sharing.overlap;

import java.time.Instant;
import java.util.List;
import org.chorus.spreadsheet.ForeignFormat;

/** What became of a file: its list is taken whole, or not at all. */
public sealed interface UploadOutcome {

  /**
   * It is the Organization's list now, in place of the one before.
   *
   * @param addresses different ones, of which each counts once
   * @param duplicates rows whose address, in whichever spelling, stood in one before
   * @param withoutAddress rows with nothing in the column of addresses, left out
   */
  record Taken(long addresses, long duplicates, long withoutAddress) implements UploadOutcome {}

  /** It is no table of text. */
  record Foreign(ForeignFormat format) implements UploadOutcome {

    /** What it is, and what to do instead. */
    public String remedy() {
      return format.remedy();
    }
  }

  /** No column is called so, and in none are most of the first rows addresses. */
  record NoAddressColumn() implements UploadOutcome {}

  /**
   * Rows cannot be taken, so none was.
   *
   * @param first at most {@link SupporterLists#BROKEN_ROWS_SHOWN}, from the top
   * @param number of all
   */
  record BrokenRows(List<BrokenRow> first, long number) implements UploadOutcome {}

  /**
   * There are not enough different addresses to hide one among them.
   *
   * @param addresses that there are
   * @param duplicates rows beyond that
   */
  record TooFew(long addresses, long duplicates) implements UploadOutcome {}

  /** It is larger than {@link SupporterLists#MAX_BYTES}. */
  record TooLarge() implements UploadOutcome {}

  /**
   * The Organization has uploaded as many lists as it may for now.
   *
   * @param again when it may upload the next one
   */
  record QuotaSpent(Instant again) implements UploadOutcome {}

  /** A colleague began to upload another one meanwhile. */
  record Overtaken() implements UploadOutcome {}
}
