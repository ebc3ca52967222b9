package org.chorus.console.look;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.nio.charset.StandardCharsets;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * Numbers over time as stacked columns, drawn here and not in the browser, with the same numbers as
 * a table for whoever reads or hears rather than looks.
 */
public final class ColumnChart extends Div {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 220;
  private static final int LEFT = 48;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;
  private static final int PLOT = HEIGHT - TOP - BOTTOM;
  private static final int LETTER_WIDTH = 7;
  private static final double MAX_COLUMN = 36;

  /**
   * A kind of thing that is counted.
   *
   * @param style its color in the style sheet, where {@code key-} and {@code chart-} lead it
   */
  public record Layer(String title, String style) {}

  /**
   * What was counted in one time.
   *
   * @param label when that was, as the reader writes it
   * @param numbers one for each layer, from the ground up
   */
  public record Column(String label, List<Long> numbers) {

    private long total() {
      return numbers.stream().mapToLong(Long::longValue).sum();
    }
  }

  private final String caption;
  private final List<Layer> layers;
  private final List<Column> columns;
  private final Reader reader;

  /**
   * @param caption what is counted, and for how long in each column: {@code Signatures per day
   *     (UTC)}
   * @param time the head of the table's first column
   * @param columns in order, at least one
   */
  public ColumnChart(
      String caption, String time, List<Layer> layers, List<Column> columns, Reader reader) {
    this.caption = caption;
    this.layers = layers;
    this.columns = columns;
    this.reader = reader;
    addClassName("timeline");
    Div legend = new Div();
    legend.addClassName("legend");
    layers.forEach(layer -> legend.add(key(layer)));
    Div chart = new Div(new Svg(draw()));
    chart.addClassName("chart-scroll");
    chart.getElement().setAttribute("tabindex", "0"); // on a phone it scrolls, also by keyboard
    chart.getElement().setAttribute("role", "group");
    chart.getElement().setAttribute("aria-label", "Chart");
    Paragraph note = new Paragraph(caption + ".");
    note.addClassName("hint");
    add(legend, chart, note, new NativeDetails("The same as a table", table(time)));
  }

  private static Span key(Layer layer) {
    Span mark = new Span();
    mark.addClassNames("key", "key-" + layer.style());
    return new Span(mark, new Span(layer.title()));
  }

  private String draw() {
    long top = roundUp(peak());
    double slot = (double) (WIDTH - LEFT) / columns.size();
    double width = Math.min(MAX_COLUMN, Math.max(1, slot * 0.85));
    // Coordinates are for the browser, whatever language its reader has.
    Formatter svg = new Formatter(Locale.ROOT);
    svg.format(
        "<svg class='chart' viewBox='0 0 %d %d' role='img' aria-label='%s'>",
        WIDTH, HEIGHT, escape(describe()));
    for (long line : List.of(0L, top / 2, top)) {
      double y = y(line, top);
      svg.format(
          "<line class='chart-line' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>"
              + "<text class='chart-text' x='%d' y='%.1f' text-anchor='end'>%s</text>",
          LEFT, WIDTH, y, y, LEFT - 8, y + 4, escape(reader.number(line)));
    }
    double label =
        LETTER_WIDTH * columns.stream().mapToInt(each -> each.label().length()).max().orElse(0);
    int every = (int) Math.ceil((label + LETTER_WIDTH) / slot);
    for (int i = 0; i < columns.size(); i++) {
      double x = LEFT + i * slot + (slot - width) / 2;
      draw(svg, columns.get(i), x, width, top);
      if (i % every == 0 && x + label <= WIDTH) {
        svg.format(
            "<text class='chart-text' x='%.1f' y='%d'>%s</text>",
            x, HEIGHT - 8, escape(columns.get(i).label()));
      }
    }
    return svg.format("</svg>").toString();
  }

  private void draw(Formatter svg, Column column, double x, double width, long top) {
    List<String> numbers = column.numbers().stream().map(reader::number).toList();
    svg.format(
        "<g><title>%s: %s</title>", escape(column.label()), escape(String.join(" / ", numbers)));
    long ground = 0;
    for (int layer = 0; layer < layers.size(); layer++) {
      long end = ground + column.numbers().get(layer);
      if (end > ground) {
        svg.format(
            "<rect class='chart-%s' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>",
            layers.get(layer).style(), x, y(end, top), width, y(ground, top) - y(end, top));
      }
      ground = end;
    }
    svg.format("</g>");
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }

  private static double y(long number, long top) {
    return TOP + PLOT * (1 - (double) number / top);
  }

  private long peak() {
    return columns.stream().mapToLong(Column::total).max().orElse(0);
  }

  /** The next even number of one or two digits and zeros, so that half of it is round as well. */
  static long roundUp(long peak) {
    long unit = 2;
    while (unit * 10 < peak) {
      unit *= 10;
    }
    return Math.max(2, (peak + unit - 1) / unit * unit);
  }

  private String describe() {
    return caption
        + " from "
        + columns.getFirst().label()
        + " to "
        + columns.getLast().label()
        + ", at most "
        + reader.number(peak())
        + ". The numbers are in the table below.";
  }

  /** Without the times in which nothing happened: a week has very many hours of them. */
  private NativeTable table(String time) {
    NativeTable table = new NativeTable();
    table.addClassName("numbers-table");
    table.setCaptionText(caption + ", without those that had none");
    NativeTableRow head = table.getHead().addRow();
    head.addHeaderCell().setText(time);
    layers.forEach(layer -> head.addHeaderCell().setText(layer.title()));
    for (Column column : columns) {
      if (column.total() > 0) {
        NativeTableRow row = table.getBody().addRow();
        row.addHeaderCell().setText(column.label());
        column.numbers().forEach(number -> row.addDataCell().setText(reader.number(number)));
      }
    }
    return table;
  }
}
