package org.chorus.console.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.page.KeepOutcome;
import org.chorus.campaign.page.PageDraft;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.campaign.page.WorkingCopies;
import org.chorus.campaign.page.WorkingCopy;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.content.ContentProblem;
import org.chorus.kernel.Actor;

/**
 * One person writing one page, from the revision that they opened. What they write is kept as they
 * go, for them alone; saving shows it to the others.
 */
final class Writing extends Div implements PageFileBar.Editing {

  private final Actor actor;
  private final CampaignOverview campaign;
  private final PageEdition edition;
  private final ContentForm form;
  private final Pages pages;
  private final WorkingCopies copies;
  private final Pictures pictures;
  private final Paragraph introduction = new Paragraph();
  private final Div news = new Div();
  private final Div checklist = new Div();
  private final Span status = new Span();
  private PageDraft opened;
  private int basedOn;
  private boolean safeToLeave = true;

  Writing(
      Actor actor,
      CampaignOverview campaign,
      PageEdition edition,
      ContentForm form,
      Pages pages,
      WorkingCopies copies,
      Pictures pictures) {
    this.actor = actor;
    this.campaign = campaign;
    this.edition = edition;
    this.form = form;
    this.pages = pages;
    this.copies = copies;
    this.pictures = pictures;
    this.opened = open();
    this.basedOn = opened.revision();
    addClassName("writing");
    introduction.addClassName("lead");
    checklist.setId("checklist");
    checklist.addClassName("checklist");
    form.onChange(this::changed);
    form.setText(opened.text(), opened.common());
    add(introduction, news, checklist, form, saveBar());
    showStanding();
    copies.find(actor, edition).ifPresent(this::goOnWith);
    tellWhoElseWrites();
  }

  private PageDraft open() {
    return pages.open(actor, edition);
  }

  private Div saveBar() {
    status.setId("save-status");
    status.addClassName("save-status");
    status.getElement().setAttribute("role", "status");
    Button save = new Button("Save", click -> save());
    save.setId("save-page");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.setTooltipText("Ctrl+S or ⌘S");
    Anchor preview = Links.button(PageLinks.preview(edition), "Preview");
    Div bar = new Div(status, preview, save);
    bar.addClassName("save-bar");
    return bar;
  }

  /** Whether nothing is lost when the screen goes away. */
  boolean isSafeToLeave() {
    return safeToLeave;
  }

  // ---------------------------------------------------------------- keeping

  private void goOnWith(WorkingCopy copy) {
    if (copy.text().equals(opened.text())) {
      return;
    }
    basedOn = copy.basedOn();
    form.setText(copy.text(), opened.common());
    showKept(copy.keptAt());
    Button drop = new Button("Drop it", click -> confirmDrop());
    drop.setId("drop-writing");
    Paragraph words =
        new Paragraph(
            "You wrote this until "
                + Reader.current().moment(copy.keptAt())
                + " and did not save it. It is as you left it."
                + (basedOn == opened.revision()
                    ? ""
                    : " Meanwhile "
                        + opened.lastEditor().orElse("somebody")
                        + " saved the page: when you save, you see both."));
    Div kept = new Div(words, drop);
    kept.setId("kept-writing");
    kept.addClassName("news");
    news.add(kept);
  }

  private void confirmDrop() {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setId("confirm-drop");
    dialog.setHeader("Drop what you wrote?");
    dialog.setText(
        "The page comes back as it was saved. What you wrote since then cannot be brought back.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep it");
    dialog.setConfirmText("Drop it");
    dialog.addConfirmListener(confirmed -> take(open()));
    dialog.open();
  }

  private void tellWhoElseWrites() {
    List<String> others = copies.othersWriting(actor, edition);
    if (!others.isEmpty()) {
      Paragraph words =
          new Paragraph(
              String.join(" and ", others)
                  + (others.size() == 1 ? " is" : " are")
                  + " writing on this page too. Whoever saves second sees both texts and decides.");
      words.setId("others-writing");
      words.addClassName("news");
      news.add(words);
    }
  }

  private void changed() {
    if (!hasUnsavedChanges()) {
      copies.drop(actor, edition);
      showSavedBy();
      return;
    }
    switch (copies.keep(actor, edition, basedOn, form.text())) {
      case KeepOutcome.Kept(Instant at) -> showKept(at);
      case KeepOutcome.Invalid(var problems) -> {
        form.showProblems(problems);
        showStatus("Not kept: see what is said beside the field", true, false);
      }
    }
  }

  private void showKept(Instant at) {
    showStatus("Kept for you " + Reader.current().moment(at) + ", not saved yet", true, true);
  }

  private void showSavedBy() {
    String words =
        opened
            .lastEditedAt()
            .map(
                at ->
                    "Saved by "
                        + opened.lastEditor().orElse("somebody")
                        + ", "
                        + Reader.current().moment(at))
            .orElse("Not saved yet");
    showStatus(words, false, true);
  }

  private void showStatus(String words, boolean unsaved, boolean safe) {
    status.setText(words);
    status.setClassName("save-status-unsaved", unsaved);
    if (safe != safeToLeave) {
      safeToLeave = safe;
      getElement()
          .executeJs("window.onbeforeunload = $0 ? null : e => e.preventDefault()", safeToLeave);
    }
  }

  // ---------------------------------------------------------------- saving

  void save() {
    saveOn(basedOn);
  }

  @Override
  public void saveOn(int revision) {
    PageText text = form.text();
    form.showProblems(List.of());
    switch (pages.save(actor, edition, revision, text)) {
      case SaveOutcome.Saved(int saved) -> {
        saved(saved);
        Notice.done("Saved.");
      }
      case SaveOutcome.Unchanged(int saved) -> {
        saved(saved);
        Notice.done("Nothing has changed since it was saved.");
      }
      case SaveOutcome.Invalid(var problems) -> {
        form.showProblems(problems);
        Notice.problem("Not saved. What keeps it from being saved is said beside each field.");
      }
      case SaveOutcome.Conflict(var theirs) ->
          new ConflictDialog(
                  theirs,
                  text.content(),
                  pictures,
                  () -> saveOn(theirs.revision()),
                  () -> take(theirs))
              .open();
      case SaveOutcome.Archived() ->
          Notice.problem("The campaign is archived. Its pages change no more.");
    }
  }

  /** What a colleague saved since then is not what this writer goes on from. */
  private void saved(int revision) {
    opened = open();
    basedOn = revision;
    news.removeAll();
    showStanding();
  }

  @Override
  public void take(PageDraft theirs) {
    copies.drop(actor, edition);
    opened = theirs;
    basedOn = theirs.revision();
    form.setText(theirs.text(), theirs.common());
    news.removeAll();
    showStanding();
  }

  // ---------------------------------------------------------------- files

  @Override
  public int revision() {
    return basedOn;
  }

  @Override
  public boolean hasUnsavedChanges() {
    return basedOn != opened.revision() || !form.text().equals(opened.text());
  }

  @Override
  public void showSaved() {
    take(open());
  }

  @Override
  public void propose(PageText text, List<ContentProblem> problems) {
    form.setText(text, opened.common());
    changed();
    form.showProblems(problems);
  }

  /** What is saved, and what it lacks. */
  private void showStanding() {
    showSavedBy();
    introduction.setText(
        switch (edition.owner()) {
          case PageOwner.Everybody() ->
              "The coalition's own page, at /"
                  + campaign.slug()
                  + ". It carries every partner's name, and partners' pages follow it wherever they"
                  + " say nothing of their own.";
          case PageOwner.Partner(var ignored) when opened.common().isEmpty() ->
              "The common page is not written in this language, so every text here is your own.";
          case PageOwner.Partner(var ignored) when opened.revision() == 0 ->
              "Nothing is saved yet. Your page follows the common one: save it as it is, or make"
                  + " parts of it your own.";
          case PageOwner.Partner(var ignored) ->
              "Only people of your organization write it. What you do not make your own follows the"
                  + " common page.";
        });
    checklist.removeAll();
    if (opened.missing().isEmpty()) {
      checklist.setClassName("checklist-complete", true);
      checklist.add(new Paragraph("Complete: what is saved can be put to approval."));
      return;
    }
    checklist.setClassName("checklist-complete", false);
    UnorderedList list = new UnorderedList();
    opened.missing().forEach(problem -> list.add(new ListItem(problem.remedy())));
    checklist.add(new Paragraph("Before it can be published:"), list);
  }
}
