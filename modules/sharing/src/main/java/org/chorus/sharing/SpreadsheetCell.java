package org.chorus.sharing;

/** Keeps spreadsheets from running what supporters typed (OWASP, CSV injection). */
final class SpreadsheetCell {

  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

  private SpreadsheetCell() {}

  static String escape(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
