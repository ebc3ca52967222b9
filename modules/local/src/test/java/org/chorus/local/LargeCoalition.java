package org.chorus.local;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
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
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.FoundOutcome;
import org.chorus.coalition.InviteOutcome;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.ProposalOutcome;
import org.chorus.coalition.ProposeOutcome;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.SharingRule;
import org.chorus.coalition.TermsProposals;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.content.Target;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.kernel.Subject;
import org.chorus.local.Secrets.Use;
import org.chorus.local.demo.HouseWithoutDoors;
import org.chorus.organization.Brands;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.OrganizationProfile.Description;
import org.chorus.organization.Organizations;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.HexColor;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignOutcome;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * A coalition of sixty, convened by the demo's Clearwater Alliance, with Rights North among its
 * partners; eight more were asked and are not in it. Its petition is public in every language
 * Chorus speaks, a third of the partners follow its common page, a third have words of their own, a
 * third have no page. Its letter waits for approvals. New terms wait for answers.
 */
final class LargeCoalition {

  static final String NAME = "Sixty for the Ilsa";
  static final String PETITION = "Give the Ilsa back its spring";
  static final String LETTER = "Letter to the river commission";
  static final Slug PETITION_SLUG = new Slug("spring-for-the-ilsa");
  static final int PARTNERS = 60;
  static final int UNDECIDED = 4;

  private static final Slug LETTER_SLUG = new Slug("letter-to-the-commission");
  private static final int SIGNERS = 240;

  private final Members members;
  private final Organizations organizations;
  private final Coalitions coalitions;
  private final Seats seats;
  private final TermsProposals proposals;
  private final Brands brands;
  private final Campaigns campaigns;
  private final Pages pages;
  private final Approvals approvals;
  private final PublishedPages published;
  private final Signing signing;
  private final Properties words = read();

  private LargeCoalition(ApplicationContext house) {
    members = house.getBean(Members.class);
    organizations = house.getBean(Organizations.class);
    coalitions = house.getBean(Coalitions.class);
    seats = house.getBean(Seats.class);
    proposals = house.getBean(TermsProposals.class);
    brands = house.getBean(Brands.class);
    campaigns = house.getBean(Campaigns.class);
    pages = house.getBean(Pages.class);
    approvals = house.getBean(Approvals.class);
    published = house.getBean(PublishedPages.class);
    signing = house.getBean(Signing.class);
  }

  /** The services without anything around them, as the demo is loaded. */
  @HouseWithoutDoors
  static class House {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  /** Where the console shows what was set up, as paths below it. */
  record Places(String coalition, String petition, String inApproval) {}

  /** Sets it all up through the services, on the settings that the app of the stack has. */
  static Places setUp(LocalStack stack) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("spring.datasource.url", stack.postgres().url());
    settings.put("spring.datasource.username", stack.postgres().app().username());
    settings.put("spring.datasource.password", stack.postgres().app().password());
    settings.put("spring.flyway.user", stack.postgres().owner().username());
    settings.put("spring.flyway.password", stack.postgres().owner().password());
    settings.put("spring.mail.host", "127.0.0.1");
    settings.put("spring.mail.port", stack.mail().smtpPort());
    settings.put("chorus.public-url", stack.app().url().toString());
    settings.put("chorus.mail.from", "campaigns@chorus.example");
    settings.put("chorus.signer-key", Secrets.in(stack.directory().secrets()).of(Use.SIGNER_KEY));
    settings.put("chorus.keycloak.url", stack.keycloak().url().toString());
    settings.put("chorus.keycloak.client-secret", stack.keycloak().consoleSecret());
    settings.put("chorus.keycloak.adapter-client-secret", stack.keycloak().adapterSecret());
    return setUp(settings);
  }

  private static Places setUp(Map<String, Object> settings) {
    try (ConfigurableApplicationContext house =
        new SpringApplicationBuilder(House.class)
            .web(WebApplicationType.NONE)
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new))) {
      return new LargeCoalition(house).setUp();
    }
  }

  private Places setUp() {
    Actor ines = demo("clearwater", "ines@clearwater.example");
    Actor maja = demo("rights-north", "maja@rightsnorth.example");
    List<Actor> others =
        inNoOrder(resource("many-organizations.txt").lines().map(this::comes).toList());
    CoalitionId coalition = found(ines, maja, others);
    List<Actor> partners = new ArrayList<>(List.of(ines, maja));
    partners.addAll(others.subList(0, PARTNERS - 2));
    List<Actor> writers = new ArrayList<>(partners);
    writers.set(0, demo("clearwater", "tom@clearwater.example"));
    writers.set(1, demo("rights-north", "samir@rightsnorth.example"));

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

    CampaignId letter = create(ines, coalition, CampaignKind.LETTER, LETTER_SLUG, LETTER, "en");
    expect(
        new SaveOutcome.Saved(2),
        pages.save(
            ines,
            PageEdition.common(letter, "en"),
            1,
            PageText.whole(text("en", CampaignKind.LETTER))));
    writeOwn(letter, writers, 1);
    List<Actor> decided = new ArrayList<>(partners.subList(0, PARTNERS - UNDECIDED));
    decided.remove(maja);
    approve(ines, letter, decided.subList(0, decided.size() - 1));
    expect(
        new ApprovalOutcome.Done(),
        approvals.requestChanges(
            decided.getLast(),
            letter,
            contentVersion(letter, ines),
            "The second paragraph names one village only. All eleven should stand there."));

    propose(ines, coalition, partners);
    return new Places("coalitions/" + coalition, "campaigns/" + petition, "campaigns/" + letter);
  }

  private Actor demo(String alias, String email) {
    DemoOrganizations.Person person =
        DemoOrganizations.read()
            .people()
            .filter(candidate -> candidate.email().equals(email))
            .findFirst()
            .orElseThrow();
    return new Actor(
        new Subject(person.id().toString()),
        person.name(),
        organizations.findByAlias(new Slug(alias)).orElseThrow().id());
  }

  /** An organization's only member, who does everything there. */
  private Actor comes(String name) {
    Slug alias =
        Slug.proposeFor(name)
            .filter(proposed -> proposed.value().length() > 3)
            .orElseGet(() -> new Slug("far-away-" + Integer.toHexString(name.hashCode())));
    Subject subject = new Subject("large:" + alias);
    OrganizationProfile organization =
        members
            .recordLogin(
                new Login(
                    subject,
                    "Staff of " + name,
                    Optional.empty(),
                    List.of(new Login.VouchedOrganization(alias, name))))
            .organizations()
            .getFirst();
    Actor actor = new Actor(subject, "Staff of " + name, organization.id());
    Set<Role> roles = EnumSet.allOf(Role.class);
    roles.removeIf(role -> !role.isOrganizationWide());
    members.assignRoles(actor, SecondFactor.of(actor), subject, roles);
    String site = "https://" + alias + ".example";
    organizations.describe(
        actor,
        new Description(
            Optional.of(site),
            Optional.of(site + "/privacy"),
            Optional.of(new EmailAddress("hello@" + alias + ".example"))));
    if (name.length() % 3 != 0) {
      dress(actor, name);
    }
    return actor;
  }

  /** A logo as wide as it happens to be. */
  private void dress(Actor actor, String name) {
    Color color = Color.getHSBColor((name.hashCode() & 0xff) / 256f, 0.8f, 0.45f);
    if (!(brands.keepLogo(actor, logo(name, color))
        instanceof ImageOutcome.Stored(var logo, int ignored, int alsoIgnored))) {
      throw new IllegalStateException("the logo of " + name + " was refused");
    }
    brands.dress(
        actor,
        Optional.of(logo),
        Optional.of(
            new ColorChoice(
                new HexColor("#%06x".formatted(color.getRGB() & 0xffffff)),
                HexColor.WHITE,
                Optional.empty())));
  }

  private static byte[] logo(String name, Color color) {
    int width = 160 + 80 * (name.length() % 5);
    BufferedImage image = new BufferedImage(width, 160, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setColor(color);
    g.fillRoundRect(4, 4, width - 8, 152, 40, 40);
    g.setColor(Color.WHITE);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 96));
    g.drawString(name.substring(0, 1), width / 2 - 32, 114);
    g.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CoalitionId found(Actor ines, Actor maja, List<Actor> others) {
    if (!(coalitions.found(
            ines,
            NAME,
            SharingRule.OPT_IN_PER_PARTNER,
            "Every partner names the coalition. Nobody speaks to the company alone.")
        instanceof FoundOutcome.Founded(CoalitionId coalition))) {
      throw new IllegalStateException("no coalition");
    }
    join(ines, maja, coalition);
    for (int n = 0; n < others.size(); n++) {
      Actor other = others.get(n);
      int beyond = n - (PARTNERS - 2);
      if (beyond < 0) {
        join(ines, other, coalition);
      } else if (beyond < 8) {
        turnsOut(beyond, ines, other, coalition);
      }
    }
    return coalition;
  }

  private void join(Actor ines, Actor other, CoalitionId coalition) {
    invite(ines, other, coalition);
    expect(new AnswerOutcome.Joined(), coalitions.accept(other, coalition, 1));
  }

  private void invite(Actor ines, Actor other, CoalitionId coalition) {
    Slug alias = organizations.find(other.organization()).orElseThrow().alias();
    expect(new InviteOutcome.Invited(), coalitions.invite(ines, coalition, alias));
  }

  /** Asked, and not a partner: three have not answered, the others did in their ways. */
  private void turnsOut(int which, Actor ines, Actor other, CoalitionId coalition) {
    switch (which) {
      case 0, 1, 2 -> invite(ines, other, coalition);
      case 3, 4 -> {
        invite(ines, other, coalition);
        expect(
            new AnswerOutcome.Declined(),
            coalitions.decline(other, coalition, "We do not work on rivers this year."));
      }
      case 5, 6 -> {
        join(ines, other, coalition);
        expect(
            new SeatOutcome.Done(),
            seats.leave(other, coalition, "Our board wants to work on its own."));
      }
      default -> {
        join(ines, other, coalition);
        expect(
            new SeatOutcome.Done(),
            seats.suspend(
                ines,
                coalition,
                coalitions.get(coalition).seatOf(other.organization()).seat(),
                "It spoke to the company on its own."));
      }
    }
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

  private void propose(Actor ines, CoalitionId coalition, List<Actor> partners) {
    if (!(proposals.propose(
            ines,
            coalition,
            1,
            SharingRule.SOURCE_ONLY,
            AdoptionRule.MAJORITY,
            PartnerOrder.ROTATING,
            "Every partner names the coalition. Nobody speaks to the company alone.")
        instanceof ProposeOutcome.Proposed(int version))) {
      throw new IllegalStateException("nothing proposed");
    }
    for (Actor partner : partners.subList(5, 40)) {
      expect(new ProposalOutcome.Answered(), proposals.accept(partner, coalition, version));
    }
    for (Actor partner : partners.subList(40, 43)) {
      expect(
          new ProposalOutcome.Answered(),
          proposals.object(
              partner, coalition, version, "Our supporters expect to be asked by everybody."));
    }
  }

  private static Properties read() {
    Properties read = new Properties();
    try {
      read.load(new StringReader(resource("twelve-languages.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  private static void expect(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException("expected " + expected + ", not " + actual);
    }
  }

  /** So that those of one state do not stand together in the alphabet. */
  private static List<Actor> inNoOrder(List<Actor> actors) {
    List<Actor> mixed = new ArrayList<>(actors);
    Collections.shuffle(mixed, new Random(60));
    return mixed;
  }

  private static String resource(String name) {
    return new String(BuildOutput.resource(name), StandardCharsets.UTF_8);
  }
}
