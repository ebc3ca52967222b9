package org.chorus.console.statement;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** A statement for a board meeting: every figure with how it is counted, on paper (A4). */
final class StatementPdf {

  private static final float MARGIN = 56; // points, two centimeters
  private static final float PADDING = 6;
  private static final float INDENT = 18;

  private static final BaseFont SANS = font("Regular");
  private static final BaseFont SANS_BOLD = font("Bold");
  private static final Font TITLE = new Font(SANS_BOLD, 20);
  private static final Font TEXT = new Font(SANS, 10);
  private static final Font STRONG = new Font(SANS_BOLD, 10);
  private static final Font SMALL = new Font(SANS, 8.5f);

  /**
   * What stands above the figures.
   *
   * @param facts whose statement it is, of what, of which time
   */
  record Head(String title, List<String> facts) {}

  /** A figure as it is printed. */
  record Line(Figure figure, String number) {}

  private StatementPdf() {}

  /** Names may be Latin, Greek or Cyrillic: the fonts that every reader has know the first only. */
  private static BaseFont font(String weight) {
    String name = "LiberationSans-" + weight + ".ttf";
    try (InputStream font =
        requireNonNull(StatementPdf.class.getResourceAsStream("/liberation/" + name))) {
      return BaseFont.createFont(
          name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, font.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the stream that it writes to. */
  static void write(OutputStream to, Head head, List<Line> lines) {
    Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    PdfWriter.getInstance(document, to);
    document.addTitle(head.title());
    document.open();
    document.add(new Paragraph(head.title(), TITLE));
    head.facts().forEach(fact -> document.add(new Paragraph(fact, TEXT)));
    PdfPTable table = new PdfPTable(new float[] {5, 1});
    table.setWidthPercentage(100);
    table.setSpacingBefore(2 * PADDING);
    table.setHeaderRows(1);
    table.addCell(cell(new Phrase("What", STRONG), Element.ALIGN_LEFT));
    table.addCell(cell(new Phrase("People", STRONG), Element.ALIGN_RIGHT));
    for (Line line : lines) {
      table.addCell(what(line.figure()));
      table.addCell(cell(new Phrase(line.number(), STRONG), Element.ALIGN_RIGHT));
    }
    document.add(table);
    document.close();
  }

  private static PdfPCell what(Figure figure) {
    PdfPCell cell = cell(new Phrase(), Element.ALIGN_LEFT);
    cell.setPhrase(null);
    cell.addElement(new Paragraph(figure.title(), figure.part() ? TEXT : STRONG));
    cell.addElement(new Paragraph(figure.meaning(), SMALL));
    cell.setPaddingTop(0); // a paragraph brings its own
    if (figure.part()) {
      cell.setPaddingLeft(INDENT);
    }
    return cell;
  }

  private static PdfPCell cell(Phrase text, int alignment) {
    PdfPCell cell = new PdfPCell(text);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderWidth(0.5f);
    cell.setPadding(PADDING);
    cell.setPaddingLeft(0);
    cell.setHorizontalAlignment(alignment);
    return cell;
  }
}
