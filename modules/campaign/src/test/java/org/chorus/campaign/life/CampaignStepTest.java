package org.chorus.campaign.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignStepTest {

  /** One row for each step, one column for each state; a dash where it cannot be taken. */
  static final String LIFE =
      """
                        DRAFT        IN_APPROVAL  PUBLISHED  PAUSED     CLOSED     DELIVERED  ARCHIVED
      ASK_FOR_APPROVAL  IN_APPROVAL  -            -          -          -          -          -
      PUBLISH           -            PUBLISHED    PUBLISHED  PAUSED     -          -          -
      PAUSE             -            -            PAUSED     -          -          -          -
      RESUME            -            -            -          PUBLISHED  -          -          -
      CLOSE             -            -            CLOSED     CLOSED     -          -          -
      REOPEN            -            -            -          -          PUBLISHED  -          -
      DELIVER           -            -            -          -          DELIVERED  -          -
      ARCHIVE           ARCHIVED     ARCHIVED     -          -          ARCHIVED   ARCHIVED   -
      """;

  static List<String> words(String line) {
    return List.of(line.strip().split(" +"));
  }

  @Test
  void theTableNamesEveryStateAndEveryStep() {
    List<String> lines = LIFE.lines().toList();
    assertThat(words(lines.getFirst())).containsExactlyElementsOf(names(CampaignState.values()));
    assertThat(lines.stream().skip(1).map(line -> words(line).getFirst()))
        .containsExactlyElementsOf(names(CampaignStep.values()));
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  @ParameterizedTest
  @EnumSource(CampaignStep.class)
  void leadsWhereTheTableSaysAndNowhereElse(CampaignStep step) {
    List<String> states = words(LIFE.lines().findFirst().orElseThrow());
    List<String> row =
        LIFE.lines()
            .map(CampaignStepTest::words)
            .filter(words -> words.getFirst().equals(step.name()))
            .findFirst()
            .orElseThrow();
    for (CampaignState state : CampaignState.values()) {
      String expected = row.get(states.indexOf(state.name()) + 1);
      assertThat(step.from(state))
          .as(step + " from " + state)
          .isEqualTo(
              expected.equals("-")
                  ? Optional.empty()
                  : Optional.of(CampaignState.valueOf(expected)));
      assertThat(new LifeOutcome.NotNow(step, state).remedy()).endsWith(".");
    }
  }
}
