package org.chorus.console.export;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Tag;
import org.chorus.sharing.export.ContactFile;
import org.chorus.sharing.export.ExportScope;
import org.jspecify.annotations.Nullable;

/** A button that asks for a file, and the files that were asked for: how far each is. */
public final class ExportPanel extends Div {

  private static final int MILLISECONDS = 1000;
  private static final int NEVER = -1;

  private final ExportDesk desk;
  private final Reader reader;
  private final Div files = new Div();
  private boolean underWay;
  private @Nullable Registration asking;

  public ExportPanel(ExportDesk desk, Reader reader) {
    this.desk = desk;
    this.reader = reader;
    setId("export-panel");
    Button export = new Button("Export as CSV", click -> desk.gate().pass(_ -> ask().open()));
    export.setId("export-contacts");
    add(export);
    if (desk.gate().isOpen()) {
      Paragraph goOn = new Paragraph("You have shown your second factor: go on.");
      goOn.setId("second-factor-shown");
      goOn.addClassName("hint");
      add(goOn);
    }
    add(files);
    refresh();
  }

  private ExportDialog ask() {
    return new ExportDialog(
        new ExportDialog.Choice(desk.granted(), desk.grantedSinceLast(), lastFetched()),
        desk.poolName(),
        reader,
        scope -> desk.gate().pass(proof -> begin(proof, scope)));
  }

  private Optional<Instant> lastFetched() {
    return desk.files().stream()
        .map(ContactFile::fetchedAt)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private void begin(SteppedUp proof, ExportScope scope) {
    ContactFile file = desk.ask(proof, scope).orElseThrow();
    refresh();
    if (file.state() == ContactFile.State.READY) {
      download(file).getElement().callJsFunction("click");
      Notice.done("The download begins. It is on record.");
    } else {
      Notice.done("The file is being prepared: it appears here, even if you go away meanwhile.");
    }
  }

  private Anchor download(ContactFile file) {
    return files
        .getChildren()
        .flatMap(list -> list.getChildren())
        .flatMap(row -> row.getChildren())
        .flatMap(cell -> cell.getChildren())
        .filter(each -> each.getId().equals(Optional.of(idOf(file))))
        .map(Anchor.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static String idOf(ContactFile file) {
    return "download-" + file.id().value();
  }

  private void refresh() {
    List<ContactFile> asked = desk.files();
    files.removeAll();
    if (!asked.isEmpty()) {
      UnorderedList list = new UnorderedList();
      list.setId("contact-files");
      list.addClassName("rows");
      asked.forEach(each -> list.add(row(each)));
      files.add(new H3("Exports"), list);
    }
    underWay = asked.stream().anyMatch(each -> each.state() == ContactFile.State.PREPARING);
    getUI().ifPresent(this::askAgain);
  }

  private void askAgain(UI ui) {
    ui.setPollInterval(underWay ? MILLISECONDS : NEVER);
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    asking = attach.getUI().addPollListener(poll -> refresh());
    askAgain(attach.getUI());
  }

  @Override
  protected void onDetach(DetachEvent detach) {
    if (asking != null) {
      asking.remove();
    }
    detach.getUI().setPollInterval(NEVER);
  }

  private ListItem row(ContactFile file) {
    Span title =
        new Span(
            ExportDialog.people(
                    file.state() == ContactFile.State.PREPARING ? file.expected() : file.people(),
                    reader)
                + (file.scope() == ExportScope.NEW ? ", new ones only" : ""));
    title.addClassName("row-title");
    Span what = new Span(file.by() + ", " + reader.moment(file.askedAt()) + ". " + fate(file));
    what.addClassName("hint");
    ListItem row = new ListItem(title, tag(file), what);
    switch (file.state()) {
      case PREPARING -> row.add(progress(file));
      case READY -> row.add(actions(file));
      case GONE, FAILED -> {}
    }
    row.addClassName("row");
    return row;
  }

  private String fate(ContactFile file) {
    String fetched =
        file.fetchedAt()
            .map(at -> "Downloaded " + reader.moment(at) + ".")
            .orElse("Nobody downloaded it" + (isOver(file) ? "." : " yet."));
    return switch (file.state()) {
      case PREPARING -> "";
      case READY ->
          fetched + file.expiresAt().map(at -> " Goes away " + reader.moment(at) + ".").orElse("");
      case GONE -> fetched;
      case FAILED ->
          "It could not be prepared. Export anew; if that fails too, tell those who run"
              + " Chorus.";
    };
  }

  private static boolean isOver(ContactFile file) {
    return file.state() == ContactFile.State.GONE;
  }

  private Tag tag(ContactFile file) {
    return switch (file.state()) {
      case PREPARING ->
          new Tag(
              reader.number(file.people()) + " of " + reader.number(file.expected()),
              Tag.Tone.WAITING);
      case READY -> new Tag("Ready", Tag.Tone.GOOD);
      case GONE -> new Tag("Gone", Tag.Tone.QUIET);
      case FAILED -> new Tag("Failed", Tag.Tone.BAD);
    };
  }

  private static ProgressBar progress(ContactFile file) {
    long whole = Math.max(1, file.expected());
    ProgressBar bar = new ProgressBar(0, whole, Math.min(file.people(), whole));
    bar.getElement().setAttribute("aria-label", "Progress");
    bar.addClassName("row-progress");
    return bar;
  }

  private Div actions(ContactFile file) {
    Anchor download = new Anchor(new ContactDownload(desk, file.id()), "Download");
    download.setId(idOf(file));
    Button discard = new Button("Throw away", click -> confirmDiscard(file));
    discard.addThemeVariants(ButtonVariant.SMALL);
    discard.setId("discard-" + file.id().value());
    Div actions = new Div(download, discard);
    actions.addClassName("row-actions");
    return actions;
  }

  private void confirmDiscard(ContactFile file) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Throw the file away?");
    dialog.setText(
        "Nobody can download it any more. You can export the same people anew at any time.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep it");
    dialog.setConfirmText("Throw away");
    dialog.addConfirmListener(
        confirm -> {
          if (desk.discard(file.id())) {
            Notice.done("The file is gone.");
          } else {
            Notice.problem("It is gone already.");
          }
          refresh();
        });
    dialog.open();
  }
}
