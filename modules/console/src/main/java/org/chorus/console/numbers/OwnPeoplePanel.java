package org.chorus.console.numbers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chorus.campaign.link.LinkId;
import org.chorus.console.look.ChannelWords;
import org.chorus.console.look.ColumnChart;
import org.chorus.console.look.ColumnChart.Column;
import org.chorus.console.look.ColumnChart.Layer;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.signature.PoolNumbers.Day;
import org.chorus.signature.dashboard.Dashboard;
import org.chorus.signature.dashboard.Dashboard.Series;

/**
 * The partner's own people over time, by what they have in common: the three parts that are most,
 * and all others as one. They are the partner's own, so all of them are told.
 */
final class OwnPeoplePanel extends Div {

  private static final int DRAWN = 3;
  private static final List<String> STYLES = List.of("first", "second", "third");

  /** A way to tell people apart. */
  private record Way(String title, List<Part> parts, String none) {}

  /** People who have something in common, by day. */
  private record Part(String name, Map<LocalDate, Long> days) {}

  private final Dashboard dashboard;
  private final Reader reader;
  private final Div shown = new Div();

  /**
   * @param links what the partner's links are called
   */
  OwnPeoplePanel(Dashboard dashboard, Function<LinkId, String> links, Reader reader) {
    this.dashboard = dashboard;
    this.reader = reader;
    setId("own-people");
    Dashboard.Own own = dashboard.own();
    List<Way> ways =
        Stream.of(
                new Way("Channel", parts(own.channels(), ChannelWords::of), ""),
                new Way(
                    "Your link",
                    parts(own.links(), links),
                    "Nobody came by one of your links to this campaign in this period."),
                new Way("Country", parts(own.countries(), PartWords::ofCountry), ""),
                new Way("Language", parts(own.languages(), PartWords::ofLanguage), ""))
            .filter(way -> !way.parts().isEmpty() || !way.none().isEmpty())
            .toList();
    Select<Way> choice = new Select<>();
    choice.setId("own-people-by");
    choice.setLabel("By");
    choice.addClassName("period");
    choice.setItems(ways);
    choice.setItemLabelGenerator(Way::title);
    choice.setValue(ways.getFirst());
    choice.addValueChangeListener(change -> show(change.getValue()));
    show(ways.getFirst());
    add(
        new Panel("Your people over time", choice, shown)
            .explained(
                "Those credited to you. By link only those are counted who came by one of your links"
                    + " to this campaign."));
  }

  private static <V> List<Part> parts(List<Series<V>> series, Function<V, String> name) {
    return series.stream().map(each -> new Part(name.apply(each.value()), each.days())).toList();
  }

  private void show(Way way) {
    shown.removeAll();
    shown.add(way.parts().isEmpty() ? new Paragraph(way.none()) : chart(way.parts()));
  }

  private Component chart(List<Part> parts) {
    List<Layer> layers = new ArrayList<>();
    List<Timeline> timelines = new ArrayList<>();
    // One part more than are drawn can as well be drawn itself, under the color of all others.
    int drawn = parts.size() == DRAWN + 1 ? parts.size() : Math.min(DRAWN, parts.size());
    for (int n = 0; n < drawn; n++) {
      layers.add(new Layer(parts.get(n).name(), n < DRAWN ? STYLES.get(n) : "rest"));
      timelines.add(timeline(parts.get(n).days()));
    }
    if (drawn < parts.size()) {
      layers.add(new Layer("All others", "rest"));
      timelines.add(timeline(sum(parts.subList(drawn, parts.size()))));
    }
    Timeline first = timelines.getFirst();
    List<Column> columns = new ArrayList<>();
    for (int period = 0; period < first.periods().size(); period++) {
      int at = period;
      columns.add(
          new Column(
              reader.date(first.periods().get(at).begin()),
              timelines.stream().map(timeline -> timeline.periods().get(at).own()).toList()));
    }
    return new ColumnChart(
        "Your people per " + first.step().title() + " (UTC)",
        first.step() == Timeline.Step.DAY ? "Day" : "From",
        layers,
        columns,
        reader);
  }

  private static Map<LocalDate, Long> sum(List<Part> parts) {
    Map<LocalDate, Long> sum = new TreeMap<>();
    parts.forEach(part -> part.days().forEach((day, people) -> sum.merge(day, people, Long::sum)));
    return sum;
  }

  private Timeline timeline(Map<LocalDate, Long> days) {
    return Timeline.between(
        dashboard.begin(),
        dashboard.end(),
        days.entrySet().stream()
            .map(day -> new Day(day.getKey(), day.getValue(), day.getValue()))
            .toList());
  }
}
