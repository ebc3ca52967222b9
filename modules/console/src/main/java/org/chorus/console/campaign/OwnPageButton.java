package org.chorus.console.campaign;

import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.APPROVE;
import static org.chorus.access.Permission.WRITE_PAGE;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.CampaignOverview.PageOverview;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.published.OwnPages;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;

/** Takes the organization's own page down, or puts it up again. */
final class OwnPageButton extends Button {

  private OwnPageButton(String id, String text) {
    super(text);
    setId(id);
    addThemeVariants(ButtonVariant.TERTIARY);
  }

  /** The button for a page; none for the pages of others, and for what was never public. */
  static Stream<Button> of(
      Actor actor,
      CampaignOverview campaign,
      PageOverview page,
      OwnPages ownPages,
      Access access,
      Runnable afterwards) {
    if (!page.owner().equals(new PageOwner.Partner(actor.organization()))
        || Stream.of(WRITE_PAGE, APPROVE, ANSWER_INVITATION)
            .noneMatch(
                permission -> access.may(actor, permission, campaign.coalition(), campaign.id()))) {
      return Stream.empty();
    }
    if (page.unpublished()) {
      OwnPageButton button = new OwnPageButton("publish-own-page-again", "Publish again");
      button.addClickListener(
          click -> {
            tell(ownPages.publishAgain(actor, campaign.id()), "Your page is public again.");
            afterwards.run();
          });
      return Stream.of(button);
    }
    if (page.published()) {
      OwnPageButton button = new OwnPageButton("unpublish-own-page", "Unpublish");
      button.addClickListener(click -> confirm(actor, campaign, ownPages, afterwards).open());
      return Stream.of(button);
    }
    return Stream.empty();
  }

  private static ConfirmDialog confirm(
      Actor actor, CampaignOverview campaign, OwnPages ownPages, Runnable afterwards) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Unpublish your page");
    dialog.setText(
        "Its address will say that your page is not available, and lead to the coalition's common"
            + " page. Signatures given on it still count for you. Whatever the partners approved"
            + " stays approved, so you can publish it again at any time.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep it public");
    dialog.setConfirmText("Unpublish");
    dialog.addConfirmListener(
        confirmed -> {
          tell(ownPages.unpublish(actor, campaign.id()), "Your page is not public any more.");
          afterwards.run();
        });
    return dialog;
  }

  private static void tell(OwnPages.Outcome outcome, String done) {
    switch (outcome) {
      case OwnPages.Outcome.Done() -> Notice.done(done);
      case OwnPages.Outcome.NeverPublished() ->
          Notice.problem("Your page has never been public. It goes live with the campaign.");
    }
  }
}
