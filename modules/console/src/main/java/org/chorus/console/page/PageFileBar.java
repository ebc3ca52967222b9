package org.chorus.console.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.page.ImportOutcome;
import org.chorus.campaign.page.PageDraft;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageFiles;
import org.chorus.campaign.page.PageFiles.PageFile;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.console.look.Notice;
import org.chorus.content.ContentProblem;
import org.chorus.content.FileProblem;
import org.chorus.kernel.Actor;

/** Takes the page out of the editor as a Markdown file, and in again. */
final class PageFileBar extends Div {

  /** The editor that the bar belongs to. */
  interface Editing {
    /** On which revision the writer works. */
    int revision();

    boolean hasUnsavedChanges();

    /** Shows what is saved now, in place of what stands in the form. */
    void showSaved();

    /** Puts texts into the form, which are not saved, with what is wrong with them. */
    void propose(PageText text, List<ContentProblem> problems);

    void saveOn(int revision);

    void take(PageDraft theirs);
  }

  private final Actor actor;
  private final PageEdition edition;
  private final PageFiles files;
  private final Pictures pictures;
  private final Editing editor;

  PageFileBar(
      Actor actor, PageEdition edition, PageFiles files, Pictures pictures, Editing editor) {
    this.actor = actor;
    this.edition = edition;
    this.files = files;
    this.pictures = pictures;
    this.editor = editor;
    addClassName("actions");
    Anchor export = new Anchor((DownloadHandler) this::download, "Export as Markdown");
    export.setId("export-page");
    export.getElement().setAttribute("title", "The page as it is saved");
    Button bringIn = new Button("Import from Markdown", click -> begin());
    bringIn.setId("import-page");
    bringIn.addThemeVariants(ButtonVariant.TERTIARY);
    add(export, bringIn);
  }

  private void download(DownloadEvent event) throws IOException {
    PageFile file;
    try {
      file = files.export(actor, edition);
    } catch (AccessDenied denied) {
      event.getResponse().sendError(HttpServletResponse.SC_FORBIDDEN, "You cannot export it.");
      return;
    }
    event.setFileName(file.name());
    event.setContentType("text/markdown; charset=utf-8");
    event.getResponse().setHeader("Cache-Control", "no-store");
    try (OutputStream browser = event.getOutputStream()) {
      browser.write(file.text().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void begin() {
    if (editor.hasUnsavedChanges()) {
      Notice.problem("Save what you have written first. A file takes the place of everything.");
      return;
    }
    Dialog dialog = new Dialog();
    dialog.setId("import-dialog");
    dialog.addClassName("dialog");
    dialog.setHeaderTitle("Import from Markdown");
    Div refusal = new Div();
    refusal.getElement().setAttribute("role", "alert");
    Upload upload = new Upload(event -> receive(event, dialog, refusal));
    upload.setId("page-file");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(PageFiles.MAX_BYTES);
    upload.setAcceptedFileExtensions(".md", ".markdown", ".txt");
    upload.setUploadButton(new Button("Choose a file"));
    upload.addAllFinishedListener(finished -> upload.clearFileList());
    upload.addFileRejectedListener(
        rejected -> show(refusal, List.of(new FileProblem.TooLarge(PageFiles.MAX_BYTES))));
    dialog.add(
        new Paragraph(
            "The file takes the place of every text of this page and is saved at once, as a new"
                + " revision. Approvals given so far are void then, as with any change."),
        upload,
        refusal);
    dialog.getFooter().add(new Button("Cancel", click -> dialog.close()));
    dialog.open();
  }

  /** Reads one byte more than is allowed at the most, however much is sent. */
  private void receive(UploadEvent event, Dialog dialog, Div refusal) throws IOException {
    byte[] file;
    try (InputStream sent = event.getInputStream()) {
      file = sent.readNBytes(PageFiles.MAX_BYTES + 1);
    }
    var _ = event.getUI().access(() -> bringIn(file, dialog, refusal)); // errors go to the session
  }

  private void bringIn(byte[] file, Dialog dialog, Div refusal) {
    switch (files.bringIn(actor, edition, editor.revision(), file)) {
      case ImportOutcome.Unreadable(var problems) -> show(refusal, problems);
      case ImportOutcome.OtherLanguage(String language) ->
          refuse(
              refusal,
              "The file is in "
                  + LanguageChoice.name(language)
                  + ", and this is the page in "
                  + LanguageChoice.name(edition.language())
                  + ". Open the page in that language, then import it there.");
      case ImportOutcome.Read(PageText text, SaveOutcome saved) -> {
        dialog.close();
        tell(text, saved);
      }
    }
  }

  private void tell(PageText text, SaveOutcome saved) {
    switch (saved) {
      case SaveOutcome.Saved(var ignored) -> {
        editor.showSaved();
        Notice.done("Imported and saved.");
      }
      case SaveOutcome.Unchanged(var ignored) -> {
        editor.showSaved();
        Notice.done("The file says what is saved already.");
      }
      case SaveOutcome.Invalid(var problems) -> {
        editor.propose(text, problems);
        Notice.problem(
            "The file is in the editor, and not saved. What keeps it from being saved is said"
                + " beside each field.");
      }
      case SaveOutcome.Archived() ->
          Notice.problem("The campaign is archived. Its pages change no more.");
      case SaveOutcome.Conflict(var theirs) ->
          new ConflictDialog(
                  theirs,
                  text.content(),
                  pictures,
                  () -> {
                    editor.propose(text, List.of());
                    editor.saveOn(theirs.revision());
                  },
                  () -> editor.take(theirs))
              .open();
    }
  }

  private static void refuse(Div refusal, String why) {
    refusal.removeAll();
    refusal.add(new Paragraph(why));
  }

  private static void show(Div refusal, List<FileProblem> problems) {
    refusal.removeAll();
    UnorderedList list = new UnorderedList();
    problems.forEach(problem -> list.add(new ListItem(problem.remedy())));
    refusal.add(
        new Paragraph("Nothing was imported. Change the file, then choose it again:"), list);
  }
}
