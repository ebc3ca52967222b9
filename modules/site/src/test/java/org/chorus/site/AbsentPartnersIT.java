package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.ContentField;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.SeatId;
import org.chorus.kernel.Slug;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What supporters find where the page of a partner stood that is suspended or has left. */
@SiteTest
class AbsentPartnersIT {

  static final SeatOutcome DONE = new SeatOutcome.Done();
  static int worlds;

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired Staff staff;
  @Autowired OpenCampaigns first; // it must see the site before there is any campaign
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired WholeDatabase stored;

  Actor lakes;
  Actor hills;
  CoalitionId coalition;
  CampaignId campaign;
  SeatId seat;
  String common;
  String lakesPage;
  String hillsPage;
  String email;

  @BeforeEach
  void openCampaign() {
    int world = worlds++;
    lakes = staff.of("lakes" + world, "Lakes & Ponds");
    hills = staff.of("hills" + world, "Hills United");
    coalition = staff.unite("Dry Summer", SharingRule.OPT_IN_PER_PARTNER, lakes, hills);
    common = "/dry-summer" + world;
    campaign =
        staff.start(
            lakes,
            coalition,
            common.substring(1),
            CampaignKind.PETITION,
            ConsentMode.EXPLICIT,
            Optional.empty(),
            Contents.petition().with(ContentField.TITLE, "Save the summer"));
    staff.write(lakes, campaign, Contents.petition());
    staff.write(hills, campaign, Contents.petition());
    staff.publish(campaign, lakes, hills);
    seat = coalitions.get(coalition).seatOf(hills.organization()).seat();
    lakesPage = common + "/lakes" + world;
    hillsPage = common + "/hills" + world;
    email = "ada" + world + "@example.org";
  }

  long rows(String table) {
    return stored.sql("select count(*) from " + table).query(Long.class).single();
  }

  void storesNothing(Map<String, String> form, int status) {
    long signatures = rows("signature");
    long touches = rows("touch");

    Answer answer = browser.post(hillsPage, form);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body())
        .contains("Your signature was not stored", "href=\"" + common + "\"", "Save the summer")
        .doesNotContain(email);
    assertThat(rows("signature")).isEqualTo(signatures);
    assertThat(rows("touch")).isEqualTo(touches);

    assertThat(browser.post(common, supporter.filledIn(common, email)).status()).isEqualTo(303);
    assertThat(supporter.total(common)).isEqualTo(1);
  }

  void isAskedAnewWithoutIt(Map<String, String> openForm) {
    Answer answer = browser.post(lakesPage, openForm);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body())
        .contains("This page has changed since you opened it", "value=\"" + email + "\"")
        .doesNotContain("Hills United");
    assertThat(browser.post(lakesPage, supporter.filledIn(lakesPage, email)).status())
        .isEqualTo(303);
  }

  @Nested
  class GivenASuspension {

    Map<String, String> openOnItsPage;
    Map<String, String> openOnAnothersPage;

    @BeforeEach
    void suspended() {
      openOnItsPage = supporter.filledIn(hillsPage, email);
      openOnAnothersPage = supporter.filledIn(lakesPage, email);
      assertThat(seats.suspend(lakes, coalition, seat, "secret reason")).isEqualTo(DONE);
    }

    @Test
    void thenItsPageSaysSoAndLeadsToTheCommonOne() {
      Answer page = browser.get(hillsPage);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      assertThat(page.body())
          .contains(
              "Hills United does not take part at the moment",
              "the common page of Dry Summer",
              "href=\"" + common + "\"",
              "noindex",
              "Your signature stays.")
          .doesNotContain("<form", "secret reason");
      assertThat(browser.get(hillsPage + "/thanks").body()).contains("does not take part");
      assertThat(browser.get(hillsPage + "/count").status()).isEqualTo(404);
    }

    @Test
    void thenItTakesNoSignatures() {
      storesNothing(openOnItsPage, 409);
    }

    @Test
    void thenAnOpenFormOfAnotherPartnerAsksAnew() {
      isAskedAnewWithoutIt(openOnAnothersPage);
    }

    @Test
    void whenReinstated_thenThePageIsBack() {
      assertThat(seats.reinstate(lakes, coalition, seat)).isEqualTo(DONE);
      assertThat(browser.post(hillsPage, openOnItsPage).status()).isEqualTo(303);
      assertThat(browser.get(lakesPage).body()).contains("Hills United");
    }
  }

  @Nested
  class GivenADeparture {

    Map<String, String> openOnItsPage;
    Map<String, String> openOnAnothersPage;

    @BeforeEach
    void left() {
      openOnItsPage = supporter.filledIn(hillsPage, email);
      openOnAnothersPage = supporter.filledIn(lakesPage, email);
      assertThat(seats.leave(hills, coalition, "secret reason")).isEqualTo(DONE);
    }

    @Test
    void thenItsPageIsGoneAndSaysWhereToGo() {
      Answer page = browser.get(hillsPage + "?utm_source=poster");
      assertThat(page.status()).isEqualTo(410);
      assertThat(page.body())
          .contains("Hills United no longer takes part", "href=\"" + common + "\"")
          .doesNotContain("<form", "secret reason");
      assertThat(browser.get(common).body()).doesNotContain("Hills United");
    }

    @Test
    void thenItTakesNoSignatures() {
      storesNothing(openOnItsPage, 410);
    }

    @Test
    void thenAnOpenFormOfAnotherPartnerAsksAnew() {
      isAskedAnewWithoutIt(openOnAnothersPage);
    }

    @Test
    void whenOnlyInvitedAgain_thenThePageStaysGone() {
      coalitions.invite(lakes, coalition, new Slug(hillsPage.substring(common.length() + 1)));
      assertThat(browser.get(hillsPage).status()).isEqualTo(410);
      assertThat(coalitions.accept(hills, coalition, 1)).isEqualTo(new AnswerOutcome.Joined());
      assertThat(browser.get(hillsPage).body()).contains("<form");
    }
  }

  @Test
  void aSignatureStaysWithTheCampaignAfterThePartnerHasLeft() {
    assertThat(browser.post(hillsPage, supporter.filledIn(hillsPage, email)).status())
        .isEqualTo(303);
    seats.leave(hills, coalition, "");
    assertThat(supporter.total(common)).isEqualTo(1);

    assertThat(browser.post(common, supporter.filledIn(common, email)).status()).isEqualTo(303);
    assertThat(supporter.total(common)).as("known already").isEqualTo(1);
  }

  @Test
  void whereThereNeverWasAPublicPageThereIsNothing() {
    Actor guest = staff.of("guest" + worlds, "Guest");
    coalitions.invite(lakes, coalition, new Slug("guest" + worlds));
    assertThat(browser.get(common + "/guest" + worlds).status()).isEqualTo(404);
    coalitions.accept(guest, coalition, 1);
    seats.leave(guest, coalition, "");
    assertThat(browser.get(common + "/guest" + worlds).status()).isEqualTo(404);
    assertThat(browser.post(common + "/guest" + worlds, Map.of()).status()).isEqualTo(404);
    assertThat(browser.get("/in-the-making/hills0").status()).isEqualTo(404);
  }
}
