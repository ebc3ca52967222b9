package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.life.SettingOutcome;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.signature.SignOutcome.Accepted;
import org.chorus.signature.SignOutcome.AlreadySigned;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Two people at one address. */
@HouseTest
class OneAddressIT extends OnePool {

  private static SignRequest signed(PublishedPage page, String given, String family) {
    return new SignRequest(
        page,
        new PersonName(given),
        new PersonName(family),
        new EmailAddress("family@example.org"),
        Map.of());
  }

  @Test
  void countOnceWhereNobodyDecidedOtherwise() {
    assertThat(signing.sign(signed(riversPetition(), "Ada", "Lovelace")))
        .isInstanceOf(Accepted.class);
    assertThat(signing.sign(signed(riversPetition(), "Bob", "Lovelace")))
        .isInstanceOf(AlreadySigned.class);
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Nested
  class GivenAPoolThatTellsThemApart {

    PublishedPage petition;

    @BeforeEach
    void published() {
      CampaignId families = joint.petition("families");
      assertThat(
              house
                  .getBean(CampaignSettings.class)
                  .chooseSamePerson(joint.ines, families, SamePerson.BY_ADDRESS_AND_NAME))
          .isEqualTo(new SettingOutcome.Done());
      joint.publish(families);
      pool = joint.overview(families).pool();
      petition = joint.page("families", joint.rivers);
    }

    @Test
    void bothCount() {
      assertThat(signing.sign(signed(petition, "Ada", "Lovelace"))).isInstanceOf(Accepted.class);
      assertThat(signing.sign(signed(petition, "Bob", "Lovelace"))).isInstanceOf(Accepted.class);
      assertThat(numbers.total(pool)).isEqualTo(2);
    }

    @Test
    void eachOfThemCountsOnceHoweverTheyWriteTheirName() {
      signing.sign(signed(petition, "José", "O’Brien"));
      assertThat(signing.sign(signed(petition, "JOSE", "O'BRIEN")))
          .isInstanceOf(AlreadySigned.class);
      assertThat(signing.sign(signed(joint.page("families", joint.rights), "José", "O’Brien")))
          .isInstanceOf(AlreadySigned.class);
      assertThat(numbers.total(pool)).isEqualTo(1);
      assertThat(touches("ASSIST")).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceEachCountsOnce() throws Exception {
      List<Callable<SignOutcome>> people =
          IntStream.range(0, 40)
              .<Callable<SignOutcome>>mapToObj(
                  n -> () -> signing.sign(signed(petition, n % 2 == 0 ? "Ada" : "Bob", "Lovelace")))
              .toList();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(threads.invokeAll(people).stream().map(Future::resultNow))
            .filteredOn(Accepted.class::isInstance)
            .hasSize(2);
      }
      assertThat(numbers.total(pool)).isEqualTo(2);
    }
  }
}
