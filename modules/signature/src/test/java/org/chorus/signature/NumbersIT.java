package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chorus.access.AccessDenied;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;

/** What partners see of a pool. */
@HouseTest
class NumbersIT extends OnePool {

  @Test
  void numbersAreForCoOwnersAndThoseWithARole() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    Actor newcomer = joint.newcomer("peter", joint.rivers);
    assertThatThrownBy(() -> numbers.of(newcomer, joint.coalition, pool))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> numbers.of(joint.outsider, joint.coalition, pool))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> numbers.of(joint.ines, CoalitionId.random(), pool))
        .isInstanceOf(AccessDenied.class);
    assertThat(numbers.of(joint.ines, joint.coalition, PoolId.random()).total()).isZero();
  }

  @Test
  void campaignsAddUp() {
    signing.sign(request(riversPetition(), "a@example.org"));
    signing.sign(request(rightsLetter(), "b@example.org"));
    signing.sign(request(riversPetition(), "c@example.org"));
    PoolNumbers rivers = numbers.of(joint.ines, joint.coalition, pool);
    assertThat(rivers.campaigns().stream().mapToLong(PoolNumbers.CampaignShare::total).sum())
        .isEqualTo(3);
  }
}
