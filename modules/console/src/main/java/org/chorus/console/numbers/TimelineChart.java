package org.chorus.console.numbers;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.chorus.console.look.Reader;
import org.chorus.console.numbers.Timeline.Period;

/**
 * A timeline as stacked columns, drawn here and not in the browser, with its numbers as a table.
 */
final class TimelineChart extends Div {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 220;
  private static final int LEFT = 48;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;
  private static final int PLOT = HEIGHT - TOP - BOTTOM;
  private static final int LABEL_WIDTH = 96;
  private static final double MAX_COLUMN = 36;

  TimelineChart(Timeline timeline, Reader reader) {
    addClassName("timeline");
    Div legend = new Div(key("key-own", "Through your page"), key("key-others", "Others"));
    legend.addClassName("legend");
    Paragraph note =
        new Paragraph(
            "New signatures per " + timeline.step().title() + ". Days begin at midnight UTC.");
    note.addClassName("hint");
    NativeDetails numbers = new NativeDetails("The same as a table", table(timeline, reader));
    Div chart = new Div(new Svg(draw(timeline, reader)));
    chart.addClassName("chart-scroll");
    chart.getElement().setAttribute("tabindex", "0"); // on a phone it scrolls, also by keyboard
    chart.getElement().setAttribute("role", "group");
    chart.getElement().setAttribute("aria-label", "Chart");
    add(legend, chart, note, numbers);
  }

  private static Span key(String className, String words) {
    Span mark = new Span();
    mark.addClassNames("key", className);
    Span key = new Span(mark, new Span(words));
    return key;
  }

  private static String draw(Timeline timeline, Reader reader) {
    List<Period> periods = timeline.periods();
    long top = roundUp(timeline.peak());
    double slot = (double) (WIDTH - LEFT) / periods.size();
    double column = Math.min(MAX_COLUMN, slot * 0.8);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg class="chart" viewBox="0 0 %d %d" role="img" aria-label="%s">
        """
            .formatted(WIDTH, HEIGHT, describe(timeline, reader)));
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
    int every = Math.max(1, (int) Math.ceil(LABEL_WIDTH / slot));
    for (int i = 0; i < periods.size(); i++) {
      Period period = periods.get(i);
      double x = LEFT + i * slot + (slot - column) / 2;
      double own = y(period.own(), top);
      double all = y(period.total(), top);
      svg.append(
          String.format(
              Locale.ROOT,
              "<g><title>%s: %s / %s</title>"
                  + "<rect class='chart-own' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>"
                  + "<rect class='chart-others' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/></g>",
              reader.date(period.begin()),
              reader.number(period.own()),
              reader.number(period.others()),
              x,
              own,
              column,
              y(0, top) - own,
              x,
              all,
              column,
              own - all));
      if (i % every == 0) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<text class='chart-text' x='%.1f' y='%d' text-anchor='middle'>%s</text>",
                Math.clamp(x + column / 2, LEFT + 30.0, WIDTH - 40.0),
                HEIGHT - 8,
                reader.date(period.begin())));
      }
    }
    return svg.append("</svg>").toString();
  }

  private static String describe(Timeline timeline, Reader reader) {
    return "New signatures per "
        + timeline.step().title()
        + " from "
        + reader.date(timeline.periods().getFirst().begin())
        + " to "
        + reader.date(timeline.periods().getLast().begin())
        + ", at most "
        + reader.number(timeline.peak())
        + ". The numbers are in the table below.";
  }

  private static double y(long number, long top) {
    return TOP + PLOT * (1 - (double) number / top);
  }

  /** The next even number of one or two digits and zeros, so that half of it is round as well. */
  static long roundUp(long peak) {
    long unit = 2;
    while (unit * 10 < peak) {
      unit *= 10;
    }
    return Math.max(2, (peak + unit - 1) / unit * unit);
  }

  private static NativeTable table(Timeline timeline, Reader reader) {
    NativeTable table = new NativeTable();
    table.addClassName("numbers-table");
    table.setCaptionText("New signatures per " + timeline.step().title());
    NativeTableRow head = table.getHead().addRow();
    for (String title :
        List.of(
            timeline.step() == Timeline.Step.DAY ? "Day" : "From", "Through your page", "Others")) {
      head.addHeaderCell().setText(title);
    }
    NativeTableBody body = table.getBody();
    for (Period period : timeline.periods()) {
      NativeTableRow row = body.addRow();
      row.addHeaderCell().setText(reader.date(period.begin()));
      row.addDataCell().setText(reader.number(period.own()));
      row.addDataCell().setText(reader.number(period.others()));
    }
    return table;
  }
}
