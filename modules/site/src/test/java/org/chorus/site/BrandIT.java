package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.CoalitionBrands;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.ProposalOutcome;
import org.chorus.coalition.ProposeOutcome;
import org.chorus.coalition.TermsProposals;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.content.CampaignKind;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.ImageId;
import org.chorus.organization.Brands;
import org.chorus.organization.brand.BrandOutcome;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.HexColor;
import org.chorus.organization.brand.Sender;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose colors and logos supporters see on which page. */
@SiteTest
class BrandIT {

  static final AtomicInteger WORLDS = new AtomicInteger();

  @Autowired Browser browser;
  @Autowired OpenCampaigns others;
  @Autowired Staff staff;
  @Autowired Brands brands;
  @Autowired CoalitionBrands coalitionBrands;
  @Autowired TermsProposals proposals;
  @Autowired ManualClock clock;

  Actor apples;
  Actor berries;
  Actor cherries;
  CoalitionId coalition;
  CampaignId campaign;
  String common;
  String applesPage;

  @BeforeEach
  void published() {
    String world = "brand-" + WORLDS.incrementAndGet();
    apples = staff.of(world + "-a", "Apples");
    berries = staff.of(world + "-b", "Berries");
    cherries = staff.of(world + "-c", "Cherries");
    coalition = staff.unite("Fruit", SharingRule.SOURCE_ONLY, apples, berries, cherries);
    campaign =
        staff.start(
            apples,
            coalition,
            world,
            CampaignKind.PETITION,
            ConsentMode.EXPLICIT,
            Optional.empty(),
            Contents.petition());
    staff.write(apples, campaign, Contents.petition());
    staff.publish(campaign, apples, berries, cherries);
    common = "/" + world;
    applesPage = common + "/" + world + "-a";
  }

  @Test
  void withoutABrandThereAreMonogramsAndTheColorsOfTheHouse() {
    assertThat(browser.get(applesPage).body())
        .contains("<span class=\"disc\" aria-hidden=\"true\">A</span>")
        .doesNotContain("/brand/", "class=\"logo\"");
  }

  @Test
  void aPartnersPageWearsItsColorsAndItsLogo() {
    ImageId logo = logo(apples);
    dress(apples, logo, "#0f6b6b");

    assertThat(browser.get(applesPage).body())
        .containsSubsequence(
            "content=\"#0f6b6b\"",
            "/assets/site",
            "<link rel=\"stylesheet\" href=\"/brand/0f6b6b-ffffff.css?v=",
            "<img class=\"logo\" alt=\"\" src=\"/images/" + logo + "\"");
    assertThat(browser.get("/images/" + logo).status()).isEqualTo(200);
    assertThat(browser.get(common).body()).doesNotContain("/brand/");
  }

  @Test
  void theCommonPageWearsThoseOfTheCoalition() {
    ImageId logo =
        ((ImageOutcome.Stored) coalitionBrands.keepLogo(apples, coalition, png())).image();
    assertThat(
            coalitionBrands.dress(
                apples, coalition, Optional.of(logo), Optional.of(colors("#5b2a86"))))
        .isEqualTo(new BrandOutcome.Dressed());

    assertThat(browser.get(common).body())
        .contains("/brand/5b2a86-ffffff.css", "src=\"/images/" + logo + "\"");
    assertThat(browser.get(applesPage).body()).doesNotContain("/brand/");
  }

  @Test
  void thePagesAfterSigningWearThemToo() {
    dress(apples, logo(apples), "#0f6b6b");
    assertThat(browser.get(applesPage + "/thanks").body()).contains("/brand/0f6b6b-ffffff.css");
  }

  @Test
  void aStyleSheetMayBeKeptForGood() {
    assertThat(browser.get("/brand/0f6b6b-ffffff.css"))
        .satisfies(
            sheet -> {
              assertThat(sheet.status()).isEqualTo(200);
              assertThat(sheet.header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
              assertThat(sheet.header("Cache-Control")).contains("immutable", "public");
              assertThat(sheet.body()).contains("--act: #0f6b6b;");
            });
  }

  @Test
  void thereIsNoStyleSheetOfWhatCannotBeRead() {
    assertThat(browser.get("/brand/ffcc00-ffffff.css").status()).isEqualTo(404);
    assertThat(browser.get("/brand/0.css").status()).isEqualTo(404);
  }

  @Test
  void allPartnersStandByNameUnlessTheTermsSayOtherwise() {
    dress(berries, logo(berries), "#5b2a86");
    assertThat(partnersOn(common)).containsExactly("Apples", "Berries", "Cherries");
    assertThat(browser.get(common).body())
        .containsSubsequence("Who owns this campaign", "class=\"logo\"", "Berries");
  }

  @Test
  void rotatingPartnersStandInTheOrderOfTheDay() {
    assertThat(
            proposals.propose(
                apples,
                coalition,
                1,
                SharingTerms.of(SharingRule.SOURCE_ONLY),
                AdoptionRule.ALL,
                PartnerOrder.ROTATING,
                ""))
        .isEqualTo(new ProposeOutcome.Proposed(2));
    proposals.accept(apples, coalition, 2);
    proposals.accept(berries, coalition, 2);
    assertThat(proposals.accept(cherries, coalition, 2)).isEqualTo(new ProposalOutcome.Adopted(2));

    for (int day = 0; day < 3; day++) { // on one of which the alphabet would do by chance
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      assertThat(partnersOn(common))
          .isEqualTo(
              PartnerOrder.ROTATING.arrange(
                  List.of("Apples", "Berries", "Cherries"), campaign, today));
      clock.advance(Duration.ofDays(1));
    }
  }

  @Test
  void nobodyElsesPageChanges() {
    dress(apples, logo(apples), "#0f6b6b");
    assertThat(browser.get("/dear-mayor").body())
        .contains(
            "src=\"/images/" + others.image + "\"",
            "srcset=\"/images/" + others.image + "/narrow 800w, ")
        .doesNotContain("/brand/");
    assertThat(browser.get("/images/" + others.image + "/narrow").status()).isEqualTo(200);
    assertThat(browser.get("/images/" + ImageId.random() + "/narrow").status()).isEqualTo(404);
  }

  @Test
  void theThankYouPageNamesWhomTheMailWillComeFrom() {
    brands.sendAs(
        apples,
        new Sender(Optional.of("Ada of Apples"), Optional.of(new EmailAddress("ada@a.example"))));
    assertThat(browser.get(applesPage + "/thanks").body())
        .contains("We are sending you an email from Ada of Apples.");
  }

  private List<String> partnersOn(String page) {
    String body = browser.get(page).body();
    String partners = body.substring(body.indexOf("id=\"partners-heading\""));
    return Pattern.compile(">(Apples|Berries|Cherries)<")
        .matcher(partners)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private void dress(Actor actor, ImageId logo, String main) {
    assertThat(brands.dress(actor, Optional.of(logo), Optional.of(colors(main))))
        .isEqualTo(new BrandOutcome.Dressed());
  }

  private static ColorChoice colors(String main) {
    return new ColorChoice(new HexColor(main), HexColor.WHITE, Optional.empty());
  }

  private ImageId logo(Actor actor) {
    return ((ImageOutcome.Stored) brands.keepLogo(actor, png())).image();
  }

  private static byte[] png() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(90, 30, BufferedImage.TYPE_INT_ARGB), "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
