package org.chorus.campaign;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.FoundOutcome;
import org.chorus.coalition.InviteOutcome;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.Target;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.testing.ManualClock;
import org.springframework.context.ApplicationContext;

/**
 * Two organizations, Rivers (convening) and Rights, in one coalition, and outsiders who are in
 * none; Ines and Maja hold every role at home. Everything goes through the services, as in life.
 * Worlds of different names do not meet.
 */
public final class JointCampaign {

  public final Actor ines;
  public final Actor maja;
  public final Actor outsider;
  public final OrganizationProfile rivers;
  public final OrganizationProfile rights;
  public final CoalitionId coalition;

  private final ApplicationContext house;
  private final String world;

  /** Under a rule with the other settings as usual. */
  public JointCampaign(ApplicationContext house, String world, SharingRule rule) {
    this(house, world, SharingTerms.of(rule));
  }

  public JointCampaign(ApplicationContext house, String world, SharingTerms sharing) {
    this.house = house;
    this.world = world;
    rivers = comes("ines", "rivers");
    rights = comes("maja", "rights");
    OrganizationProfile outside = comes("olga", "outside");
    ines = withAllRoles("ines", rivers);
    maja = withAllRoles("maja", rights);
    outsider = withAllRoles("olga", outside);
    coalition = found(sharing);
  }

  private OrganizationProfile comes(String name, String organization) {
    return house
        .getBean(Members.class)
        .recordLogin(
            new Login(
                subject(name),
                name,
                Optional.empty(),
                List.of(
                    new Login.VouchedOrganization(
                        new Slug(world + "-" + organization), organization))))
        .organizations()
        .getFirst();
  }

  /** Somebody who joins an organization and holds no role. */
  public Actor newcomer(String name, OrganizationProfile organization) {
    house
        .getBean(Members.class)
        .recordLogin(
            new Login(
                subject(name),
                name,
                Optional.empty(),
                List.of(new Login.VouchedOrganization(organization.alias(), organization.name()))));
    return new Actor(subject(name), name, organization.id());
  }

  /** One more partner of the coalition. */
  public Actor partner(String name) {
    OrganizationProfile organization = comes(name, name);
    Actor actor = withAllRoles(name, organization);
    Coalitions coalitions = house.getBean(Coalitions.class);
    expect(new InviteOutcome.Invited(), coalitions.invite(ines, coalition, organization.alias()));
    expect(new AnswerOutcome.Joined(), coalitions.accept(actor, coalition, 1));
    return actor;
  }

  private Actor withAllRoles(String name, OrganizationProfile organization) {
    Actor actor = new Actor(subject(name), name, organization.id());
    Set<Role> roles = EnumSet.allOf(Role.class);
    roles.removeIf(role -> !role.isOrganizationWide());
    house.getBean(Members.class).assignRoles(actor, SecondFactor.of(actor), actor.subject(), roles);
    return actor;
  }

  private Subject subject(String name) {
    return new Subject(world + ":" + name);
  }

  private CoalitionId found(SharingTerms sharing) {
    Coalitions coalitions = house.getBean(Coalitions.class);
    CoalitionId id =
        switch (coalitions.found(ines, "Clean water", sharing, "")) {
          case FoundOutcome.Founded(CoalitionId founded) -> founded;
          case FoundOutcome.NameOutOfBounds(),
              FoundOutcome.ClausesTooLong(),
              FoundOutcome.Unsatisfiable(_) ->
              throw new AssertionError();
        };
    expect(new InviteOutcome.Invited(), coalitions.invite(ines, id, rights.alias()));
    // Where time stands still, Rivers joins first all the same.
    house
        .getBeanProvider(ManualClock.class)
        .ifAvailable(clock -> clock.advance(Duration.ofSeconds(1)));
    expect(new AnswerOutcome.Joined(), coalitions.accept(maja, id, 1));
    return id;
  }

  /** A draft petition with a pool of its own. */
  public CampaignId petition(String slug) {
    return create(slug, CampaignKind.PETITION, Optional.empty(), ConsentMode.EXPLICIT);
  }

  /** A draft letter that feeds an existing pool. */
  public CampaignId letterInto(PoolId pool, String slug) {
    return create(slug, CampaignKind.LETTER, Optional.of(pool), ConsentMode.EXPLICIT);
  }

  public CampaignId create(
      String slug, CampaignKind kind, Optional<PoolId> pool, ConsentMode consentMode) {
    CreateOutcome outcome =
        house
            .getBean(Campaigns.class)
            .create(
                ines, coalition, new NewCampaign(kind, slug, slug(slug), pool, consentMode, "en"));
    return ((CreateOutcome.Created) outcome).campaign();
  }

  /** Both write their page, both approve, and it is public. */
  public void publish(CampaignId id) {
    writePages(id);
    Approvals approvals = house.getBean(Approvals.class);
    expect(new ApprovalOutcome.Done(), approvals.askForApproval(ines, id));
    int version = overview(id).contentVersion();
    expect(new ApprovalOutcome.Done(), approvals.approve(ines, id, version));
    expect(new ApprovalOutcome.Done(), approvals.approve(maja, id, version));
    expect(new ApprovalOutcome.Done(), approvals.publish(ines, id));
  }

  /** The common page and one of each partner, complete. */
  public void writePages(CampaignId id) {
    Pages pages = house.getBean(Pages.class);
    Content text = complete(overview(id).kind());
    expect(
        new SaveOutcome.Saved(2),
        pages.save(ines, PageEdition.common(id, "en"), 1, PageText.whole(text)));
    expect(
        new SaveOutcome.Saved(1),
        pages.save(
            ines,
            PageEdition.own(id, ines, "en"),
            0,
            PageText.whole(text.with(ContentField.TITLE, "Rivers first"))));
    expect(
        new SaveOutcome.Saved(1),
        pages.save(
            maja,
            PageEdition.own(id, maja, "en"),
            0,
            PageText.whole(text.with(ContentField.TITLE, "Rights first"))));
  }

  public CampaignOverview overview(CampaignId id) {
    return house.getBean(Campaigns.class).find(ines, id).orElseThrow();
  }

  public Slug slug(String slug) {
    return new Slug(world + "-" + slug);
  }

  public PublishedPage commonPage(String slug) {
    return house.getBean(PublishedPages.class).findCommon(slug(slug)).orElseThrow();
  }

  public PublishedPage page(String slug, OrganizationProfile partner) {
    return page(slug, partner, "en");
  }

  public PublishedPage page(String slug, OrganizationProfile partner, String language) {
    return house
        .getBean(PublishedPages.class)
        .findPartners(slug(slug), partner.alias(), Optional.of(language))
        .orElseThrow();
  }

  /** Content that lacks nothing for publishing. */
  public static Content complete(CampaignKind kind) {
    Content common =
        Content.blank("en")
            .with(ContentField.TITLE, "Let the river run")
            .with(ContentField.LEDE, "In spring the water came late.")
            .with(ContentField.LEAD_IN, "Act now: ask Hydra Works to stop.")
            .with(
                ContentField.ARTICLE,
                "The dam holds back the water.[^1]\n\n[^1]: River survey, 2026.")
            .with(new Target("", "Chief Engineer", "Hydra Works"))
            .with(ContentField.CLOSING_CALL, "Ask Hydra Works to stop.")
            .with(ContentField.THANKS, "Thank you for standing up.");
    return switch (kind) {
      case PETITION -> common.with(ContentField.STATEMENT, "Stop the dam.");
      case LETTER ->
          common
              .with(ContentField.SALUTATION, "Dear Sir or Madam,")
              .with(ContentField.LETTER, "Please stop the dam.");
    };
  }

  private static void expect(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }
}
