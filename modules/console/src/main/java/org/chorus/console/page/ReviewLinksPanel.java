package org.chorus.console.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.review.ReviewLink;
import org.chorus.campaign.review.ReviewLinkOutcome;
import org.chorus.campaign.review.ReviewLinks;
import org.chorus.console.look.CopyField;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;

/** Links to a page for people without an account, for those who may make them. */
final class ReviewLinksPanel extends Div {

  private final ReviewLinks links;
  private final Actor actor;
  private final CampaignId campaign;
  private final PageOwner owner;
  private final String publicUrl;
  private final Div fresh = new Div();
  private final Div open = new Div();
  private final IntegerField days = new IntegerField("Days it works");

  /**
   * @param publicUrl where supporters reach the site, without a slash at the end
   */
  ReviewLinksPanel(
      ReviewLinks links, Actor actor, CampaignId campaign, PageOwner owner, String publicUrl) {
    this.links = links;
    this.actor = actor;
    this.campaign = campaign;
    this.owner = owner;
    this.publicUrl = publicUrl;
    setId("review-links");
    add(
        new Panel("Links for reviewers", form(), fresh, open)
            .explained(
                "Show this page to somebody without an account: a lawyer, your board. Whoever has"
                    + " a link reads the page as it stands, in all its languages, and can do"
                    + " nothing else."));
    showOpen();
  }

  private Component form() {
    days.setId("review-link-days");
    days.setValue(ReviewLinks.USUAL_DAYS);
    days.setMin(1);
    days.setMax(ReviewLinks.MOST_DAYS);
    days.setStepButtonsVisible(true);
    days.setErrorMessage("Choose 1 to " + ReviewLinks.MOST_DAYS + " days.");
    Button make = new Button("Make a link", click -> make());
    make.setId("make-review-link");
    Div form = new Div(days, make);
    form.addClassName("review-link-form");
    return form;
  }

  private void make() {
    Optional<Integer> wanted = days.getOptionalValue();
    switch (links.make(actor, campaign, owner, wanted.orElse(0))) {
      case ReviewLinkOutcome.Made(LinkToken token, Instant expiresAt) -> {
        days.setInvalid(false);
        showFresh(publicUrl + "/preview/" + token.value(), expiresAt);
        showOpen();
      }
      case ReviewLinkOutcome.DaysOutOfBounds() -> days.setInvalid(true);
      case ReviewLinkOutcome.TooMany(int most) ->
          Notice.problem(
              "This campaign has " + most + " open links, and can have no more. Revoke one first.");
      case ReviewLinkOutcome.NoPage() ->
          Notice.problem("There is no page to show: its partner takes no part now.");
      case ReviewLinkOutcome.Archived() ->
          Notice.problem("The campaign is archived. Its pages are not shown any more.");
    }
  }

  /** The only time that the link can be read: what is stored leads nowhere. */
  private void showFresh(String link, Instant expiresAt) {
    fresh.removeAll();
    fresh.add(
        new CopyField("Works until " + Reader.current().moment(expiresAt), "review-link", link)
            .explained(
                "Copy it now: it is shown this once. If it gets lost, revoke it and make another."));
  }

  private void showOpen() {
    open.removeAll();
    List<ReviewLink> all = links.open(actor, campaign, owner);
    if (all.isEmpty()) {
      Paragraph none = new Paragraph("No link to this page is open.");
      none.addClassName("hint");
      open.add(none);
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    for (int n = 0; n < all.size(); n++) {
      list.add(row(all.get(n), n + 1));
    }
    open.add(list);
  }

  private ListItem row(ReviewLink link, int number) {
    Reader reader = Reader.current();
    Span maker = new Span(link.maker() + ", " + link.makerOrganization());
    maker.addClassName("row-title");
    Span made = new Span("made " + reader.moment(link.madeAt()));
    made.addClassName("hint");
    Span until = new Span("works until " + reader.moment(link.expiresAt()));
    Button revoke = new Button("Revoke", click -> confirmRevoking(link).open());
    revoke.setId("revoke-review-link-" + number);
    revoke.setAriaLabel(
        "Revoke the link made by " + link.maker() + " on " + reader.moment(link.madeAt()));
    revoke.addThemeVariants(ButtonVariant.SMALL);
    Div actions = new Div(revoke);
    actions.addClassName("row-actions");
    ListItem row = new ListItem(maker, made, until, actions);
    row.addClassName("row");
    return row;
  }

  private ConfirmDialog confirmRevoking(ReviewLink link) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Revoke the link");
    dialog.setText(
        "Whoever has the link made by "
            + link.maker()
            + " sees nothing of the page any more. It cannot be brought back.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep it");
    dialog.setConfirmText("Revoke");
    dialog.addConfirmListener(
        confirm -> {
          links.revoke(actor, campaign, owner, link.id());
          fresh.removeAll(); // it might be the one that is shown
          showOpen();
          Notice.done("The link is revoked.");
        });
    return dialog;
  }
}
