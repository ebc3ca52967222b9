package org.chorus.signature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.link.LinkId;
import org.chorus.campaign.link.LinkOutcome;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.signature.dashboard.Dashboards;
import org.chorus.signature.dashboard.Lookback;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A petition and a letter of Rivers and Rights; Maja of Rights spreads a link to the petition. */
@HouseTest
class ArrivalsIT extends OnePool {

  @Autowired Arrivals arrivals;
  @Autowired CampaignLinks links;
  @Autowired ShareCodes codes;
  @Autowired Withdrawals withdrawals;
  @Autowired Confirmations confirmations;
  @Autowired Dashboards dashboards;
  @Autowired TransactionOperations transactions;

  CampaignId petition;
  CampaignLink flyer;

  @BeforeEach
  void aFlyer() {
    petition = commonPage().campaign();
    flyer = link(joint.maja, "Flyer");
  }

  private CampaignLink link(Actor maker, String name) {
    return ((LinkOutcome.Done) links.make(maker, petition, name, Channel.PRINT)).link();
  }

  private PublishedPage commonPage() {
    return joint.commonPage("dam");
  }

  private PublishedPage rightsPetition() {
    return joint.page("dam", joint.rights);
  }

  private Optional<Arrival> by(CampaignLink link, PublishedPage page) {
    return arrivals.by(link.code().value(), page);
  }

  private SignOutcome sign(PublishedPage page, String email, String via) {
    SignRequest request = request(page, email);
    return signing.sign(arrivals.by(via, page).map(request::by).orElse(request));
  }

  private SignOutcome signByFlyer(PublishedPage page, String email) {
    return sign(page, email, flyer.code().value());
  }

  private Map<LinkId, LinkNumbers> numbers(Actor reader) {
    return numbers.byLink(reader, joint.coalition, petition);
  }

  private LinkNumbers flyers() {
    return numbers(joint.maja).getOrDefault(flyer.id(), LinkNumbers.NONE);
  }

  private LinkNumbers today(long people, long confirmed, long assists) {
    return new LinkNumbers(
        people,
        confirmed,
        assists,
        Optional.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
  }

  private Optional<OrganizationId> creditOf(String email) {
    return stored
        .sql("select organization_id from signature where pool_id = ? and email = ?")
        .params(pool.value(), email)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
        .single()
        .map(OrganizationId::new);
  }

  private static long idOf(SignOutcome outcome) {
    return ((SignOutcome.Accepted) outcome).signature();
  }

  @Test
  void onTheCommonPageTheLinksPartnerIsCredited() {
    signByFlyer(commonPage(), "ada@example.org");
    signing.sign(request(commonPage(), "bob@example.org"));
    assertThat(creditOf("ada@example.org")).contains(joint.rights.id());
    assertThat(creditOf("bob@example.org")).isEmpty();
    assertThat(flyers()).isEqualTo(today(1, 0, 0));
    assertThat(numbers.of(joint.maja, joint.coalition, pool).own()).isEqualTo(1);
  }

  @Test
  void onItsOwnPageThePartnerIsCreditedAndTheLinkCounts() {
    signByFlyer(rightsPetition(), "ada@example.org");
    assertThat(creditOf("ada@example.org")).contains(joint.rights.id());
    assertThat(flyers()).isEqualTo(today(1, 0, 0));
  }

  @Test
  void onAnotherPartnersPageItDoesNotCount() {
    assertThat(by(flyer, riversPetition())).isEmpty();
    signByFlyer(riversPetition(), "ada@example.org");
    assertThat(creditOf("ada@example.org")).contains(joint.rivers.id());
    assertThat(flyers()).isEqualTo(LinkNumbers.NONE);
    Arrival foreign = by(flyer, commonPage()).orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(riversPetition(), "ada@example.org").by(foreign));
  }

  @Test
  void neitherDoesItInAnotherCampaignNorOnceItHasEnded() {
    assertThat(by(flyer, rightsLetter())).isEmpty();
    links.end(joint.maja, petition, flyer.id());
    assertThat(by(flyer, commonPage())).isEmpty();
    signByFlyer(commonPage(), "ada@example.org");
    assertThat(stored()).isEqualTo(1);
    assertThat(creditOf("ada@example.org")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "aaaaaaaaaaaaaaaaaaaaaa", "x'; drop table touch; --"})
  void whatNobodyGaveOutKeepsNobodyFromSigning(String via) {
    assertThat(sign(commonPage(), "ada@example.org", via)).isInstanceOf(SignOutcome.Accepted.class);
    assertThat(creditOf("ada@example.org")).isEmpty();
  }

  @Test
  void whoHadSignedBeforeIsAnAssistOfTheLink() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    signByFlyer(commonPage(), "ada@example.org");
    signByFlyer(commonPage(), "ada@example.org");
    assertThat(creditOf("ada@example.org")).contains(joint.rivers.id());
    assertThat(flyers()).isEqualTo(today(0, 0, 1));
  }

  @Test
  void noPartnerReadsTheLinksOfAnother() {
    signByFlyer(commonPage(), "ada@example.org");
    assertThat(numbers(joint.ines)).isEmpty();
  }

  @Test
  void linksCountWhoCounts() {
    SignOutcome outcome = signByFlyer(commonPage(), "ada@example.org");
    LinkToken token =
        requireNonNull(
            requireNonNull(
                    transactions.execute(begun -> confirmations.issue(List.of(idOf(outcome)))))
                .get(idOf(outcome)));
    confirmations.confirm(token);
    assertThat(flyers()).isEqualTo(today(1, 1, 0));
    withdrawals.withdraw(token);
    assertThat(flyers()).isEqualTo(LinkNumbers.NONE);
    assertThat(signByFlyer(commonPage(), "ada@example.org"))
        .isEqualTo(new SignOutcome.AlreadySigned(idOf(outcome))); // and counts again
    assertThat(flyers()).isEqualTo(today(1, 0, 0));
    withdrawals.erase(token);
    assertThat(flyers()).isEqualTo(LinkNumbers.NONE);
  }

  @Test
  void whoeverPassesThePageOnBringsPeopleToTheirOwnPartner() {
    long ada = idOf(signByFlyer(commonPage(), "ada@example.org"));
    long bob = idOf(sign(commonPage(), "bob@example.org", codeOf(ada, joint.rights)));
    sign(commonPage(), "cem@example.org", codeOf(bob, joint.rights));
    assertThat(creditOf("cem@example.org")).contains(joint.rights.id());
    assertThat(sharers()).isEqualTo(Map.of("bob@example.org", ada, "cem@example.org", bob));
    assertThat(flyers()).isEqualTo(today(1, 0, 0)); // by the flyer itself
    assertThat(
            dashboards
                .of(joint.maja, joint.coalition, petition, Lookback.EVER)
                .channels()
                .largest()
                .stream()
                .filter(share -> share.value() == Channel.SUPPORTER))
        .singleElement()
        .satisfies(share -> assertThat(share.own()).isEqualTo(2));
  }

  private String codeOf(long signature, OrganizationProfile credited) {
    return codes.of(signature, Optional.of(credited.id()));
  }

  /** Else anybody could find out, by signing for somebody, through whom they had signed before. */
  @Test
  void whoSignsOnceMorePassesOnThatVisitAndNotTheFirst() {
    long ada = idOf(signByFlyer(commonPage(), "ada@example.org"));
    sign(commonPage(), "eve@example.org", codes.of(ada, Optional.empty()));
    assertThat(creditOf("eve@example.org")).isEmpty();
  }

  @Test
  void onAPartnersPageThePartnerIsCreditedWhoeverPassedItOn() {
    long ada = idOf(signing.sign(request(riversPetition(), "ada@example.org")));
    sign(rightsPetition(), "bob@example.org", codeOf(ada, joint.rivers));
    assertThat(creditOf("bob@example.org")).contains(joint.rights.id());
    assertThat(sharers()).isEqualTo(Map.of("bob@example.org", ada));
  }

  @Test
  void aCodeFromAnotherPoolSaysNothing() {
    long ada = idOf(signing.sign(request(riversPetition(), "ada@example.org")));
    CampaignId elsewhere = joint.petition("elsewhere");
    joint.publish(elsewhere);
    assertThat(arrivals.by(codeOf(ada, joint.rivers), joint.commonPage("elsewhere"))).isEmpty();
  }

  private Map<String, Long> sharers() {
    return stored
        .sql(
            """
            select email, sharer from touch join signature on signature.id = signature_id
             where pool_id = ? and sharer is not null
            """)
        .param(pool.value())
        .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
