package org.chorus.console.moderation;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chorus.console.look.ColumnChart;
import org.chorus.console.look.ColumnChart.Column;
import org.chorus.console.look.ColumnChart.Layer;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.signature.Standing;
import org.chorus.signature.moderation.ByStanding;
import org.chorus.signature.moderation.Moderation;
import org.chorus.signature.moderation.NetworkArea;
import org.chorus.signature.moderation.SignatureFilter;
import org.chorus.signature.moderation.Trends;

/** Whence signatures came lately, with a way from each row to the signatures behind it. */
final class TrendsPanel extends Div {

  private final Actor actor;
  private final CampaignId campaign;
  private final Moderation moderation;
  private final Reader reader;
  private final Consumer<SignatureFilter> show;
  private final Select<Trends.Span> span = new Select<>();
  private final Div content = new Div();

  /**
   * @param show to show the signatures of a row
   */
  TrendsPanel(
      Actor actor,
      CampaignId campaign,
      Moderation moderation,
      Reader reader,
      Consumer<SignatureFilter> show) {
    this.actor = actor;
    this.campaign = campaign;
    this.moderation = moderation;
    this.reader = reader;
    this.show = show;
    setId("trends");
    span.setId("trends-span");
    span.setLabel("Time");
    span.setItems(Trends.Span.values());
    span.setItemLabelGenerator(Worded::of);
    span.setValue(Trends.Span.WEEK);
    span.addValueChangeListener(change -> refresh());
    add(new Panel("When and from where", span, content));
    refresh();
  }

  void refresh() {
    content.removeAll();
    Trends trends = moderation.trends(actor, campaign, span.getValue());
    if (trends.total() == 0) {
      content.add(new Paragraph("Nobody signed in this time."));
      return;
    }
    content.add(chart(trends));
    Div tables =
        new Div(
            table(
                "Networks",
                "network",
                trends.networks(),
                Function.identity(),
                network ->
                    NetworkArea.parse(network)
                        .map(SignatureFilter.ALL::network)
                        .orElse(SignatureFilter.ALL)),
            table(
                "Domains of mail addresses",
                "domain",
                trends.domains(),
                Function.identity(),
                SignatureFilter.ALL::domain),
            table(
                "Reasons for suspicion",
                "suspicion",
                trends.suspicions(),
                Worded::of,
                suspicion -> SignatureFilter.ALL.suspected(EnumSet.of(suspicion))));
    tables.addClassName("share-tables");
    content.add(tables);
  }

  private ColumnChart chart(Trends trends) {
    boolean hourly = span.getValue().step().equals(Duration.ofHours(1));
    return new ColumnChart(
        hourly ? "Signatures per hour" : "Signatures per day (UTC)",
        hourly ? "Hour" : "Day",
        List.of(
            new Layer("Counted or to be confirmed", "others"),
            new Layer("Held", "own"),
            new Layer("Out of the count", "out")),
        trends.periods().stream()
            .map(
                period ->
                    new Column(
                        hourly
                            ? reader.moment(period.begin())
                            : reader.date(LocalDate.ofInstant(period.begin(), ZoneOffset.UTC)),
                        List.of(
                            in(period.numbers()),
                            period.numbers().of(Standing.HELD),
                            out(period.numbers()))))
            .toList(),
        reader);
  }

  private static long in(ByStanding numbers) {
    return numbers.of(Standing.COUNTED) + numbers.of(Standing.UNCONFIRMED);
  }

  private static long out(ByStanding numbers) {
    return numbers.of(Standing.INVALIDATED) + numbers.of(Standing.WITHDRAWN);
  }

  private <T> Div table(
      String title,
      String id,
      List<Trends.Share<T>> shares,
      Function<T, String> words,
      Function<T, SignatureFilter> filter) {
    NativeTable table = new NativeTable();
    table.setId("trends-" + id);
    table.addClassNames("numbers-table", "shares");
    table.setCaptionText(title);
    NativeTableRow head = table.getHead().addRow();
    for (String column : List.of("", "Signatures", "Held", "Out")) {
      head.addHeaderCell().setText(column);
    }
    long most = shares.stream().mapToLong(share -> share.numbers().total()).max().orElse(1);
    for (Trends.Share<T> share : shares) {
      NativeTableRow row = table.getBody().addRow();
      String name = words.apply(share.value());
      Button look = new Button(name, click -> show.accept(filter.apply(share.value())));
      look.addThemeVariants(ButtonVariant.TERTIARY);
      look.setAriaLabel("Show signatures: " + name);
      Span bar = new Span();
      bar.addClassName("share-bar");
      bar.setWidth(Math.ceilDiv(100 * share.numbers().total(), most) + "%");
      row.addHeaderCell().add(look, bar);
      row.addDataCell().setText(reader.number(share.numbers().total()));
      row.addDataCell().setText(reader.number(share.numbers().of(Standing.HELD)));
      row.addDataCell().setText(reader.number(out(share.numbers())));
    }
    Div box = new Div(table);
    if (shares.isEmpty()) {
      Paragraph none = new Paragraph(title + ": none.");
      none.addClassName("hint");
      return new Div(none);
    }
    return box;
  }
}
