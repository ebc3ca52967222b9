package org.chorus.sharing.overlap;

/** Why a row of a list cannot be taken, and what to do about it. */
public enum RowFault {
  NOT_AN_ADDRESS(
      "What stands in the column of addresses is no email address. Correct it, or delete the row."),
  SEVERAL_ADDRESSES("Several addresses stand in one cell. Give each a row of its own."),
  CELLS_MISSING(
      "The row ends before the column of addresses. Complete it, or delete it; a cell that contains"
          + " the separator needs quotes around it."),
  OPEN_QUOTE(
      "A cell runs over several lines with further addresses in them: a quote (\") is not closed."
          + " Close it, or upload the column of addresses alone."),
  UNREADABLE_FROM_HERE(
      "From here on nothing could be read: a quote (\") is not closed or stands within a cell, or one"
          + " cell is longer than a million characters. Correct it, or upload the column of addresses"
          + " alone.");

  private final String remedy;

  RowFault(String remedy) {
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
