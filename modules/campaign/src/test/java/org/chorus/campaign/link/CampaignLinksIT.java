package org.chorus.campaign.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.Members;
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
class CampaignLinksIT {

  @Autowired ApplicationContext house;
  @Autowired CampaignLinks links;
  @Autowired FollowedLinks followed;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired JdbcClient jdbc;
  @Autowired ManualClock clock;

  JointCampaign joint;
  CampaignId id;

  @BeforeEach
  void draft(TestInfo test) {
    String world =
        "cl" + Integer.toHexString((test.getDisplayName() + test.getTestMethod()).hashCode());
    joint = new JointCampaign(house, world, SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
  }

  CampaignLink link(String name) {
    return done(links.make(joint.maja, id, name, Channel.EMAIL));
  }

  static CampaignLink done(LinkOutcome outcome) {
    return ((LinkOutcome.Done) outcome).link();
  }

  Optional<FollowedLink> follow(CampaignLink link) {
    return followed.find(id, link.code());
  }

  @Test
  void aLinkLeadsToWhoseItIsAndHowItIsSpread() {
    CampaignLink link = link(" Newsletter of May ");
    assertThat(link.name()).isEqualTo("Newsletter of May");
    assertThat(follow(link))
        .contains(new FollowedLink(link.id(), joint.rights.id(), Channel.EMAIL));
  }

  @Test
  void itLeadsToNoOtherCampaign() {
    assertThat(followed.find(joint.petition("other"), link("May").code())).isEmpty();
  }

  @Test
  void everyPartnerSeesItsOwn_newestFirst() {
    link("May");
    clock.advance(Duration.ofMinutes(1));
    link("June");
    links.make(joint.ines, id, "Poster", Channel.PRINT);
    assertThat(links.of(joint.maja, id))
        .extracting(CampaignLink::name)
        .containsExactly("June", "May");
    assertThat(links.of(joint.ines, id)).extracting(CampaignLink::name).containsExactly("Poster");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 81})
  void aNameHasToBeThereAndShort(int length) {
    assertThat(links.make(joint.maja, id, "x".repeat(length), Channel.EMAIL))
        .isEqualTo(new LinkOutcome.NameOutOfBounds());
    assertThat(links.of(joint.maja, id)).isEmpty();
  }

  @Test
  void twoLinksOfAPartnerHaveTwoNames() {
    CampaignLink may = link("May");
    CampaignLink june = link("June");
    assertThat(links.make(joint.maja, id, "MAY", Channel.PRINT))
        .isEqualTo(new LinkOutcome.NameTaken());
    assertThat(links.rename(joint.maja, id, june.id(), "may"))
        .isEqualTo(new LinkOutcome.NameTaken());
    assertThat(done(links.rename(joint.maja, id, may.id(), "MAY")).name()).isEqualTo("MAY");
    assertThat(links.make(joint.ines, id, "May", Channel.EMAIL))
        .isInstanceOf(LinkOutcome.Done.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"PAGE", "SUPPORTER"})
  void noLinkIsSpreadWherePeopleComeByNone(Channel channel) {
    assertThat(links.make(joint.maja, id, "May", channel))
        .isEqualTo(new LinkOutcome.NotAChannelForLinks());
  }

  @Test
  void thereIsABoundToHowMany() {
    jdbc.sql(
            """
            insert into campaign_link (id, campaign_id, organization_id, code, name, channel, made_by,
                                       made_by_name, made_at)
            select gen_random_uuid(), :campaign, :organization,
                   translate(substr(md5(cast(:organization as text) || n), 1, 7), '01', 'xy'), 'Link ' || n, 'EMAIL', 'x', 'x', now()
              from generate_series(1, :most) as n
            """)
        .param("campaign", id.value())
        .param("organization", joint.rights.id().value())
        .param("most", CampaignLinks.MOST)
        .update();
    assertThat(links.make(joint.maja, id, "One more", Channel.EMAIL))
        .isEqualTo(new LinkOutcome.TooMany());
  }

  @Test
  void anEndedLinkLeadsNowhere_andAResumedOneDoes() {
    CampaignLink link = link("May");
    assertThat(done(links.end(joint.maja, id, link.id())).endedAt()).contains(clock.instant());
    assertThat(follow(link)).isEmpty();
    assertThat(done(links.resume(joint.maja, id, link.id())).endedAt()).isEmpty();
    assertThat(follow(link)).isPresent();
  }

  @Test
  void aSuspendedPartnersLinkLeadsNowhere() {
    CampaignLink link = link("May");
    var seat = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
    assertThat(seats.suspend(joint.ines, joint.coalition, seat, "broke the terms"))
        .isEqualTo(new SeatOutcome.Done());
    assertThat(follow(link)).isEmpty();
  }

  @Test
  void nobodyChangesTheLinkOfAnother() {
    CampaignLink link = link("May");
    assertThat(links.end(joint.ines, id, link.id())).isEqualTo(new LinkOutcome.NoSuchLink());
    assertThat(links.resume(joint.ines, id, link.id())).isEqualTo(new LinkOutcome.NoSuchLink());
    assertThat(links.rename(joint.ines, id, link.id(), "Mine"))
        .isEqualTo(new LinkOutcome.NoSuchLink());
    assertThat(follow(link)).isPresent();
  }

  @Test
  void analystsReadThemAndMakeNone() {
    link("May");
    Actor analyst = joint.newcomer("anna", joint.rights);
    house
        .getBean(Members.class)
        .assignRoles(
            joint.maja, SecondFactor.of(joint.maja), analyst.subject(), Set.of(Role.ANALYST));
    assertThat(links.of(analyst, id)).hasSize(1);
    assertThatThrownBy(() -> links.make(analyst, id, "June", Channel.EMAIL))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void outsidersLearnNothing() {
    CampaignLink link = link("May");
    assertThatThrownBy(() -> links.of(joint.outsider, id)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> links.end(joint.outsider, id, link.id()))
        .isInstanceOf(AccessDenied.class);
  }
}
