package org.chorus.console.activity;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chorus.access.AccessDenied;
import org.chorus.access.Act;
import org.chorus.access.AuditEntry;
import org.chorus.access.AuditFilter;
import org.chorus.access.Permission;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Typing;
import org.chorus.console.organization.PermissionWords;

/** Entries of an audit trail, narrowed as somebody wants, with the same as a file. */
final class ActivityPanel extends Div {

  private static final int AT_A_TIME = 50;

  /** Where the entries come from. */
  interface Trail {

    /** Whether entries say for which organization somebody acted. */
    boolean namesOrganizations();

    List<AuditEntry> page(AuditFilter filter, int offset, int limit);

    void export(AuditFilter filter, OutputStream to);
  }

  /** What the selection of outcomes says. */
  private enum Outcomes {
    ALL("Everything"),
    DONE("Done"),
    REFUSED("Refused");

    private final String words;

    Outcomes(String words) {
      this.words = words;
    }

    Optional<Act.Outcome> wanted() {
      return switch (this) {
        case ALL -> Optional.empty();
        case DONE -> Optional.of(Act.Outcome.DONE);
        case REFUSED -> Optional.of(Act.Outcome.REFUSED);
      };
    }
  }

  private final Trail trail;
  private final Reader reader = Reader.current();
  private final TextField containing = new TextField("Person, action or thing");
  private final Select<Outcomes> outcome = new Select<>();
  private final DatePicker from = new DatePicker("From");
  private final DatePicker until = new DatePicker("Until");
  private final NativeTable table = new NativeTable();
  private final Paragraph nothing =
      new Paragraph("No entry matches. Take a filter away, or widen the dates.");
  private final Button more = new Button("Show older entries", click -> showMore());

  /** As the entries on screen were asked for. A download reads it from another thread. */
  private volatile AuditFilter shownBy = AuditFilter.ALL;

  private int shown;

  ActivityPanel(Trail trail) {
    this.trail = trail;
    add(filters(), table, nothing, more);
    table.addClassName("entries");
    table.setId("activity");
    more.setId("older-entries");
    NativeTableRow head = table.getHead().addRow();
    titles().forEach(title -> head.addHeaderCell().setText(title));
    startOver();
  }

  private Div filters() {
    containing.setId("activity-filter");
    containing.setPrefixComponent(VaadinIcon.SEARCH.create());
    containing.setClearButtonVisible(true);
    Typing.reported(containing);
    outcome.setId("activity-outcome");
    outcome.setLabel("Outcome");
    outcome.setItems(Outcomes.values());
    outcome.setItemLabelGenerator(item -> item.words);
    outcome.setValue(Outcomes.ALL);
    for (DatePicker day : List.of(from, until)) {
      day.setLocale(reader.locale());
      day.setClearButtonVisible(true);
      day.addValueChangeListener(change -> startOver());
    }
    from.setId("activity-from");
    until.setId("activity-until");
    containing.addValueChangeListener(change -> startOver());
    outcome.addValueChangeListener(change -> startOver());
    Div filters = new Div(containing, outcome, from, until);
    filters.addClassName("filters");
    return filters;
  }

  /** What is shown, and all that is older, as a file. */
  Anchor download() {
    Anchor download = new Anchor(new Export(), "Download as CSV");
    download.setId("export-activity");
    download.addClassName("button-link");
    return download;
  }

  private AuditFilter filter() {
    return new AuditFilter(
        containing.getValue().strip(),
        outcome.getValue().wanted(),
        Optional.ofNullable(from.getValue()).map(this::startOf),
        Optional.ofNullable(until.getValue()).map(day -> startOf(day.plusDays(1))));
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(reader.zone()).toInstant();
  }

  private void startOver() {
    shownBy = filter();
    shown = 0;
    table.getBody().removeAll();
    showMore();
  }

  /** Reads one more than is shown, to know whether there are more. */
  private void showMore() {
    List<AuditEntry> next = trail.page(shownBy, shown, AT_A_TIME + 1);
    next.stream().limit(AT_A_TIME).forEach(this::show);
    shown += Math.min(next.size(), AT_A_TIME);
    more.setVisible(next.size() > AT_A_TIME);
    table.setVisible(shown > 0);
    nothing.setVisible(shown == 0);
  }

  private List<String> titles() {
    return trail.namesOrganizations()
        ? List.of("When", "Who", "For", "What", "Details")
        : List.of("When", "Who", "What", "Details");
  }

  private void show(AuditEntry entry) {
    NativeTableRow row = table.getBody().addRow();
    Stream<Function<AuditEntry, String>> columns =
        trail.namesOrganizations()
            ? Stream.of(
                this::when,
                AuditEntry::name,
                AuditEntry::organization,
                ActivityPanel::what,
                this::details)
            : Stream.of(this::when, AuditEntry::name, ActivityPanel::what, this::details);
    columns.forEach(column -> row.addDataCell().setText(column.apply(entry)));
  }

  private String when(AuditEntry entry) {
    return reader.moment(entry.at());
  }

  private static String what(AuditEntry entry) {
    Act act = entry.act();
    return act.verb()
        + (act.objectName().isEmpty() ? "" : ": " + act.objectName())
        + (act.outcome() == Act.Outcome.REFUSED ? " (refused)" : "");
  }

  /** A refusal says which permission was missing, by its name. */
  private String details(AuditEntry entry) {
    String detail = entry.act().detail();
    return Arrays.stream(Permission.values())
        .filter(permission -> permission.name().equals(detail))
        .findFirst()
        .map(permission -> "May not " + PermissionWords.of(permission))
        .orElseGet(() -> reader.momentsIn(detail));
  }

  /** Asks for the entries when it is followed. */
  private final class Export implements DownloadHandler {

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
      event.setFileName("chorus-activity.csv");
      event.setContentType("text/csv; charset=utf-8");
      event.getResponse().setHeader("Cache-Control", "no-store");
      try (OutputStream browser = event.getOutputStream()) {
        trail.export(shownBy, browser);
      } catch (AccessDenied denied) {
        event
            .getResponse()
            .sendError(HttpServletResponse.SC_FORBIDDEN, "You cannot read this activity.");
      }
    }
  }
}
