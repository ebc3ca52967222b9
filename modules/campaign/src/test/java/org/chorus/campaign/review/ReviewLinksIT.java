package org.chorus.campaign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.Slug;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class ReviewLinksIT {

  static final PageOwner COMMON = new PageOwner.Everybody();

  @Autowired ApplicationContext house;
  @Autowired ReviewLinks links;
  @Autowired Pages pages;
  @Autowired CampaignLife life;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired Members members;
  @Autowired JdbcClient jdbc;
  @Autowired ManualClock clock;

  JointCampaign joint;
  CampaignId id;
  PageOwner rights;

  @BeforeEach
  void drafts(TestInfo test) {
    String world =
        "rl" + Integer.toHexString((test.getDisplayName() + test.getTestMethod()).hashCode());
    joint = new JointCampaign(house, world, SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
    joint.writePages(id);
    rights = new PageOwner.Partner(joint.rights.id());
  }

  LinkToken link(Actor maker, PageOwner owner) {
    return link(maker, owner, ReviewLinks.USUAL_DAYS);
  }

  LinkToken link(Actor maker, PageOwner owner, int days) {
    return ((ReviewLinkOutcome.Made) links.make(maker, id, owner, days)).token();
  }

  Optional<String> title(LinkToken token) {
    return links.read(token, Optional.empty()).map(read -> read.page().content().title());
  }

  Actor only(Role role, OrganizationProfile organization, Actor administrator) {
    Actor colleague = joint.newcomer(role + " of " + organization.name(), organization);
    members.assignRoles(
        administrator, SecondFactor.of(administrator), colleague.subject(), Set.of(role));
    return colleague;
  }

  @Test
  void aLinkShowsOnePageAsItStandsNow() {
    LinkToken token = link(joint.maja, rights);
    assertThat(title(token)).contains("Rights first");

    Content edited =
        JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "Rights again");
    pages.save(joint.maja, PageEdition.own(id, joint.maja, "en"), 1, PageText.whole(edited));
    assertThat(title(token)).contains("Rights again");
    assertThat(title(link(joint.ines, COMMON))).contains("Let the river run");
  }

  @Test
  void aLinkShowsEveryLanguageAndTheMainOneForAnythingElse() {
    pages.save(
        joint.ines,
        PageEdition.common(id, "de"),
        0,
        PageText.whole(
            JointCampaign.complete(CampaignKind.PETITION)
                .with(ContentField.LANGUAGE, "de")
                .with(ContentField.TITLE, "Lasst den Fluss laufen")));
    LinkToken token = link(joint.ines, COMMON);
    PublishedPage german = links.read(token, Optional.of("de")).orElseThrow().page();
    assertThat(german.content().title()).isEqualTo("Lasst den Fluss laufen");
    assertThat(german.languages()).containsExactly("en", "de");
    assertThat(links.read(token, Optional.of("fr")).orElseThrow().page().content().language())
        .isEqualTo("en");
  }

  @Test
  void aLinkExpiresToTheMinute() {
    LinkToken token = link(joint.maja, rights, 2);
    clock.advance(Duration.ofDays(2).minusSeconds(1));
    assertThat(title(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(title(token)).isEmpty();
    assertThat(links.open(joint.maja, id, rights)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 31, Integer.MAX_VALUE})
  void noLinkIsForGood(int days) {
    assertThat(links.make(joint.maja, id, rights, days))
        .isEqualTo(new ReviewLinkOutcome.DaysOutOfBounds());
  }

  @Test
  void aRevokedLinkShowsNothing() {
    LinkToken token = link(joint.maja, rights);
    LinkToken other = link(joint.maja, rights);
    clock.advance(Duration.ofMinutes(1));
    List<ReviewLink> open = links.open(joint.maja, id, rights);
    assertThat(open).hasSize(2);

    links.revoke(joint.maja, id, rights, open.getLast().id());
    links.revoke(joint.maja, id, rights, open.getLast().id());
    assertThat(links.open(joint.maja, id, rights)).containsExactly(open.getFirst());
    assertThat(List.of(title(token), title(other))).containsOnlyOnce(Optional.empty());
  }

  @Test
  void noCampaignTakesTheirAddress() {
    assertThat(
            house
                .getBean(Campaigns.class)
                .create(
                    joint.ines,
                    joint.coalition,
                    new NewCampaign(
                        CampaignKind.PETITION,
                        "Preview",
                        new Slug("preview"),
                        Optional.empty(),
                        ConsentMode.EXPLICIT,
                        "en")))
        .isEqualTo(new CreateOutcome.SlugReserved());
  }

  @Test
  void aTokenNobodyMadeShowsNothing() {
    assertThat(title(LinkToken.random())).isEmpty();
    assertThat(LinkToken.parse("../../etc/passwd")).isEmpty();
  }

  @Test
  void theDatabaseAndTheTrailHoldNoToken() {
    LinkToken token = link(joint.maja, rights);
    assertThat(
            jdbc.sql("select row_to_json(l)::text from review_link l").query(String.class).list())
        .isNotEmpty()
        .noneMatch(row -> row.contains(token.value()));
    links.revoke(joint.maja, id, rights, links.open(joint.maja, id, rights).getFirst().id());
    assertThat(
            jdbc.sql(
                    """
                    select act || ': ' || detail
                      from audit_entry
                     where object = :campaign
                       and act like 'review link%'
                     order by id
                    """)
                .param("campaign", "campaign " + id)
                .query(String.class)
                .list())
        .satisfiesExactly(
            made -> assertThat(made).startsWith("review link made: page of rights, until "),
            revoked -> assertThat(revoked).isEqualTo("review link revoked: page of rights"));
    assertThat(token.toString()).doesNotContain(token.value());
  }

  @Test
  void linksDieWithTheSeatAndStayDead() {
    LinkToken made = link(joint.maja, COMMON);
    LinkToken about = link(joint.ines, rights);
    LinkToken another = link(joint.ines, COMMON);
    clock.advance(Duration.ofMinutes(1));
    var seat = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
    assertThat(seats.suspend(joint.ines, joint.coalition, seat, "broke the terms"))
        .isEqualTo(new SeatOutcome.Done());
    assertThat(title(made)).isEmpty();
    assertThat(title(about)).isEmpty();
    assertThat(title(another)).isPresent();
    assertThat(links.make(joint.ines, id, rights, 7)).isEqualTo(new ReviewLinkOutcome.NoPage());

    clock.advance(Duration.ofMinutes(1));
    seats.reinstate(joint.ines, joint.coalition, seat);
    assertThat(title(made)).isEmpty();
    assertThat(title(about)).isEmpty();
    assertThat(title(link(joint.maja, rights))).isPresent();

    LinkToken last = link(joint.maja, COMMON);
    seats.leave(joint.maja, joint.coalition, "");
    assertThat(title(last)).isEmpty();
  }

  @Test
  void linksDieWithTheCampaign() {
    LinkToken token = link(joint.maja, rights);
    life.archive(joint.ines, id);
    assertThat(title(token)).isEmpty();
    assertThat(links.make(joint.maja, id, rights, 7)).isEqualTo(new ReviewLinkOutcome.Archived());
  }

  @Test
  void whereNoPageIsThereIsNoLink() {
    CampaignId fresh = joint.petition("dike");
    assertThat(links.make(joint.maja, fresh, rights, 7)).isEqualTo(new ReviewLinkOutcome.NoPage());
  }

  @Test
  void twentyAreOpenAtMostHoweverManyAskAtOnce() throws Exception {
    for (int n = 0; n < ReviewLinks.MOST_OPEN - 2; n++) {
      link(n % 2 == 0 ? joint.ines : joint.maja, COMMON);
    }
    List<Callable<ReviewLinkOutcome>> asking = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      asking.add(() -> links.make(joint.maja, id, rights, 7));
    }
    int made = 0;
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (Future<ReviewLinkOutcome> outcome : threads.invokeAll(asking)) {
        switch (outcome.get()) {
          case ReviewLinkOutcome.Made ignored -> made++;
          case ReviewLinkOutcome other ->
              assertThat(other).isEqualTo(new ReviewLinkOutcome.TooMany(20));
        }
      }
    }
    assertThat(made).isEqualTo(2);

    links.revoke(joint.maja, id, rights, links.open(joint.maja, id, rights).getFirst().id());
    assertThat(title(link(joint.maja, rights))).isPresent();
  }

  @Test
  void writersOfThePageAndEverybodysApproversMakeLinks() {
    Actor writer = only(Role.CAMPAIGNER, joint.rights, joint.maja);
    Actor approver = only(Role.APPROVER, joint.rights, joint.maja);
    assertThat(title(link(writer, rights))).isPresent();
    assertThat(title(link(approver, rights))).isPresent();
    assertThat(title(link(approver, COMMON))).isPresent();
    assertThat(title(link(approver, new PageOwner.Partner(joint.rivers.id())))).isPresent();
    refuses(writer, COMMON);
    refuses(writer, new PageOwner.Partner(joint.rivers.id()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ORGANIZATION_ADMINISTRATOR", "DATA_STEWARD", "ANALYST"})
  void nobodyElseDoes(Role role) {
    Actor colleague = only(role, joint.rights, joint.maja);
    refuses(colleague, rights);
    refuses(colleague, COMMON);
  }

  @Test
  void outsidersLearnNothing() {
    refuses(joint.outsider, COMMON);
    refuses(joint.newcomer("nora", joint.rights), rights);
    assertThatThrownBy(() -> links.make(joint.maja, CampaignId.random(), COMMON, 7))
        .isInstanceOf(AccessDenied.class);
  }

  private void refuses(Actor actor, PageOwner owner) {
    ReviewLinkId made =
        links.open(joint.ines, id, owner).stream()
            .findFirst()
            .map(ReviewLink::id)
            .orElseGet(
                () -> {
                  link(joint.ines, owner);
                  return links.open(joint.ines, id, owner).getFirst().id();
                });
    assertThat(links.mayMake(actor, id, owner)).isFalse();
    assertThatThrownBy(() -> links.make(actor, id, owner, 7)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> links.open(actor, id, owner)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> links.revoke(actor, id, owner, made)).isInstanceOf(AccessDenied.class);
    assertThat(links.open(joint.ines, id, owner)).extracting(ReviewLink::id).contains(made);
  }

  @Test
  void aLinkIsRevokedFromThePageItShows() {
    LinkToken token = link(joint.ines, COMMON);
    ReviewLinkId common = links.open(joint.ines, id, COMMON).getFirst().id();
    Actor writer = only(Role.CAMPAIGNER, joint.rights, joint.maja);
    links.revoke(writer, id, rights, common);
    assertThat(title(token)).isPresent();
  }
}
