package org.chorus.console.moderation;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.chorus.console.look.Reader;
import org.chorus.signature.Standing;
import org.chorus.signature.moderation.ByStanding;
import org.chorus.signature.moderation.Trends;

/** When signatures came, as stacked columns drawn on the server, with the numbers as a table. */
final class PeriodsChart extends Div {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 200;
  private static final int LEFT = 48;
  private static final int TOP = 10;
  private static final int PLOT = HEIGHT - TOP - 26;
  private static final int LABELS = 6;

  private final Reader reader;
  private final boolean hourly;

  PeriodsChart(Trends trends, Trends.Span span, Reader reader) {
    this.reader = reader;
    this.hourly = span.step().equals(Duration.ofHours(1));
    addClassName("timeline");
    Div legend =
        new Div(
            key("key-others", "Counted or to be confirmed"),
            key("key-own", "Held"),
            key("key-out", "Out of the count"));
    legend.addClassName("legend");
    Div chart = new Div(new Svg(draw(trends.periods())));
    chart.addClassName("chart-scroll");
    chart.getElement().setAttribute("tabindex", "0"); // on a phone it scrolls, also by keyboard
    chart.getElement().setAttribute("role", "group");
    chart.getElement().setAttribute("aria-label", "Chart");
    add(legend, chart);
    if (!hourly) {
      Paragraph note = new Paragraph("Days begin at midnight UTC.");
      note.addClassName("hint");
      add(note);
    }
    add(new NativeDetails("The same as a table", table(trends.periods())));
  }

  private static Span key(String className, String words) {
    Span mark = new Span();
    mark.addClassNames("key", className);
    return new Span(mark, new Span(words));
  }

  static long in(ByStanding numbers) {
    return numbers.of(Standing.COUNTED) + numbers.of(Standing.UNCONFIRMED);
  }

  static long out(ByStanding numbers) {
    return numbers.of(Standing.INVALIDATED) + numbers.of(Standing.WITHDRAWN);
  }

  private String draw(List<Trends.Period> periods) {
    long peak = periods.stream().mapToLong(period -> period.numbers().total()).max().orElse(0);
    long top = peak + peak % 2 + (peak == 0 ? 2 : 0); // so that half of it is whole
    double slot = (double) (WIDTH - LEFT) / periods.size();
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg class='chart' viewBox='0 0 %d %d' role='img' aria-label='%s'>"
            .formatted(WIDTH, HEIGHT, describe(peak)));
    for (long line : List.of(0L, top / 2, top)) {
      double y = y(line, top);
      svg.append(
          String.format(
              Locale.ROOT, // coordinates are for the browser, whatever language its reader has
              "<line class='chart-line' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>"
                  + "<text class='chart-text' x='%d' y='%.1f' text-anchor='end'>%s</text>",
              LEFT,
              WIDTH,
              y,
              y,
              LEFT - 8,
              y + 4,
              reader.number(line)));
    }
    int every = Math.ceilDiv(periods.size(), LABELS);
    for (int i = 0; i < periods.size(); i++) {
      Trends.Period period = periods.get(i);
      double x = LEFT + i * slot;
      long in = in(period.numbers());
      long held = period.numbers().of(Standing.HELD);
      svg.append("<g><title>").append(title(period)).append("</title>");
      column(svg, "chart-others", x, slot, 0, in, top);
      column(svg, "chart-own", x, slot, in, in + held, top);
      column(svg, "chart-out", x, slot, in + held, period.numbers().total(), top);
      svg.append("</g>");
      if (i % every == 0) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<text class='chart-text' x='%.1f' y='%d'>%s</text>",
                x,
                HEIGHT - 8,
                label(period.begin())));
      }
    }
    return svg.append("</svg>").toString();
  }

  private static void column(
      StringBuilder svg, String color, double x, double slot, long from, long to, long top) {
    if (to > from) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect class='%s' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>",
              color,
              x,
              y(to, top),
              Math.max(1, slot * 0.85),
              y(from, top) - y(to, top)));
    }
  }

  private static double y(long number, long top) {
    return TOP + PLOT * (1 - (double) number / top);
  }

  private String describe(long peak) {
    return "Signatures per "
        + (hourly ? "hour" : "day")
        + ", at most "
        + reader.number(peak)
        + ". The numbers are in the table below.";
  }

  private String title(Trends.Period period) {
    return label(period.begin()) + ": " + reader.number(period.numbers().total());
  }

  private String label(Instant begin) {
    return hourly ? reader.moment(begin) : reader.date(begin);
  }

  /** Without the hours in which nothing happened: a week has very many of them. */
  private NativeTable table(List<Trends.Period> periods) {
    NativeTable table = new NativeTable();
    table.addClassName("numbers-table");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of(hourly ? "Hour" : "Day", "Counted", "Held", "Out")) {
      head.addHeaderCell().setText(title);
    }
    for (Trends.Period period : periods) {
      if (period.numbers().total() == 0) {
        continue;
      }
      NativeTableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(label(period.begin()));
      row.addDataCell().setText(reader.number(in(period.numbers())));
      row.addDataCell().setText(reader.number(period.numbers().of(Standing.HELD)));
      row.addDataCell().setText(reader.number(out(period.numbers())));
    }
    return table;
  }
}
