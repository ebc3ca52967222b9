package org.chorus.spreadsheet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a file is that is no table of text, whatever it is called; told by how it begins. */
public enum ForeignFormat {
  EMPTY("The file is empty. Export the list again, then choose the new file."),
  WORKBOOK(
      "This is a workbook of a spreadsheet program. Open it there, save the sheet with the addresses"
          + " as “CSV UTF-8”, and choose that file."),
  ZIP("This is a ZIP archive. Unpack it, and choose the CSV file that is in it."),
  COMPRESSED("This file is compressed. Unpack it, and choose the CSV file that is in it."),
  PDF("This is a PDF. Export the list as CSV where it is kept, and choose that file."),
  MARKUP(
      "This is a web page or an XML file, often what a login screen answers in place of a download."
          + " Export the list as CSV again, and choose that file."),
  BINARY("This is no text file. Export the list as CSV where it is kept, and choose that file.");

  private final String remedy;

  ForeignFormat(String remedy) {
    this.remedy = remedy;
  }

  /** What it is, and what to do instead. */
  public String remedy() {
    return remedy;
  }

  /** Empty where the bytes may well begin a text. */
  static Optional<ForeignFormat> of(byte[] beginning) {
    if (beginning.length == 0) {
      return Optional.of(EMPTY);
    }
    if (begins(beginning, 'P', 'K', 3, 4) || begins(beginning, 'P', 'K', 5, 6)) {
      return Optional.of(isWorkbook(beginning) ? WORKBOOK : ZIP);
    }
    if (begins(beginning, 0xD0, 0xCF, 0x11, 0xE0)) { // what workbooks were before 2007
      return Optional.of(WORKBOOK);
    }
    if (begins(beginning, '%', 'P', 'D', 'F')) {
      return Optional.of(PDF);
    }
    if (begins(beginning, 0x1F, 0x8B)
        || begins(beginning, 'B', 'Z', 'h')
        || begins(beginning, '7', 'z', 0xBC, 0xAF)
        || begins(beginning, 'R', 'a', 'r', '!')
        || begins(beginning, 0x28, 0xB5, 0x2F, 0xFD)) {
      return Optional.of(COMPRESSED);
    }
    return firstSign(beginning) == '<' ? Optional.of(MARKUP) : Optional.empty();
  }

  private static boolean isWorkbook(byte[] beginning) {
    String names = new String(beginning, StandardCharsets.ISO_8859_1);
    return names.contains("[Content_Types].xml")
        || names.contains("xl/")
        || names.contains("opendocument");
  }

  private static boolean begins(byte[] beginning, int... signature) {
    if (beginning.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if (beginning[i] != (byte) signature[i]) {
        return false;
      }
    }
    return true;
  }

  private static char firstSign(byte[] beginning) {
    String text =
        new String(beginning, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    return text.isEmpty() ? ' ' : text.charAt(0);
  }
}
