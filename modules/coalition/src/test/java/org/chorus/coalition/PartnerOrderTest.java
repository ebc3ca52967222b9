package org.chorus.coalition;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.Test;

class PartnerOrderTest {

  static final List<String> BY_NAME = List.of("A", "B", "C");
  static final CampaignId CAMPAIGN = CampaignId.random();
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Test
  void alphabeticalIsByName() {
    assertThat(PartnerOrder.ALPHABETICAL.arrange(BY_NAME, CAMPAIGN, DAY)).isEqualTo(BY_NAME);
  }

  @Test
  void rotatingIsTheSameAllDay() {
    assertThat(rotated(DAY)).isEqualTo(rotated(DAY)).containsExactlyInAnyOrderElementsOf(BY_NAME);
  }

  @Test
  void rotatingPutsEachFirstEquallyOften() {
    Map<String, Long> first =
        Stream.iterate(DAY, day -> day.plusDays(1))
            .limit(30)
            .map(day -> rotated(day).getFirst())
            .collect(groupingBy(name -> name, counting()));
    assertThat(first).isEqualTo(Map.of("A", 10L, "B", 10L, "C", 10L));
  }

  @Test
  void theOthersFollowByName() {
    for (int i = 0; i < 3; i++) {
      assertThat(List.of("ABC", "BCA", "CAB")).contains(String.join("", rotated(DAY.plusDays(i))));
    }
  }

  @Test
  void nobodyIsNoTrouble() {
    assertThat(PartnerOrder.ROTATING.arrange(List.of(), CAMPAIGN, DAY)).isEmpty();
  }

  private static List<String> rotated(LocalDate day) {
    return PartnerOrder.ROTATING.arrange(BY_NAME, CAMPAIGN, day);
  }
}
