package org.chorus.console.moderation;

import static org.chorus.access.Permission.MODERATE;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.console.look.Links;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.switches.SwitchBanner;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.keycloak.StaffSession;
import org.chorus.signature.Standing;
import org.chorus.signature.moderation.Deed;
import org.chorus.signature.moderation.Moderation;
import org.chorus.signature.moderation.ModerationActions;
import org.chorus.signature.moderation.SignatureFilter;

/** Signatures of a campaign for its moderators: which wait, whence they came, what was done. */
@Route("campaigns/:campaign/signatures")
@PermitAll
final class ModerationView extends Screen {

  private final Campaigns campaigns;
  private final Moderation moderation;
  private final ModerationActions actions;
  private final Access access;
  private final SwitchBanner banner;

  ModerationView(
      StaffSession session,
      Campaigns campaigns,
      Moderation moderation,
      ModerationActions actions,
      Access access,
      SwitchBanner banner) {
    super(session);
    this.campaigns = campaigns;
    this.moderation = moderation;
    this.actions = actions;
    this.access = access;
    this.banner = banner;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CampaignOverview campaign =
        visit.required("campaign", CampaignId::parse, id -> campaigns.find(actor, id));
    access.require(actor, MODERATE, campaign.coalition(), campaign.id());
    add(Links.back("campaigns/" + campaign.id(), campaign.name()));
    head("Signatures to look at");
    banner.of(actor).ifPresent(this::add);
    new Parts(actor, campaign.id(), Reader.current()).add();
  }

  /** The parts of the screen, each of which follows what is done in another. */
  private final class Parts {
    private final Actor actor;
    private final CampaignId campaign;
    private final Reader reader;
    private final Paragraph waiting = new Paragraph();
    private final TrendsPanel trends;
    private final SignaturesPanel signatures;
    private final ActionsPanel done;

    Parts(Actor actor, CampaignId campaign, Reader reader) {
      this.actor = actor;
      this.campaign = campaign;
      this.reader = reader;
      waiting.addClassName("lead");
      waiting.setId("waiting");
      signatures = new SignaturesPanel(actor, campaign, moderation, reader, this::begin);
      trends = new TrendsPanel(actor, campaign, moderation, reader, this::look);
      done = new ActionsPanel(actor, campaign, actions, reader, this::refresh);
    }

    void add() {
      sayHowMany();
      ModerationView.this.add(waiting, trends, signatures, done);
    }

    private void sayHowMany() {
      long held = moderation.standings(actor, campaign).of(Standing.HELD);
      waiting.setText(
          held == 0
              ? "No signature waits for a moderator."
              : ActDialog.signatures(held, reader)
                  + (held == 1 ? " waits" : " wait")
                  + " for a moderator, and "
                  + (held == 1 ? "does" : "do")
                  + " not count until then.");
    }

    private void look(SignatureFilter filter) {
      signatures.show(filter);
      signatures.getElement().executeJs("this.scrollIntoView({block: 'start'})");
    }

    private void begin(Deed deed, SignatureFilter filter) {
      new ActDialog(actor, campaign, deed, filter, actions, reader, this::refreshAll).open();
    }

    private void refreshAll() {
      done.refresh();
      refresh();
    }

    private void refresh() {
      sayHowMany();
      trends.refresh();
      signatures.startOver();
    }
  }
}
