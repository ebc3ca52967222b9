package org.chorus.console.statement;

import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.READ_NUMBERS;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.io.OutputStream;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.console.look.Links;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.keycloak.StaffSession;
import org.chorus.keycloak.StepUp;
import org.chorus.sharing.statement.Period;
import org.chorus.sharing.statement.Statement;
import org.chorus.sharing.statement.StatementFile;
import org.chorus.sharing.statement.Statements;

/** What the organization got out of a campaign's pool, and by which rule. */
@Route("campaigns/:campaign/statement")
@PermitAll
final class StatementView extends Screen {

  private static final int MONTHS = 24;

  private final Campaigns campaigns;
  private final Statements statements;
  private final Access access;
  private final StaffSession session;
  private final Clock clock;

  StatementView(
      StaffSession session,
      Campaigns campaigns,
      Statements statements,
      Access access,
      Clock clock) {
    super(session);
    this.session = session;
    this.campaigns = campaigns;
    this.statements = statements;
    this.access = access;
    this.clock = clock;
  }

  /** A period to choose, in words. */
  private record Choice(Period period, String words) {}

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CampaignOverview campaign =
        visit.required("campaign", CampaignId::parse, id -> campaigns.find(actor, id));
    access.require(actor, READ_NUMBERS, campaign.coalition());
    Reader reader = Reader.current();
    add(Links.back("campaigns/" + campaign.id() + "/numbers", "Numbers"));
    head("Statement");
    lead(
        "What your organization got out of the pool “"
            + campaign.poolName()
            + "”, and by which rule. Computed anew each time from what people said and what the"
            + " partners agreed on.");
    Statement always = statements.of(actor, campaign.coalition(), campaign.pool(), Period.ALWAYS);
    add(figures(actor, campaign, always, reader), people(actor, campaign, always, reader));
    if (always.dealtToAll() > 0) {
      add(
          new LedgerPanel(
              reader,
              before -> statements.ledger(actor, campaign.coalition(), campaign.pool(), before)));
    }
  }

  private Component figures(
      Actor actor, CampaignOverview campaign, Statement always, Reader reader) {
    Div shown = new Div();
    Select<Choice> period = new Select<>();
    period.setId("statement-period");
    period.setLabel("Period (days of UTC)");
    period.addClassName("statement-period");
    List<Choice> choices = choices(reader);
    period.setItems(choices);
    period.setItemLabelGenerator(Choice::words);
    period.setValue(choices.getFirst());
    tell(shown, campaign, always, choices.getFirst(), reader);
    period.addValueChangeListener(
        change -> {
          Choice choice = change.getValue();
          Statement statement =
              statements.of(actor, campaign.coalition(), campaign.pool(), choice.period());
          shown.removeAll();
          tell(shown, campaign, statement, choice, reader);
        });
    return new Panel("Figures", period, shown);
  }

  private static void tell(
      Div shown, CampaignOverview campaign, Statement statement, Choice choice, Reader reader) {
    shown.add(table(statement, reader), download(campaign, statement, choice.words(), reader));
  }

  private List<Choice> choices(Reader reader) {
    YearMonth present = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    DateTimeFormatter words = DateTimeFormatter.ofPattern("LLLL uuuu", reader.locale());
    return Stream.concat(
            Stream.of(new Choice(Period.ALWAYS, "From the beginning")),
            IntStream.range(0, MONTHS)
                .mapToObj(present::minusMonths)
                .map(month -> new Choice(Period.of(month), words.format(month))))
        .toList();
  }

  private static NativeTable table(Statement statement, Reader reader) {
    NativeTable table = new NativeTable();
    table.addClassName("numbers-table");
    table.setId("statement");
    NativeTableRow head = table.getHead().addRow();
    head.addHeaderCell().setText("What");
    head.addHeaderCell().setText("People");
    for (Figure figure : Figure.of(statement)) {
      NativeTableRow row = table.getBody().addRow();
      row.setId("figure-" + figure.id());
      if (figure.part()) {
        row.addClassName("part-of-above");
      }
      Span meaning = new Span(figure.meaning());
      meaning.addClassName("row-meaning");
      row.addHeaderCell().add(new Span(figure.title()), meaning);
      row.addDataCell().setText(reader.number(figure.number()));
    }
    return table;
  }

  private static Component download(
      CampaignOverview campaign, Statement statement, String period, Reader reader) {
    Anchor csv =
        new Anchor(file(campaign, "csv", to -> writeCsv(to, statement)), "Download as CSV");
    csv.setId("download-statement");
    Anchor pdf =
        new Anchor(
            file(campaign, "pdf", to -> writePdf(to, campaign, statement, period, reader)),
            "Download as PDF");
    pdf.setId("download-statement-pdf");
    Div downloads = new Div(csv, pdf);
    downloads.addClassName("actions");
    return downloads;
  }

  /** The same figures as on the screen. */
  private static DownloadHandler file(
      CampaignOverview campaign, String kind, Consumer<OutputStream> writing) {
    return event -> {
      event.setFileName(campaign.slug() + "-statement." + kind);
      event.setContentType("pdf".equals(kind) ? "application/pdf" : "text/csv; charset=utf-8");
      event.getResponse().setHeader("Cache-Control", "no-store");
      try (OutputStream browser = event.getOutputStream()) {
        writing.accept(browser);
      }
    };
  }

  private static void writeCsv(OutputStream to, Statement statement) {
    StatementFile.write(
        to,
        statement,
        Figure.of(statement).stream()
            .map(
                figure ->
                    new StatementFile.Line(
                        figure.id(), figure.title(), figure.number(), figure.meaning()))
            .toList());
  }

  private static void writePdf(
      OutputStream to,
      CampaignOverview campaign,
      Statement statement,
      String period,
      Reader reader) {
    StatementPdf.write(
        to,
        new StatementPdf.Head(
            "Statement: " + campaign.name(),
            List.of(
                campaign.coalitionName() + ", signature pool “" + campaign.poolName() + "”",
                period + " (days of UTC)")),
        Figure.of(statement).stream()
            .map(figure -> new StatementPdf.Line(figure, reader.number(figure.number())))
            .toList());
  }

  private Component people(
      Actor actor, CampaignOverview campaign, Statement always, Reader reader) {
    Panel panel =
        new Panel("Name by name")
            .explained(
                "Everybody whom your organization holds now, and why. Others' people are never"
                    + " shown, not even whether there are any.");
    panel.setId("name-by-name");
    if (!access.may(actor, EXPORT_CONTACTS, campaign.coalition())) {
      panel.add(hint("Data stewards of your organization can look through them."));
    } else if (always.held() == 0) {
      panel.add(hint("Nobody yet. People appear here once they agree to hear from you."));
    } else {
      String path = "campaigns/" + campaign.id() + "/statement";
      panel.add(
          new SecondFactorGate(session, "Looking through contacts", path)
              .before(
                  () -> peoplePanel(actor, campaign, path, always, reader),
                  "Names are personal data: looking through them takes your second factor, and is"
                      + " on record.",
                  this::refresh));
    }
    return panel;
  }

  private PeoplePanel peoplePanel(
      Actor actor, CampaignOverview campaign, String path, Statement always, Reader reader) {
    return new PeoplePanel(
        always.received().stream()
            .filter(received -> received.held() > 0)
            .map(Statement.Received::basis)
            .toList(),
        reader,
        (basis, behind) ->
            session.stepUp(path) instanceof StepUp.Done(var proof)
                ? statements.people(
                    actor,
                    proof,
                    campaign.coalition(),
                    campaign.pool(),
                    campaign.poolName(),
                    basis,
                    behind)
                : List.of());
  }

  private static Paragraph hint(String text) {
    Paragraph hint = new Paragraph(text);
    hint.addClassName("hint");
    return hint;
  }
}
