package org.chorus.console.numbers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chorus.campaign.link.Channel;
import org.chorus.console.look.ChannelWords;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Country;
import org.chorus.signature.Shares;
import org.chorus.signature.Shares.Share;

/**
 * Into which parts the people of a pool fall, as a table of which each row is drawn below its name.
 */
final class SharePanel extends Div {

  private final NativeTable table = new NativeTable();
  private final Reader reader;
  private final long most;

  private SharePanel(String id, String part, Shares<?> shares, Reader reader) {
    this.reader = reader;
    this.most = everything(shares).mapToLong(SharePanel::drawn).max().orElse(0);
    setId(id);
    table.addClassNames("numbers-table", "shares");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of(part, "People", "Through your page")) {
      head.addHeaderCell().setText(title);
    }
  }

  static SharePanel byChannel(Shares<Channel> channels, Reader reader) {
    SharePanel panel = new SharePanel("by-channel", "Channel", channels, reader);
    panel.rows(channels.largest(), ChannelWords::of);
    panel.show(
        "By channel",
        "On which way people came, as the link says that they followed: a link made here, a"
            + " supporter's own, or any other by its utm_medium.",
        channels);
    return panel;
  }

  /** Those who did not say stand last, however many they are. */
  static SharePanel byCountry(Shares<Optional<Country>> countries, Reader reader) {
    SharePanel panel = new SharePanel("by-country", "Country", countries, reader);
    panel.rows(
        countries.largest().stream().filter(share -> share.value().isPresent()).toList(),
        PartWords::ofCountry);
    panel.rest(countries);
    panel.rows(
        countries.largest().stream().filter(share -> share.value().isEmpty()).toList(),
        PartWords::ofCountry);
    panel.show("By country", "Where people live, as they said themselves.", countries);
    return panel;
  }

  static SharePanel byLanguage(Shares<String> languages, Reader reader) {
    SharePanel panel = new SharePanel("by-language", "Language", languages, reader);
    panel.rows(languages.largest(), PartWords::ofLanguage);
    panel.rest(languages);
    panel.show("By language", "In which language the page was on which they signed.", languages);
    return panel;
  }

  private static Stream<Share<?>> everything(Shares<?> shares) {
    return Stream.concat(shares.largest().stream(), shares.rest().stream());
  }

  /** How many are drawn of a part: of one that is not told the partner's own. */
  private static long drawn(Share<?> share) {
    return share.total().orElse(share.own());
  }

  private <V> void rows(List<Share<V>> shares, Function<V, String> name) {
    shares.forEach(share -> row(name.apply(share.value()), share));
  }

  private void rest(Shares<?> shares) {
    shares.rest().ifPresent(rest -> row("All others", rest));
  }

  private void row(String name, Share<?> share) {
    NativeTableRow row = table.getBody().addRow();
    NativeTableHeaderCell title = row.addHeaderCell();
    title.add(new Span(name), bar(share));
    NativeTableCell people = row.addDataCell();
    people.setText(
        share.total().isPresent() ? reader.number(share.total().getAsLong()) : "not told");
    row.addDataCell().setText(reader.number(share.own()));
  }

  /** Says nothing that the row does not say. */
  private Div bar(Share<?> share) {
    Div bar = new Div(length("bar-own", share.own()));
    bar.add(length("bar-others", drawn(share) - share.own()));
    bar.addClassName("bar");
    bar.getElement().setAttribute("aria-hidden", "true");
    return bar;
  }

  private Span length(String style, long people) {
    Span length = new Span();
    length.addClassName(style);
    length.setWidth(most == 0 ? "0" : 100.0 * people / most + "%");
    return length;
  }

  private void show(String heading, String explanation, Shares<?> shares) {
    Panel panel = new Panel(heading, table).explained(explanation);
    if (everything(shares).anyMatch(share -> share.total().isEmpty())) {
      Paragraph hint =
          new Paragraph(
              "“Not told” stands where only a few people came through the others, or where their"
                  + " number would follow from the sum or from another period.");
      hint.addClassName("hint");
      panel.add(hint);
    }
    add(panel);
  }
}
