package org.chorus.local;

import static org.chorus.local.Outcomes.expect;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.content.Target;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.organization.Organizations;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignOutcome;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.springframework.context.ApplicationContext;

/** The petition and the letter of {@link LargeCoalition}. */
final class LargeCampaigns {

  static final Slug PETITION_SLUG = new Slug("spring-for-the-ilsa");

  static final Slug SLUG_OF_TWELVE = new Slug("twelve-for-the-ilsa");

  private static final String PETITION = "Give the Ilsa back its spring";
  private static final String LETTER = "Letter to the river commission";
  private static final Slug LETTER_SLUG = new Slug("letter-to-the-commission");
  private static final int SIGNERS = 240;

  private final Organizations organizations;
  private final Campaigns campaigns;
  private final Pages pages;
  private final Approvals approvals;
  private final PublishedPages published;
  private final Signing signing;
  private final Properties words = read();

  LargeCampaigns(ApplicationContext house) {
    organizations = house.getBean(Organizations.class);
    campaigns = house.getBean(Campaigns.class);
    pages = house.getBean(Pages.class);
    approvals = house.getBean(Approvals.class);
    published = house.getBean(PublishedPages.class);
    signing = house.getBean(Signing.class);
  }

  /** A petition in every language, public and signed. */
  CampaignId publish(Actor ines, CoalitionId coalition, List<Actor> partners, List<Actor> writers) {
    CampaignId petition =
        create(ines, coalition, CampaignKind.PETITION, PETITION_SLUG, PETITION, "en");
    for (SpokenLanguage language : SpokenLanguage.values()) {
      boolean first = language == SpokenLanguage.EN;
      expect(
          new SaveOutcome.Saved(first ? 2 : 1),
          pages.save(
              ines,
              PageEdition.common(petition, language.tag()),
              first ? 1 : 0,
              PageText.whole(text(language.tag(), CampaignKind.PETITION))));
    }
    writeOwn(petition, writers, 0);
    approve(ines, petition, partners);
    expect(new ApprovalOutcome.Done(), approvals.publish(ines, petition));
    sign(partners);
    return petition;
  }

  /** A petition in one language, public, of partners none of which has a page of its own. */
  void publishToTwelve(Actor ines, CoalitionId coalition, List<Actor> partners) {
    CampaignId petition =
        create(ines, coalition, CampaignKind.PETITION, SLUG_OF_TWELVE, "Twelve ask", "en");
    expect(
        new SaveOutcome.Saved(2),
        pages.save(
            ines,
            PageEdition.common(petition, "en"),
            1,
            PageText.whole(text("en", CampaignKind.PETITION))));
    approve(ines, petition, partners);
    expect(new ApprovalOutcome.Done(), approvals.publish(ines, petition));
  }

  /**
   * A letter that waits for approvals.
   *
   * @param decided all of them have approved but the last, who asks for changes
   */
  CampaignId askForApproval(
      Actor ines, CoalitionId coalition, List<Actor> decided, List<Actor> writers) {
    CampaignId letter = create(ines, coalition, CampaignKind.LETTER, LETTER_SLUG, LETTER, "en");
    expect(
        new SaveOutcome.Saved(2),
        pages.save(
            ines,
            PageEdition.common(letter, "en"),
            1,
            PageText.whole(text("en", CampaignKind.LETTER))));
    writeOwn(letter, writers, 1);
    approve(ines, letter, decided.subList(0, decided.size() - 1));
    expect(
        new ApprovalOutcome.Done(),
        approvals.requestChanges(
            decided.getLast(),
            letter,
            contentVersion(letter, ines),
            "The second paragraph names one village only. All eleven should stand there."));
    return letter;
  }

  private CampaignId create(
      Actor ines,
      CoalitionId coalition,
      CampaignKind kind,
      Slug slug,
      String name,
      String language) {
    if (!(campaigns.create(
            ines,
            coalition,
            new NewCampaign(kind, name, slug, Optional.empty(), ConsentMode.EXPLICIT, language))
        instanceof CreateOutcome.Created(CampaignId campaign))) {
      throw new IllegalStateException("no campaign");
    }
    return campaign;
  }

  private Content text(String language, CampaignKind kind) {
    Content common =
        Content.blank(language)
            .with(ContentField.TITLE, word(language, "title"))
            .with(ContentField.LEDE, word(language, "lede"))
            .with(ContentField.LEAD_IN, word(language, "call"))
            .with(
                ContentField.ARTICLE,
                (word(language, "lede") + " " + word(language, "statement") + "\n\n").repeat(6))
            .with(new Target("", "", "Tarn Valley Energy"))
            .with(ContentField.CLOSING_CALL, word(language, "call"))
            .with(ContentField.THANKS, word(language, "thanks"));
    return switch (kind) {
      case PETITION -> common.with(ContentField.STATEMENT, word(language, "statement"));
      case LETTER ->
          common
              .with(ContentField.SALUTATION, "Dear members of the commission,")
              .with(ContentField.LETTER, word(language, "statement"));
    };
  }

  private String word(String language, String what) {
    return words.getProperty(language + "." + what);
  }

  /** A third follow, a third say something of their own, a third have no page. */
  private void writeOwn(CampaignId campaign, List<Actor> writers, int shift) {
    for (int n = 0; n < writers.size(); n++) {
      Actor partner = writers.get(n);
      String name = organizations.find(partner.organization()).orElseThrow().name();
      Content own =
          Content.blank("en").with(ContentField.TITLE, name + " asks: open the gates at Korven");
      switch ((n + shift) % 3) {
        case 0 -> save(campaign, partner, new PageText(own, EnumSet.of(ContentPart.TITLE)));
        case 1 -> save(campaign, partner, new PageText(own, EnumSet.noneOf(ContentPart.class)));
        default -> {}
      }
    }
  }

  private void save(CampaignId campaign, Actor partner, PageText text) {
    expect(
        new SaveOutcome.Saved(1),
        pages.save(partner, PageEdition.own(campaign, partner, "en"), 0, text));
  }

  private void approve(Actor ines, CampaignId campaign, List<Actor> partners) {
    expect(new ApprovalOutcome.Done(), approvals.askForApproval(ines, campaign));
    int version = contentVersion(campaign, ines);
    partners.forEach(
        partner ->
            expect(new ApprovalOutcome.Done(), approvals.approve(partner, campaign, version)));
  }

  private int contentVersion(CampaignId campaign, Actor actor) {
    return campaigns.find(actor, campaign).map(CampaignOverview::contentVersion).orElseThrow();
  }

  private void sign(List<Actor> partners) {
    List<PublishedPage> fronts = new ArrayList<>();
    fronts.add(published.findCommon(PETITION_SLUG).orElseThrow());
    for (Actor partner : partners) {
      Slug alias = organizations.find(partner.organization()).orElseThrow().alias();
      published.findPartners(PETITION_SLUG, alias, Optional.empty()).ifPresent(fronts::add);
    }
    IntStream.range(0, SIGNERS)
        .forEach(
            n -> {
              PublishedPage page = fronts.get(n * n % fronts.size());
              Map<ConsentTextId, Boolean> answers = new HashMap<>();
              for (ConsentAsk ask : page.asks()) {
                answers.put(ask.text(), answers.size() < 2);
              }
              SignOutcome outcome =
                  signing.sign(
                      new SignRequest(
                          page,
                          new PersonName("Number"),
                          new PersonName("Of " + n),
                          new EmailAddress("number-" + n + "@large.example"),
                          answers));
              if (outcome instanceof SignOutcome.Overloaded) {
                throw new IllegalStateException("the intake is too small");
              }
            });
  }

  private static Properties read() {
    Properties read = new Properties();
    try {
      read.load(
          new StringReader(
              new String(
                  BuildOutput.resource("twelve-languages.properties"), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }
}
