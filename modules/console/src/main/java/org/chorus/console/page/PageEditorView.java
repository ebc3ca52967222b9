package org.chorus.console.page;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.page.Images;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageFiles;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.WorkingCopies;
import org.chorus.campaign.review.Comments;
import org.chorus.console.look.Links;
import org.chorus.console.look.Screen;
import org.chorus.content.ContentRules;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.keycloak.StaffSession;
import org.jspecify.annotations.Nullable;

/** Where a page is written: the coalition's common one, or the organization's own. */
@Route("campaigns/:campaign/pages/:page(common|own)/:language?")
@PermitAll
final class PageEditorView extends Screen implements BeforeLeaveObserver {

  private final Campaigns campaigns;
  private final Pages pages;
  private final WorkingCopies copies;
  private final Comments comments;
  private final PageFiles files;
  private final Images images;
  private final Pictures pictures;
  private @Nullable Writing writing;

  PageEditorView(
      StaffSession session,
      Campaigns campaigns,
      Pages pages,
      WorkingCopies copies,
      Comments comments,
      PageFiles files,
      Images images,
      Pictures pictures) {
    super(session);
    this.campaigns = campaigns;
    this.pages = pages;
    this.copies = copies;
    this.comments = comments;
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
    String language = visit.parameters().get("language").orElse(campaign.language());
    if (!ContentRules.isLanguage(language)) {
      throw new NotFoundException();
    }
    PageEdition edition =
        "own".equals(visit.parameters().get("page").orElseThrow())
            ? PageEdition.own(campaign.id(), actor, language)
            : PageEdition.common(campaign.id(), language);
    add(Links.back("campaigns/" + campaign.id(), campaign.name()));
    ContentForm form = new ContentForm(actor, campaign, edition, images, pictures);
    writing = new Writing(actor, campaign, edition, form, pages, copies, pictures);
    head(
        switch (edition.owner()) {
          case PageOwner.Everybody() -> "Common page";
          case PageOwner.Partner(var ignored) -> "Your page";
        },
        new PageFileBar(actor, edition, files, pictures, writing));
    add(
        LanguageBar.toWrite(
            actor, edition, pages.editions(actor, campaign.id(), edition.owner()), pages),
        CommentsPanel.toWriter(comments, actor, edition),
        writing);
  }

  private Writing current() {
    return requireNonNull(writing);
  }

  /** Asks only about what could not be kept: all else is there when the person comes back. */
  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (writing == null || writing.isSafeToLeave()) {
      return;
    }
    ContinueNavigationAction leave = event.postpone();
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setId("unkept-writing");
    dialog.setHeader("Leave what could not be kept?");
    dialog.setText(
        "Some of what you wrote could not be kept: what is wrong is said below the text. If you"
            + " leave now, your changes since then are lost.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep writing");
    dialog.setConfirmText("Leave without them");
    dialog.addCancelListener(stay -> leave.cancel());
    dialog.addConfirmListener(go -> leave.proceed());
    dialog.open();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    event.getUI().getPage().executeJs("window.onbeforeunload = null");
  }
}
