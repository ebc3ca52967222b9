package org.chorus.sharing.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.kernel.OrganizationId;
import org.chorus.sharing.grant.Dealing.Deal;
import org.chorus.sharing.grant.Dealing.Share;
import org.junit.jupiter.api.Test;

class DealingTest {

  static final OrganizationId A = OrganizationId.random();
  static final OrganizationId B = OrganizationId.random();
  static final OrganizationId C = OrganizationId.random();
  static final List<OrganizationId> ALL = List.of(A, B, C);

  static Dealing brought(long a, long b, long c) {
    return new Dealing(Map.of(A, new Share(a, 0, 0), B, new Share(b, 0, 0), C, new Share(c, 0, 0)));
  }

  static List<OrganizationId> deal(
      Dealing dealing, OrganicRule rule, int people, List<OrganizationId> agreed) {
    return Stream.generate(() -> dealing.deal(rule, agreed, Optional.empty()))
        .limit(people)
        .flatMap(Optional::stream)
        .map(Deal::to)
        .toList();
  }

  static Map<OrganizationId, Long> counted(List<OrganizationId> dealt) {
    Map<OrganizationId, Long> counts = new HashMap<>();
    dealt.forEach(to -> counts.merge(to, 1L, Long::sum));
    return counts;
  }

  @Test
  void equallyInTurn() {
    assertThat(deal(brought(9, 1, 0), OrganicRule.EQUAL, 7, ALL))
        .containsExactly(A, B, C, A, B, C, A);
  }

  @Test
  void equallyAmongWhomThePersonAgreedTo() {
    Dealing dealing = brought(0, 0, 0);
    assertThat(deal(dealing, OrganicRule.EQUAL, 3, List.of(A))).containsExactly(A, A, A);
    assertThat(deal(dealing, OrganicRule.EQUAL, 5, List.of(A, B))).containsExactly(B, B, B, A, B);
  }

  @Test
  void inProportionAsTheTermsSayInTheirExample() {
    assertThat(counted(deal(brought(60, 30, 10), OrganicRule.PRO_RATA, 10, ALL)))
        .isEqualTo(Map.of(A, 6L, B, 3L, C, 1L));
  }

  @Test
  void equallyUntilSomebodyWasBrought() {
    assertThat(deal(brought(0, 0, 0), OrganicRule.PRO_RATA, 4, ALL)).containsExactly(A, B, C, A);
  }

  @Test
  void whoBroughtNobodyIsDealtNobodyBesideThoseWhoDid() {
    assertThat(counted(deal(brought(2, 1, 0), OrganicRule.PRO_RATA, 30, ALL)))
        .isEqualTo(Map.of(A, 20L, B, 10L));
  }

  @Test
  void noShareIsExceededByAWholePerson() {
    long[] weights = {17, 5, 3};
    List<OrganizationId> dealt = deal(brought(17, 5, 3), OrganicRule.PRO_RATA, 250, ALL);
    for (int people = 1; people <= dealt.size(); people++) {
      Map<OrganizationId, Long> counts = counted(dealt.subList(0, people));
      for (int n = 0; n < 3; n++) {
        assertThat((counts.getOrDefault(ALL.get(n), 0L) - 1) * 25).isLessThan(people * weights[n]);
      }
    }
    assertThat(counted(dealt)).isEqualTo(Map.of(A, 170L, B, 50L, C, 30L));
  }

  @Test
  void whoJoinsLaterStartsLevelAndDoesNotCatchUp() {
    Dealing dealing = brought(0, 0, 0);
    deal(dealing, OrganicRule.EQUAL, 10, List.of(A, B));
    dealing.joins(C, List.of(A, B));
    assertThat(deal(dealing, OrganicRule.EQUAL, 6, ALL)).containsExactly(A, B, C, A, B, C);
  }

  @Test
  void nobodyIsDealtMoreThanTheCap() {
    Dealing dealing = brought(0, 0, 0);
    List<OrganizationId> dealt = new ArrayList<>();
    for (int person = 0; person < 9; person++) {
      dealing.deal(OrganicRule.EQUAL, ALL, Optional.of(2)).ifPresent(deal -> dealt.add(deal.to()));
    }
    assertThat(counted(dealt)).isEqualTo(Map.of(A, 2L, B, 2L, C, 2L));
  }

  @Test
  void aDealSaysByWhichNumbers() {
    Dealing dealing = brought(3, 1, 0);
    dealing.deal(OrganicRule.PRO_RATA, List.of(A, B), Optional.empty());
    dealing.brought(B);
    assertThat(dealing.deal(OrganicRule.PRO_RATA, List.of(A, B), Optional.empty()))
        .contains(
            new Deal(
                B,
                OrganicRule.PRO_RATA,
                List.of(A, B),
                List.of(new Share(3, 1, 1), new Share(2, 0, 0)),
                5,
                1));
  }
}
