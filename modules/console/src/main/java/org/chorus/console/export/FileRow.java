package org.chorus.console.export;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Tag;
import org.chorus.sharing.export.ContactFile;
import org.chorus.sharing.export.ExportScope;

/**
 * One file that was asked for. Shows how far it is without losing what somebody has in hand: the
 * focus, and the address at which a download goes on.
 */
final class FileRow extends ListItem {

  private final Reader reader;
  private final Span title = new Span();
  private final Div tag = new Div();
  private final Span what = new Span();
  private final ProgressBar progress = new ProgressBar();
  private final Div actions = new Div();
  private final Anchor download;

  private ContactFile file;

  /**
   * @param throwAway is run when somebody wants it gone
   */
  FileRow(ContactFile file, ExportDesk desk, Reader reader, Runnable throwAway) {
    this.reader = reader;
    this.file = file;
    addClassName("row");
    title.addClassName("row-title");
    what.addClassName("hint");
    progress.getElement().setAttribute("aria-label", "Progress");
    progress.addClassName("row-progress");
    download = new Anchor(new ContactDownload(desk, file.id()), "Download");
    download.setId("download-" + file.id().value());
    Button discard = new Button("Throw away", click -> throwAway.run());
    discard.addThemeVariants(ButtonVariant.SMALL);
    discard.setId("discard-" + file.id().value());
    actions.add(download, discard);
    actions.addClassName("row-actions");
    add(title, tag, what, progress, actions);
    tell();
  }

  ContactFile file() {
    return file;
  }

  /** How it is by now. */
  void show(ContactFile now) {
    if (!now.equals(file)) {
      file = now;
      tell();
    }
  }

  void beginDownload() {
    download.getElement().callJsFunction("click");
  }

  private void tell() {
    boolean preparing = file.state() == ContactFile.State.PREPARING;
    title.setText(
        (preparing ? "In preparation" : ExportDialog.people(file.people(), reader))
            + (file.scope() == ExportScope.NEW ? ", new ones only" : ""));
    tag.removeAll();
    tag.add(tagOf(file));
    what.setText(file.by() + ", " + reader.moment(file.askedAt()) + ". " + fate());
    progress.setVisible(preparing);
    progress.setValue(file.done());
    actions.setVisible(file.state() == ContactFile.State.READY);
  }

  private Tag tagOf(ContactFile file) {
    return switch (file.state()) {
      case PREPARING ->
          new Tag(ExportDialog.people(file.people(), reader) + " so far", Tag.Tone.WAITING);
      case READY -> new Tag("Ready", Tag.Tone.GOOD);
      case GONE -> new Tag("Gone", Tag.Tone.QUIET);
      case FAILED -> new Tag("Failed", Tag.Tone.BAD);
    };
  }

  private String fate() {
    boolean isGone = file.state() == ContactFile.State.GONE;
    String fetched =
        file.fetchedAt()
            .map(at -> "Downloaded " + reader.moment(at) + ".")
            .orElse("Nobody downloaded it" + (isGone ? "." : " yet."));
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
}
