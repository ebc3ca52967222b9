package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.SettingOutcome;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.Country;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.signature.PoolBreakdown.Reason;
import org.chorus.signature.PoolBreakdown.Uncounted;
import org.chorus.signature.Shares.Share;
import org.chorus.signature.dashboard.Dashboard;
import org.chorus.signature.dashboard.Dashboards;
import org.chorus.signature.dashboard.Lookback;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A petition and a letter that count at once, and in the same pool one more petition that counts
 * when confirmed and asks for the country.
 */
@HouseTest
class TwoRulesIT extends OnePool {

  private static final Country GERMANY = new Country("DE");

  @Autowired CampaignSettings settings;
  @Autowired Confirmations confirmations;
  @Autowired Dashboards dashboards;
  @Autowired TransactionOperations transactions;

  @BeforeEach
  void oneMore() {
    CampaignId strict =
        joint.create("strict", CampaignKind.PETITION, Optional.of(pool), ConsentMode.EXPLICIT);
    assertThat(settings.chooseCounting(joint.ines, strict, Counting.WHEN_CONFIRMED))
        .isEqualTo(new SettingOutcome.Done());
    assertThat(settings.chooseCountryQuestion(joint.ines, strict, CountryQuestion.OPTIONAL))
        .isEqualTo(new SettingOutcome.Done());
    joint.publish(strict);
  }

  private PublishedPage strict() {
    return joint.page("strict", joint.rights);
  }

  private static SignRequest request(
      PublishedPage page, String email, Optional<Country> country, Channel channel) {
    return new SignRequest(
            page,
            new PersonName("Ada"),
            new PersonName("Lovelace"),
            new EmailAddress(email),
            Map.of(),
            Optional.empty(),
            country)
        .through(channel);
  }

  private ConfirmOutcome confirm(String email, Duration later) {
    long id =
        stored
            .sql("select id from signature where pool_id = ? and email = ?")
            .params(pool.value(), email)
            .query(Long.class)
            .single();
    LinkToken token = transactions.execute(begun -> confirmations.issue(id));
    clock.advance(later);
    return confirmations.confirm(token);
  }

  private PoolBreakdown seenBy(Actor actor) {
    return numbers.breakdown(actor, joint.coalition, pool);
  }

  private Dashboard dashboardOf(Actor actor) {
    return dashboards.of(actor, joint.coalition, strict().campaign(), Lookback.EVER);
  }

  @Test
  void thePageSaysUnderWhichRuleOneSigns() {
    signing.sign(request(strict(), "ada@example.org"));
    signing.sign(request(riversPetition(), "bea@example.org"));
    assertThat(numbers.total(pool)).isEqualTo(1);
    assertThat(seenBy(joint.maja).uncounted())
        .containsExactly(new Uncounted(Reason.UNCONFIRMED, 1, 1));
    assertThat(seenBy(joint.ines).uncounted())
        .containsExactly(new Uncounted(Reason.UNCONFIRMED, 1, 0));

    assertThat(confirm("ada@example.org", Duration.ZERO))
        .isInstanceOf(ConfirmOutcome.Confirmed.class);

    assertThat(numbers.total(pool)).isEqualTo(2);
    assertThat(seenBy(joint.maja).uncounted()).isEmpty();
  }

  @Test
  void fromOutsideBothRulesAnswerAlike() {
    assertThat(signing.sign(request(strict(), "ada@example.org")))
        .hasSameClassAs(signing.sign(request(riversPetition(), "bea@example.org")));
    assertThat(signing.sign(request(strict(), "ada@example.org")))
        .hasSameClassAs(signing.sign(request(riversPetition(), "ada@example.org")));
  }

  @Test
  void whoeverSignsBothCountsAtOnce_whicheverCameFirst() {
    signing.sign(request(strict(), "ada@example.org"));
    assertThat(numbers.total(pool)).isZero();
    signing.sign(request(riversPetition(), "ada@example.org"));
    assertThat(numbers.total(pool)).isEqualTo(1);

    signing.sign(request(riversPetition(), "bea@example.org"));
    signing.sign(request(strict(), "bea@example.org"));
    assertThat(numbers.total(pool)).isEqualTo(2);

    assertThat(numbers.of(joint.maja, joint.coalition, pool).own()).isEqualTo(1);
    assertThat(numbers.of(joint.maja, joint.coalition, pool).assists()).isEqualTo(1);
    assertThat(numbers.of(joint.ines, joint.coalition, pool).assists()).isEqualTo(1);
  }

  @Test
  void aLinkThatCameTooLateSaysWhetherTheSignatureCountsAllTheSame() {
    signing.sign(request(strict(), "ada@example.org"));
    assertThat(confirm("ada@example.org", Confirmations.VALID_FOR))
        .isEqualTo(new ConfirmOutcome.Expired(strict().revision(), Counting.WHEN_CONFIRMED));
    signing.sign(request(rightsLetter(), "ada@example.org"));
    assertThat(confirm("ada@example.org", Confirmations.VALID_FOR))
        .isEqualTo(new ConfirmOutcome.Expired(strict().revision(), Counting.AT_ONCE));
  }

  @Test
  void aCountryIsNamedWhereItIsAskedForAndNowhereElse() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> request(riversPetition(), "ada@example.org", Optional.of(GERMANY), Channel.PAGE));
    CampaignId demanding = joint.petition("demanding");
    settings.chooseCountryQuestion(joint.ines, demanding, CountryQuestion.REQUIRED);
    joint.publish(demanding);
    PublishedPage page = joint.page("demanding", joint.rivers);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(page, "ada@example.org", Optional.empty(), Channel.PAGE));
    assertThat(signing.sign(request(page, "ada@example.org", Optional.of(GERMANY), Channel.PAGE)))
        .isInstanceOf(SignOutcome.Accepted.class);
  }

  @Test
  void countriesAndChannelsAreCountedOfThoseWhoCount() {
    for (int n = 0; n < 6; n++) {
      String email = "p" + n + "@example.org";
      signing.sign(request(strict(), email, Optional.of(GERMANY), Channel.EMAIL));
      confirm(email, Duration.ZERO);
    }
    signing.sign(request(strict(), "waits@example.org", Optional.of(GERMANY), Channel.PRINT));
    signing.sign(request(riversPetition(), "q@example.org").through(Channel.SOCIAL));

    Dashboard maja = dashboardOf(joint.maja);
    assertThat(maja.channels().largest())
        .containsExactly(
            new Share<>(Channel.EMAIL, 6, OptionalLong.empty()),
            new Share<>(Channel.SOCIAL, 0, OptionalLong.empty())); // one of others, somewhere
    assertThat(maja.countries().orElseThrow().largest())
        .containsExactly(
            new Share<>(Optional.of(GERMANY), 6, OptionalLong.empty()),
            new Share<>(Optional.<Country>empty(), 0, OptionalLong.empty()));

    assertThat(dashboardOf(joint.ines).channels().largest())
        .containsExactly(
            new Share<>(Channel.EMAIL, 0, OptionalLong.of(6)),
            new Share<>(Channel.SOCIAL, 1, OptionalLong.of(1)));
  }

  @Test
  void ofAPoolThatNobodySignedThereIsNothing() {
    CampaignId alone = joint.petition("alone");
    joint.publish(alone);
    assertThat(numbers.breakdown(joint.ines, joint.coalition, joint.overview(alone).pool()))
        .isEqualTo(new PoolBreakdown(List.of(), Optional.empty()));
  }

  @Test
  void theLastRecountIsTold() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    assertThat(seenBy(joint.ines).recount()).isEmpty();
    Reconciliation recount = reconciler.compare(pool);
    assertThat(seenBy(joint.maja).recount()).contains(recount);
  }

  @Test
  void isForCoOwnersAndThoseWithARoleAndAPoolOfOthersLooksEmpty() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    reconciler.compare(pool);
    Actor newcomer = joint.newcomer("peter", joint.rivers);
    for (Actor nobody : List.of(newcomer, joint.outsider)) {
      assertThatThrownBy(() -> seenBy(nobody)).isInstanceOf(AccessDenied.class);
    }
    assertThatThrownBy(() -> numbers.breakdown(joint.ines, CoalitionId.random(), pool))
        .isInstanceOf(AccessDenied.class);

    JointCampaign others = new JointCampaign(house, "elsewhere", SharingRule.OPT_IN_PER_PARTNER);
    PoolBreakdown seen = numbers.breakdown(others.ines, others.coalition, pool);
    assertThat(seen.uncounted()).isEmpty();
    assertThat(seen.recount()).isEmpty();
  }
}
