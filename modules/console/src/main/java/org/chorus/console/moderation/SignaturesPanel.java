package org.chorus.console.moderation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Typing;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.signature.Standing;
import org.chorus.signature.Suspicion;
import org.chorus.signature.moderation.Deed;
import org.chorus.signature.moderation.Listing;
import org.chorus.signature.moderation.MaskedSignature;
import org.chorus.signature.moderation.Moderation;
import org.chorus.signature.moderation.NetworkArea;
import org.chorus.signature.moderation.SignatureFilter;
import org.jspecify.annotations.Nullable;

/** Signatures as moderators see them, narrowed as they want, with what they can do about them. */
final class SignaturesPanel extends Div {

  private static final int AT_A_TIME = 50;

  /** To do something with those that a filter selects. */
  interface Doing {
    void begin(Deed deed, SignatureFilter filter);
  }

  private final Actor actor;
  private final CampaignId campaign;
  private final Moderation moderation;
  private final Reader reader;
  private final Doing doing;
  private final Select<@Nullable Standing> standing = new Select<>();
  private final Select<@Nullable Suspicion> suspicion = new Select<>();
  private final TextField network = new TextField("Network");
  private final TextField domain = new TextField("Domain of the address");
  private final TextField words = new TextField("In own words");
  private final DatePicker from = new DatePicker("From");
  private final DatePicker until = new DatePicker("Until");
  private final NativeTable table = new NativeTable();
  private final Paragraph nothing = new Paragraph();
  private final Button more = new Button("Show older ones", click -> showMore());
  private final Div bulk = new Div();

  private SignatureFilter shownBy = SignatureFilter.HELD;
  private OptionalLong last = OptionalLong.empty();
  private boolean filling;

  SignaturesPanel(
      Actor actor, CampaignId campaign, Moderation moderation, Reader reader, Doing doing) {
    this.actor = actor;
    this.campaign = campaign;
    this.moderation = moderation;
    this.reader = reader;
    this.doing = doing;
    setId("signatures");
    bulk.addClassName("actions");
    table.addClassNames("entries", "masked-signatures");
    table.setId("masked-signatures");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of("Signed", "Who", "Standing", "From where", "")) {
      head.addHeaderCell().setText(title);
    }
    more.setId("older-signatures");
    nothing.setId("no-signatures");
    add(
        new Panel("Signatures", filters(), bulk, table, nothing, more)
            .explained(
                "You see when and from where people signed, their initials and the domain of their"
                    + " address, whichever partner they came through. Names and addresses are not"
                    + " shown. That you looked is on record."));
    show(SignatureFilter.HELD);
  }

  private Component filters() {
    choice(standing, "filter-standing", "Standing", Standing.values(), Worded::of);
    choice(suspicion, "filter-suspicion", "Marked because", Suspicion.values(), Worded::of);
    network.setId("filter-network");
    network.setPlaceholder("192.0.2.0/24");
    domain.setId("filter-domain");
    domain.setPlaceholder("example.org");
    words.setId("filter-words");
    from.setId("filter-from");
    until.setId("filter-until");
    for (TextField field : List.of(network, domain, words)) {
      field.setClearButtonVisible(true);
      reported(field);
      field.addValueChangeListener(change -> changed());
    }
    for (DatePicker day : List.of(from, until)) {
      day.setLocale(reader.locale());
      day.setClearButtonVisible(true);
      day.addValueChangeListener(change -> changed());
    }
    Div filters = new Div(standing, suspicion, network, domain, words, from, until);
    filters.addClassName("filters");
    return filters;
  }

  private static <F extends Component & HasValueChangeMode> void reported(F field) {
    Typing.reported(field);
  }

  private <T> void choice(
      Select<@Nullable T> select,
      String id,
      String label,
      T[] items,
      java.util.function.Function<T, String> itemWords) {
    select.setId(id);
    select.setLabel(label);
    select.setItems(items);
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption("Any");
    select.setItemLabelGenerator(item -> item == null ? "Any" : itemWords.apply(item));
    select.addValueChangeListener(change -> changed());
  }

  /** Puts a filter into the fields. */
  void show(SignatureFilter filter) {
    filling = true;
    standing.setValue(filter.standings().stream().findFirst().orElse(null));
    suspicion.setValue(filter.suspicions().stream().findFirst().orElse(null));
    network.setValue(filter.network().map(NetworkArea::toString).orElse(""));
    domain.setValue(filter.domain().orElse(""));
    words.setValue(filter.words());
    from.clear();
    until.clear();
    filling = false;
    startOver();
  }

  private void changed() {
    if (!filling) {
      startOver();
    }
  }

  private SignatureFilter filter() {
    SignatureFilter filter = SignatureFilter.ALL.containing(words.getValue().strip());
    if (standing.getValue() != null) {
      filter = filter.standing(EnumSet.of(standing.getValue()));
    }
    if (suspicion.getValue() != null) {
      filter = filter.suspected(EnumSet.of(suspicion.getValue()));
    }
    if (!domain.getValue().isBlank()) {
      filter = filter.domain(domain.getValue());
    }
    Optional<NetworkArea> area = NetworkArea.parse(network.getValue());
    if (area.isPresent()) {
      filter = filter.network(area.get());
    }
    return filter.signed(
        Optional.ofNullable(from.getValue()).map(this::startOf),
        Optional.ofNullable(until.getValue()).map(day -> startOf(day.plusDays(1))));
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(reader.zone()).toInstant();
  }

  /** Reads anew what the fields say. */
  void startOver() {
    table.getBody().removeAll();
    last = OptionalLong.empty();
    network.setErrorMessage("A network looks like 192.0.2.0/24 or 2001:db8::/32.");
    network.setInvalid(
        !network.getValue().isBlank() && NetworkArea.parse(network.getValue()).isEmpty());
    if (network.isInvalid()) { // nobody is to take all of them for those of a network
      bulk.removeAll();
      table.setVisible(false);
      more.setVisible(false);
      nothing.setVisible(false);
      return;
    }
    shownBy = filter();
    showMore();
    offerAll();
  }

  private void showMore() {
    Listing next = moderation.search(actor, campaign, shownBy, last, AT_A_TIME);
    next.signatures().forEach(this::show);
    if (!next.signatures().isEmpty()) {
      last = OptionalLong.of(next.signatures().getLast().id());
    }
    more.setVisible(next.more());
    table.setVisible(last.isPresent());
    nothing.setVisible(last.isEmpty());
    nothing.setText(
        shownBy.equals(SignatureFilter.HELD)
            ? "Nothing waits for you. Choose another standing to see other signatures."
            : "No signature matches. Take a filter away, or widen the dates.");
  }

  private void offerAll() {
    bulk.removeAll();
    if (last.isEmpty()) {
      return;
    }
    for (Deed deed : List.of(Deed.TAKE_OUT, Deed.LET_IN)) {
      Stream<Standing> shown =
          shownBy.standings().isEmpty()
              ? Stream.of(Standing.values())
              : shownBy.standings().stream();
      if (shown.anyMatch(deed::changes)) {
        Button all =
            new Button(
                deed == Deed.TAKE_OUT ? "Take all of these out …" : "Let all of these in …",
                click -> doing.begin(deed, shownBy));
        all.setId(deed == Deed.TAKE_OUT ? "take-all-out" : "let-all-in");
        bulk.add(all);
      }
    }
  }

  private void show(MaskedSignature signature) {
    NativeTableRow row = table.getBody().addRow();
    row.addDataCell().setText(reader.moment(signature.signedAt()));
    row.addDataCell().setText(signature.initials() + " " + signature.address());
    Div reasons = new Div();
    signature
        .suspicions()
        .forEach(
            reason -> {
              Span line = new Span(Worded.of(reason));
              line.addClassNames("hint", "suspicion");
              reasons.add(line);
            });
    signature
        .words()
        .ifPresent(
            letter -> {
              Paragraph text = new Paragraph(letter);
              text.addClassName("comment-words");
              reasons.add(new NativeDetails("Own words", text));
            });
    row.addDataCell().add(Worded.tag(signature.standing()), reasons);
    row.addDataCell()
        .setText(
            signature.network().orElse("Network unknown")
                + ", "
                + signature.language()
                + signature.country().map(country -> ", " + country).orElse("")
                + (signature.confirmed() ? ", address confirmed" : ""));
    Div buttons = new Div();
    buttons.addClassName("row-actions");
    for (Deed deed : List.of(Deed.LET_IN, Deed.TAKE_OUT)) {
      if (deed.changes(signature.standing())) {
        Button button =
            new Button(
                Worded.button(deed),
                click -> doing.begin(deed, SignatureFilter.one(signature.id())));
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setId((deed == Deed.LET_IN ? "let-in-" : "take-out-") + signature.id());
        button.setAriaLabel(
            Worded.button(deed) + ": " + signature.initials() + " " + signature.address());
        buttons.add(button);
      }
    }
    row.addDataCell().add(buttons);
  }
}
