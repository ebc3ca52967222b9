package org.chorus.console.numbers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
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

/** Into which parts the people of a pool fall, as a table. */
final class SharePanel extends Div {

  private final NativeTable table = new NativeTable();
  private final Reader reader;

  private SharePanel(String id, String part, Reader reader) {
    this.reader = reader;
    setId(id);
    table.addClassName("numbers-table");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of(part, "People", "Through your page")) {
      head.addHeaderCell().setText(title);
    }
  }

  static SharePanel byChannel(Shares<Channel> channels, Reader reader) {
    SharePanel panel = new SharePanel("by-channel", "Channel", reader);
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
    SharePanel panel = new SharePanel("by-country", "Country", reader);
    panel.rows(
        countries.largest().stream().filter(share -> share.value().isPresent()).toList(),
        country -> country.orElseThrow().nameIn(Locale.ENGLISH));
    countries.rest().ifPresent(rest -> panel.row("All others", rest));
    panel.rows(
        countries.largest().stream().filter(share -> share.value().isEmpty()).toList(),
        unsaid -> "Not said");
    panel.show("By country", "Where people live, as they said themselves.", countries);
    return panel;
  }

  private <V> void rows(List<Share<V>> shares, Function<V, String> name) {
    shares.forEach(share -> row(name.apply(share.value()), share));
  }

  private void row(String name, Share<?> share) {
    NativeTableRow row = table.getBody().addRow();
    row.addHeaderCell().setText(name);
    row.addDataCell()
        .setText(share.total().isPresent() ? reader.number(share.total().getAsLong()) : "not told");
    row.addDataCell().setText(reader.number(share.own()));
  }

  private void show(String heading, String explanation, Shares<?> shares) {
    Panel panel = new Panel(heading, table).explained(explanation);
    if (Stream.concat(shares.largest().stream(), shares.rest().stream())
        .anyMatch(share -> share.total().isEmpty())) {
      Paragraph hint =
          new Paragraph(
              "“Not told” stands where only a few people came through the others, or where their"
                  + " number would follow from the sum.");
      hint.addClassName("hint");
      panel.add(hint);
    }
    add(panel);
  }
}
