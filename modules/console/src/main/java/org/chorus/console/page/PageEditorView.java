package org.chorus.console.page;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.Content;
import org.chorus.campaign.ContentProblem;
import org.chorus.campaign.Images;
import org.chorus.campaign.PageDraft;
import org.chorus.campaign.PageFiles;
import org.chorus.campaign.PageOwner;
import org.chorus.campaign.Pages;
import org.chorus.campaign.SaveOutcome;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.keycloak.StaffSession;
import org.jspecify.annotations.Nullable;

/** Where a page is written: the coalition's common one, or the organization's own. */
@Route("campaigns/:campaign/pages/:page(common|own)")
@PermitAll
final class PageEditorView extends Screen implements BeforeLeaveObserver {

  private final Campaigns campaigns;
  private final Pages pages;
  private final PageFiles files;
  private final Images images;
  private final Pictures pictures;
  private @Nullable Writing writing;

  PageEditorView(
      StaffSession session,
      Campaigns campaigns,
      Pages pages,
      PageFiles files,
      Images images,
      Pictures pictures) {
    super(session);
    this.campaigns = campaigns;
    this.pages = pages;
    this.files = files;
    this.images = images;
    this.pictures = pictures;
    for (KeyModifier modifier : new KeyModifier[] {KeyModifier.CONTROL, KeyModifier.META}) {
      Shortcuts.addShortcutListener(this, () -> current().save(), Key.KEY_S, modifier)
          .resetFocusOnActiveElement()
          .setBrowserDefaultAllowed(false);
    }
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CampaignOverview campaign =
        visit.required("campaign", CampaignId::parse, id -> campaigns.find(actor, id));
    PageOwner owner =
        "own".equals(visit.parameters().get("page").orElseThrow())
            ? new PageOwner.Partner(actor.organization())
            : new PageOwner.Everybody();
    add(Links.back("campaigns/" + campaign.id(), campaign.name()));
    writing = new Writing(actor, campaign, owner);
    writing.begin();
  }

  private Writing current() {
    return requireNonNull(writing);
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (writing == null || !writing.hasUnsavedChanges()) {
      return;
    }
    ContinueNavigationAction leave = event.postpone();
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setId("unsaved-changes");
    dialog.setHeader("Save your changes?");
    dialog.setText("You have written something that is not saved yet.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep writing");
    dialog.setRejectable(true);
    dialog.setRejectText("Leave without saving");
    dialog.setConfirmText("Save and leave");
    dialog.addCancelListener(stay -> leave.cancel());
    dialog.addRejectListener(
        discard -> {
          current().forgetChanges();
          leave.proceed();
        });
    dialog.addConfirmListener(
        save -> {
          current().save();
          if (current().hasUnsavedChanges()) {
            leave.cancel(); // the editor says why
          } else {
            leave.proceed();
          }
        });
    dialog.open();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    event.getUI().getPage().executeJs("window.onbeforeunload = null");
  }

  /** One person writing one page, from the revision that they opened. */
  private final class Writing implements PageFileBar.Editing {

    private final Actor actor;
    private final CampaignOverview campaign;
    private final PageOwner owner;
    private final ContentForm form;
    private final Paragraph introduction = new Paragraph();
    private final Div checklist = new Div();
    private final Span status = new Span();
    private PageDraft opened;
    private Content saved;
    private boolean warnsOnUnload;

    Writing(Actor actor, CampaignOverview campaign, PageOwner owner) {
      this.actor = actor;
      this.campaign = campaign;
      this.owner = owner;
      this.opened = open();
      this.form =
          new ContentForm(
              actor,
              campaign.kind(),
              owner,
              campaign.consentMode(),
              images,
              pictures,
              this::changed);
      form.setContent(opened.content());
      this.saved = form.content();
    }

    private PageDraft open() {
      return switch (owner) {
        case PageOwner.Everybody() -> pages.openCommon(actor, campaign.id());
        case PageOwner.Partner(var ignored) -> pages.openOwn(actor, campaign.id());
      };
    }

    void begin() {
      head(
          switch (owner) {
            case PageOwner.Everybody() -> "Common page";
            case PageOwner.Partner(var ignored) -> "Your page";
          });
      introduction.addClassName("lead");
      PageEditorView.this.add(introduction);
      checklist.setId("checklist");
      checklist.addClassName("checklist");
      status.setId("save-status");
      status.addClassName("save-status");
      status.getElement().setAttribute("role", "status");
      Button save = new Button("Save", click -> save());
      save.setId("save-page");
      save.addThemeVariants(ButtonVariant.PRIMARY);
      save.setTooltipText("Ctrl+S or ⌘S");
      Anchor preview = Links.button("campaigns/" + campaign.id() + previewPath(), "Preview");
      Div bar = new Div(status, preview, save);
      bar.addClassName("save-bar");
      PageFileBar fileBar = new PageFileBar(actor, campaign.id(), owner, files, pictures, this);
      add(fileBar, checklist, form, bar);
      showStanding();
    }

    private String previewPath() {
      return switch (owner) {
        case PageOwner.Everybody() -> "/preview";
        case PageOwner.Partner(var organization) -> "/preview/" + organization;
      };
    }

    @Override
    public int revision() {
      return opened.revision();
    }

    @Override
    public boolean hasUnsavedChanges() {
      return !form.content().equals(saved);
    }

    @Override
    public void showSaved() {
      take(open());
    }

    @Override
    public void propose(Content content, List<ContentProblem> problems) {
      form.setContent(content);
      changed();
      form.showProblems(problems);
    }

    void forgetChanges() {
      saved = form.content();
      changed();
    }

    private void changed() {
      boolean unsaved = hasUnsavedChanges();
      status.setText(unsaved ? "Not saved yet" : savedWords());
      status.setClassName("save-status-unsaved", unsaved);
      if (unsaved != warnsOnUnload) {
        warnsOnUnload = unsaved;
        getElement()
            .executeJs(
                "window.onbeforeunload = $0 ? e => e.preventDefault() : null", warnsOnUnload);
      }
    }

    private String savedWords() {
      return opened
          .lastEditedAt()
          .map(
              at ->
                  "Saved by "
                      + opened.lastEditor().orElse("somebody")
                      + ", "
                      + Reader.current().moment(at))
          .orElse("Not saved yet");
    }

    void save() {
      saveOn(opened.revision());
    }

    @Override
    public void saveOn(int revision) {
      Content content = form.content();
      form.showProblems(List.of());
      SaveOutcome outcome =
          switch (owner) {
            case PageOwner.Everybody() -> pages.saveCommon(actor, campaign.id(), revision, content);
            case PageOwner.Partner(var ignored) ->
                pages.saveOwn(actor, campaign.id(), revision, content);
          };
      switch (outcome) {
        case SaveOutcome.Saved(var ignored) -> {
          opened = open();
          saved = content;
          showStanding();
          Notice.done("Saved.");
        }
        case SaveOutcome.Unchanged(var ignored) -> {
          opened = open();
          saved = content;
          showStanding();
          Notice.done("Nothing has changed since it was saved.");
        }
        case SaveOutcome.Invalid(var problems) -> {
          form.showProblems(problems);
          Notice.problem("Not saved. What keeps it from being saved is said beside each field.");
        }
        case SaveOutcome.Conflict(var theirs) ->
            new ConflictDialog(
                    theirs, content, pictures, () -> saveOn(theirs.revision()), () -> take(theirs))
                .open();
      }
    }

    @Override
    public void take(PageDraft theirs) {
      opened = theirs;
      form.setContent(theirs.content());
      saved = form.content();
      showStanding();
    }

    /** What is saved, and what it lacks. */
    private void showStanding() {
      changed();
      introduction.setText(
          switch (owner) {
            case PageOwner.Everybody() ->
                "The coalition's own page, at /"
                    + campaign.slug()
                    + ". It carries every partner's name.";
            case PageOwner.Partner(var ignored) when opened.revision() == 0 ->
                "Nothing is saved yet. You start from a copy of the common page: make it your own.";
            case PageOwner.Partner(var ignored) -> "Only people of your organization write it.";
          });
      checklist.removeAll();
      if (opened.missing().isEmpty()) {
        checklist.setClassName("checklist-complete", true);
        checklist.add(new Paragraph("Complete: what is saved can be put to approval."));
        return;
      }
      checklist.setClassName("checklist-complete", false);
      UnorderedList list = new UnorderedList();
      opened
          .missing()
          .forEach(
              problem ->
                  list.add(new ListItem(Parts.label(problem.field()) + ": " + problem.remedy())));
      checklist.add(new Paragraph("Before it can be published:"), list);
    }
  }
}
