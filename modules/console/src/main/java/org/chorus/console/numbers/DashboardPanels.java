package org.chorus.console.numbers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Function;
import org.chorus.campaign.link.LinkId;
import org.chorus.console.look.ColumnChart;
import org.chorus.console.look.ColumnChart.Column;
import org.chorus.console.look.ColumnChart.Layer;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.signature.dashboard.Dashboard;
import org.chorus.signature.dashboard.Lookback;

/** A pool over a time that the reader chooses: pictures, each with its numbers. */
final class DashboardPanels extends Div {

  private final Function<Lookback, Dashboard> dashboards;
  private final Function<LinkId, String> links;
  private final Reader reader;
  private final Paragraph days = new Paragraph();
  private final Div shown = new Div();

  /**
   * @param dashboards asked anew each time the reader chooses
   * @param links what the partner's links are called
   */
  DashboardPanels(
      Function<Lookback, Dashboard> dashboards, Function<LinkId, String> links, Reader reader) {
    this.dashboards = dashboards;
    this.links = links;
    this.reader = reader;
    setId("dashboard");
    Select<Lookback> period = new Select<>();
    period.setId("numbers-period");
    period.setLabel("Period (days of UTC)");
    period.addClassName("period");
    period.setItems(Lookback.EVER, Lookback.THIRTY_DAYS, Lookback.SEVEN_DAYS);
    period.setItemLabelGenerator(DashboardPanels::words);
    period.setValue(Lookback.EVER);
    period.addValueChangeListener(change -> show(change.getValue()));
    days.setId("dashboard-days");
    days.addClassName("hint");
    days.getElement().setAttribute("role", "status");
    Div choice = new Div(period, days);
    choice.addClassName("period-choice");
    add(choice, shown);
    show(Lookback.EVER);
  }

  private static String words(Lookback lookback) {
    return switch (lookback) {
      case SEVEN_DAYS -> "Last 7 days";
      case THIRTY_DAYS -> "Last 30 days";
      case EVER -> "From the beginning";
    };
  }

  /** Nothing of another period stays below the one that was chosen, should reading it fail. */
  private void show(Lookback lookback) {
    shown.removeAll();
    days.setText("The numbers of this period could not be read. Choose another, then this again.");
    Dashboard dashboard = dashboards.apply(lookback);
    days.setText(
        "Below: who signed from "
            + reader.date(dashboard.begin())
            + " to "
            + reader.date(dashboard.end())
            + ", today included.");
    if (dashboard.days().isEmpty()) {
      shown.add(
          new Panel(
              "Over time",
              new Paragraph(
                  lookback == Lookback.EVER
                      ? "Nobody has signed yet. Columns appear here with the first signature."
                      : "Nobody signed in this period. Choose a longer one above.")));
      return;
    }
    shown.add(
        new Panel("Over time", overTime(dashboard)),
        new ComparisonPanel(dashboard.comparison(), reader),
        SharePanel.byChannel(dashboard.channels(), reader));
    dashboard
        .countries()
        .ifPresent(countries -> shown.add(SharePanel.byCountry(countries, reader)));
    shown.add(SharePanel.byLanguage(dashboard.languages(), reader));
    if (dashboard.comparison().own() > 0) {
      shown.add(new OwnPeoplePanel(dashboard, links, reader));
    }
  }

  private Component overTime(Dashboard dashboard) {
    Timeline timeline = Timeline.between(dashboard.begin(), dashboard.end(), dashboard.days());
    return new ColumnChart(
        "New signatures per " + timeline.step().title() + " (UTC)",
        timeline.step() == Timeline.Step.DAY ? "Day" : "From",
        List.of(new Layer("Through your page", "own"), new Layer("Others", "others")),
        timeline.periods().stream()
            .map(
                period ->
                    new Column(reader.date(period.begin()), List.of(period.own(), period.others())))
            .toList(),
        reader);
  }
}
