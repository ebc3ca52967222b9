package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.signature.SignOutcome.Accepted;
import org.chorus.signature.SignOutcome.AlreadySigned;
import org.chorus.switches.Flips;
import org.chorus.switches.Switch;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;

/** Who is counted, credited and asked. */
@HouseTest
class SigningIT extends OnePool {

  @Test
  void aPersonCountsOnceWhicheverPageTheySignOn() {
    assertThat(signing.sign(request(riversPetition(), "ada@example.org")))
        .isInstanceOf(Accepted.class);
    assertThat(signing.sign(request(rightsLetter(), "ADA@example.org")))
        .isInstanceOf(AlreadySigned.class);
    assertThat(signing.sign(request(joint.commonPage("dam"), "ada@example.org")))
        .isInstanceOf(AlreadySigned.class);

    assertThat(numbers.total(pool)).isEqualTo(1);
    PoolNumbers rivers = numbers.of(joint.ines, joint.coalition, pool);
    PoolNumbers rights = numbers.of(joint.maja, joint.coalition, pool);
    assertThat(rivers.own()).isEqualTo(1);
    assertThat(rivers.assists()).isZero();
    assertThat(rights.own()).isZero();
    assertThat(rights.others()).isEqualTo(1);
    assertThat(rights.assists()).isEqualTo(1);
  }

  @Test
  void whoeverReadThePageBeforeTheClosingAndSignsAfterItIsNotTaken() {
    Instant closing = clock.instant().plus(Duration.ofDays(1));
    house
        .getBean(CampaignLife.class)
        .plan(
            joint.ines,
            riversPetition().campaign(),
            Optional.empty(),
            Optional.of(closing),
            ZoneOffset.UTC);
    SignRequest ada = request(riversPetition(), "ada@example.org");
    SignRequest bob = request(riversPetition(), "bob@example.org");
    clock.advance(Duration.ofDays(1).minusNanos(1000));
    assertThat(signing.sign(ada)).isInstanceOf(Accepted.class);

    clock.advance(Duration.ofNanos(1000));

    assertThat(signing.sign(bob)).isEqualTo(new SignOutcome.NotOpen());
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void whileSigningIsSwitchedOffNobodyIsTakenWhicheverWayTheyCome() {
    SignRequest ada = request(riversPetition(), "ada@example.org");
    Flips flips = new Flips(house);
    flips.off(Switch.SIGNING, "");
    try {
      assertThat(signing.sign(ada)).isEqualTo(new SignOutcome.SwitchedOff());
      assertThat(stored()).isZero();
    } finally {
      flips.on(Switch.SIGNING);
    }
    assertThat(signing.sign(ada)).isInstanceOf(Accepted.class);
  }

  @Test
  void comingBackToAnAssistingPageIsNoSecondAssist() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    signing.sign(request(rightsLetter(), "ada@example.org"));
    signing.sign(request(rightsLetter(), "ada@example.org"));
    assertThat(numbers.of(joint.maja, joint.coalition, pool).assists()).isEqualTo(1);
    assertThat(touches("REPEAT")).isEqualTo(1);
  }

  @Test
  void theCommonPageIsCreditedToNobody() {
    signing.sign(request(joint.commonPage("dam"), "ada@example.org"));
    PoolNumbers rivers = numbers.of(joint.ines, joint.coalition, pool);
    assertThat(rivers.total()).isEqualTo(1);
    assertThat(rivers.own()).isZero();
  }

  @Test
  void answersOnTheSecondPageAreKept() {
    signing.sign(request(riversPetition(), "ada@example.org", yesToAll(riversPetition())));
    Map<ConsentTextId, Boolean> changed = Map.of(rightsLetter().asks().getFirst().text(), false);
    signing.sign(request(rightsLetter(), "ada@example.org", changed));

    assertThat(
            stored
                .sql(
                    """
                    select consent.organization_id || ' ' || answer
                      from consent join signature on signature.id = signature_id
                     where pool_id = ? order by touch_id, consent.organization_id = ?
                    """)
                .params(pool.value(), joint.rights.id().value())
                .query(String.class)
                .list())
        .containsExactly(
            joint.rivers.id() + " true", joint.rights.id() + " true", joint.rights.id() + " false");
  }

  @Test
  void answersToWhatThePageDoesNotAskAreRefused() {
    Map<ConsentTextId, Boolean> foreign = Map.of(new ConsentTextId(UUID.randomUUID()), true);
    assertThatThrownBy(() -> request(riversPetition(), "ada@example.org", foreign))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
