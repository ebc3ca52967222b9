package org.chorus.signature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.campaign.life.ChallengeMode.AUTOMATIC;
import static org.chorus.campaign.life.SuspicionRule.COUNT;
import static org.chorus.campaign.life.SuspicionRule.HOLD;
import static org.chorus.signature.Suspicion.FORM_TOKEN_OLD;
import static org.chorus.signature.Suspicion.HONEYPOT;
import static org.chorus.signature.Suspicion.TOO_FAST;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SuspicionRule;
import org.chorus.signature.SignOutcome.Accepted;
import org.chorus.testing.HouseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of signatures that look as if no person gave them. */
@HouseTest
class DoubtedIT extends OnePool {

  @Autowired CampaignSettings settings;

  @Test
  void isHeldOutOfTheCountWhereTheCampaignSaysSo() {
    rule(HOLD);
    signs("bot@example.org", EnumSet.of(TOO_FAST, HONEYPOT));
    assertThat(standing("bot@example.org")).isEqualTo("HELD");
    assertThat(numbers.total(pool)).isZero();
  }

  @Test
  void isCountedWhereTheCampaignSaysSoAndMarkedAllTheSame() {
    rule(COUNT);
    signs("bot@example.org", EnumSet.of(TOO_FAST, HONEYPOT));
    assertThat(standing("bot@example.org")).isEqualTo("COUNTED");
    assertThat(marks("bot@example.org")).containsExactly("HONEYPOT", "TOO_FAST");
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Test
  void aWeakReasonHoldsNobodyBack() {
    rule(HOLD);
    signs("slow@example.org", Set.of(FORM_TOKEN_OLD));
    assertThat(standing("slow@example.org")).isEqualTo("COUNTED");
    assertThat(marks("slow@example.org")).containsExactly("FORM_TOKEN_OLD");
  }

  @Test
  void theNetworkIsKeptAndNoMoreOfTheAddress() {
    signs("ada@example.org", Set.of());
    assertThat(network("ada@example.org")).isEqualTo("192.0.2.0/24");
    assertThat(marks("ada@example.org")).isEmpty();
  }

  @Test
  void whoeverNobodySawIsNotDoubted() {
    rule(HOLD);
    assertThat(signing.sign(request(riversPetition(), "ada@example.org")))
        .isInstanceOf(Accepted.class);
    assertThat(standing("ada@example.org")).isEqualTo("COUNTED");
    assertThat(network("ada@example.org")).isNull();
  }

  @Test
  void whoeverComesAgainSuspiciouslyStaysCounted() {
    rule(HOLD);
    signs("ada@example.org", Set.of());
    SignRequest again = seen("ada@example.org", EnumSet.of(HONEYPOT));
    assertThat(signing.sign(again)).isInstanceOf(SignOutcome.AlreadySigned.class);
    assertThat(standing("ada@example.org")).isEqualTo("COUNTED");
  }

  void rule(SuspicionRule rule) {
    settings.protect(joint.ines, riversPetition().campaign(), new Protection(AUTOMATIC, rule));
  }

  void signs(String email, Set<Suspicion> suspicions) {
    assertThat(signing.sign(seen(email, suspicions))).isInstanceOf(Accepted.class);
  }

  SignRequest seen(String email, Set<Suspicion> suspicions) {
    return request(riversPetition(), email)
        .under(new Circumstances(Optional.of(NetworkRange.around(visitor())), suspicions));
  }

  static InetAddress visitor() {
    try {
      return InetAddress.getByName("192.0.2.77");
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // it is an address, and nothing is looked up
    }
  }

  Map<String, @Nullable Object> row(String email) {
    return stored
        .sql(
            """
            select standing, network::text as network,
                   coalesce(array_to_string(suspicions, ' '), '') as suspicions
              from signature
             where pool_id = ? and email = ?
            """)
        .params(pool.value(), email)
        .query()
        .singleRow();
  }

  @Nullable Object standing(String email) {
    return row(email).get("standing");
  }

  @Nullable Object network(String email) {
    return row(email).get("network");
  }

  List<String> marks(String email) {
    String marks = (String) requireNonNull(row(email).get("suspicions"));
    return marks.isEmpty() ? List.of() : List.of(marks.split(" "));
  }
}
