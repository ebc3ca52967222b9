package org.chorus.local.demo;

import static org.chorus.local.demo.DemoStaff.CLEARWATER;
import static org.chorus.local.demo.DemoStaff.OPEN_LEDGER;
import static org.chorus.local.demo.DemoStaff.RIGHTS_NORTH;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Role;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.page.Images;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.CoalitionBrands;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.FoundOutcome;
import org.chorus.coalition.InviteOutcome;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.Picture;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;
import org.chorus.organization.brand.BrandOutcome;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.annotation.Transactional;

/**
 * The demo's coalition and its three campaigns: a letter and a petition that share a pool, and a
 * draft.
 */
class DemoCampaigns {

  static final Slug LETTER = new Slug("open-letter-ilsa");
  static final Slug PETITION = new Slug("free-the-ilsa");
  private static final Slug IN_PREPARATION = new Slug("open-the-water-contracts");

  private final DemoStaff staff;
  private final DemoClock clock;
  private final Coalitions coalitions;
  private final CoalitionBrands brands;
  private final Campaigns campaigns;
  private final Pages pages;
  private final Approvals approvals;
  private final Images images;
  private final PublishedPages published;
  private final ConsentMode petitionConsent;

  /**
   * @param petitionConsent how the petition asks: a benchmark wants questions, the demo shows both
   */
  DemoCampaigns(
      DemoStaff staff,
      DemoClock clock,
      Coalitions coalitions,
      CoalitionBrands brands,
      Campaigns campaigns,
      Pages pages,
      Approvals approvals,
      Images images,
      PublishedPages published,
      @Value("${chorus.demo.petition-consent:DISCLOSURE}") ConsentMode petitionConsent) {
    this.staff = staff;
    this.clock = clock;
    this.coalitions = coalitions;
    this.brands = brands;
    this.campaigns = campaigns;
    this.pages = pages;
    this.approvals = approvals;
    this.images = images;
    this.published = published;
    this.petitionConsent = petitionConsent;
  }

  /** Loads all of it or nothing. */
  @Transactional
  public void ensure() {
    if (published.findCommon(PETITION).isPresent()) {
      return;
    }
    staff.begin();
    Actor ines = staff.with(Role.ORGANIZATION_ADMINISTRATOR, CLEARWATER);
    CoalitionId coalition = found(ines);
    Picture picture = picture(ines);
    later();

    CampaignId letter =
        create(
            ines,
            coalition,
            new NewCampaign(
                    CampaignKind.LETTER,
                    "Open letter to Tarn Valley Energy",
                    LETTER,
                    Optional.empty(),
                    ConsentMode.EXPLICIT,
                    "en")
                .with(LetterWords.SIGNERS_OWN)
                .with(CountryQuestion.OPTIONAL));
    write(
        letter,
        DemoLetter.common(picture),
        DemoLetter.clearwater(picture),
        DemoLetter.rightsNorth(picture),
        DemoLetter.openLedger(picture));
    publish(ines, letter);
    later();

    PoolId pool = campaigns.find(ines, letter).orElseThrow().pool();
    CampaignId petition =
        create(
            ines,
            coalition,
            new NewCampaign(
                CampaignKind.PETITION,
                "Free the Ilsa",
                PETITION,
                Optional.of(pool),
                petitionConsent,
                "en"));
    write(
        petition,
        DemoPetition.common(picture),
        DemoPetition.clearwater(picture),
        DemoPetition.rightsNorth(picture),
        DemoPetition.openLedger(picture));
    expect(
        new SaveOutcome.Saved(1),
        pages.save(
            ines,
            PageEdition.common(petition, "de"),
            0,
            PageText.whole(DemoPetition.commonInGerman(picture))));
    publish(ines, petition);
    staff.letModerate("tom@clearwater.example", petition);

    CampaignId draft =
        create(
            ines,
            coalition,
            new NewCampaign(
                    CampaignKind.PETITION,
                    "Open the water contracts",
                    IN_PREPARATION,
                    Optional.empty(),
                    ConsentMode.EXPLICIT,
                    "en")
                .with(Counting.WHEN_CONFIRMED));
    expect(
        new SaveOutcome.Saved(2),
        pages.save(
            ines,
            PageEdition.common(draft, "en"),
            1,
            PageText.whole(DemoPetition.contracts(picture))));
    expect(new ApprovalOutcome.Done(), approvals.askForApproval(ines, draft));
    for (Slug organization : List.of(CLEARWATER, OPEN_LEDGER)) { // Rights North has yet to decide
      approve(organization, draft);
    }
  }

  private CoalitionId found(Actor ines) {
    FoundOutcome outcome =
        coalitions.found(
            ines,
            "Let the Ilsa Run",
            SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER),
            "We speak to the company together: no partner negotiates on its own.\n\n"
                + "Each partner mails its own supporters and mentions the coalition by name.");
    if (!(outcome instanceof FoundOutcome.Founded(CoalitionId coalition))) {
      throw new IllegalStateException("expected a coalition, not " + outcome);
    }
    dress(ines, coalition);
    for (Slug partner : List.of(RIGHTS_NORTH, OPEN_LEDGER)) {
      later();
      expect(new InviteOutcome.Invited(), coalitions.invite(ines, coalition, partner));
      later();
      expect(
          new AnswerOutcome.Joined(),
          coalitions.accept(staff.with(Role.APPROVER, partner), coalition, 1));
    }
    return coalition;
  }

  private void dress(Actor ines, CoalitionId coalition) {
    DemoLogo look = DemoLogo.COALITION;
    if (!(brands.keepLogo(ines, coalition, look.draw())
        instanceof ImageOutcome.Stored(ImageId logo, int ignored, int alsoIgnored))) {
      throw new IllegalStateException("the coalition's logo was refused");
    }
    expect(
        new BrandOutcome.Dressed(),
        brands.dress(ines, coalition, Optional.of(logo), look.colors()));
  }

  private CampaignId create(Actor ines, CoalitionId coalition, NewCampaign wanted) {
    CreateOutcome outcome = campaigns.create(ines, coalition, wanted);
    if (!(outcome instanceof CreateOutcome.Created(CampaignId campaign))) {
      throw new IllegalStateException("expected a campaign, not " + outcome);
    }
    return campaign;
  }

  private void write(
      CampaignId campaign,
      Content common,
      Content clearwater,
      Content rightsNorth,
      Content openLedger) {
    Actor ines = staff.with(Role.ORGANIZATION_ADMINISTRATOR, CLEARWATER);
    expect(
        new SaveOutcome.Saved(2),
        pages.save(ines, PageEdition.common(campaign, "en"), 1, PageText.whole(common)));
    writeOwn(CLEARWATER, campaign, clearwater);
    writeOwn(RIGHTS_NORTH, campaign, rightsNorth);
    writeOwn(OPEN_LEDGER, campaign, openLedger);
  }

  /** What reads as on the common page follows it. */
  private void writeOwn(Slug organization, CampaignId campaign, Content content) {
    later();
    Actor campaigner = staff.with(Role.CAMPAIGNER, organization);
    PageEdition own = PageEdition.own(campaign, campaigner, "en");
    Content common = pages.open(campaigner, own).common().orElseThrow();
    expect(
        new SaveOutcome.Saved(1),
        pages.save(campaigner, own, 0, new PageText(content, content.partsUnlike(common))));
  }

  private void publish(Actor ines, CampaignId campaign) {
    expect(new ApprovalOutcome.Done(), approvals.askForApproval(ines, campaign));
    for (Slug organization : List.of(CLEARWATER, RIGHTS_NORTH, OPEN_LEDGER)) {
      approve(organization, campaign);
    }
    expect(new ApprovalOutcome.Done(), approvals.publish(ines, campaign));
  }

  private void approve(Slug organization, CampaignId campaign) {
    later();
    Actor approver = staff.with(Role.APPROVER, organization);
    CampaignOverview overview = campaigns.find(approver, campaign).orElseThrow();
    expect(
        new ApprovalOutcome.Done(),
        approvals.approve(approver, campaign, overview.contentVersion()));
  }

  private Picture picture(Actor ines) {
    if (!(images.store(ines, RiverPicture.draw())
        instanceof ImageOutcome.Stored(ImageId image, int ignored, int alsoIgnored))) {
      throw new IllegalStateException("the demo's picture was refused");
    }
    return new Picture(
        Optional.of(image),
        "© Illustration: Clearwater Alliance",
        "A river winds through green hills towards a half-finished dam under an evening sky.");
  }

  private void later() {
    clock.setTo(clock.instant().plus(Duration.ofMinutes(50)));
  }

  private static void expect(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException("expected " + expected + ", not " + actual);
    }
  }
}
