package org.chorus.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

  static final Content COMMON =
      Content.blank("en")
          .with(ContentField.TITLE, "Free the river")
          .with(ContentField.LEDE, "The river is dammed.")
          .with(ContentField.SALUTATION, "Dear Mayor,")
          .with(ContentField.LETTER, "Let it flow.")
          .with(ContentField.CONSENT_WORDING, "Nobody's")
          .with(new Target("", "Mayor", "City of Example"));

  @Nested
  class GivenAPartnersPageOverTheCommonOne {

    final Content own =
        Content.blank("en")
            .with(ContentField.TITLE, "Our river")
            .with(ContentField.SALUTATION, "Dear neighbour,")
            .with(ContentField.CONSENT_WORDING, "Hear from us");

    @Test
    void ownPartsAreItsOwnAndAllOthersFollow() {
      Content composed = own.over(COMMON, Set.of(ContentPart.TITLE));
      assertThat(composed.title()).isEqualTo("Our river");
      assertThat(composed.lede()).isEqualTo("The river is dammed.");
      assertThat(composed.target().jobTitle()).isEqualTo("Mayor");
    }

    @Test
    void aPartFollowsAsAWhole() {
      assertThat(own.over(COMMON, Set.of()).salutation()).isEqualTo("Dear Mayor,");
      Content letter = own.over(COMMON, Set.of(ContentPart.LETTER));
      assertThat(letter.salutation()).isEqualTo("Dear neighbour,");
      assertThat(letter.letter()).isEmpty();
    }

    @Test
    void whatAnOrganizationSaysForItselfNeverFollows() {
      assertThat(own.over(COMMON, Set.of()).consentWording()).isEqualTo("Hear from us");
      assertThat(Content.blank("en").over(COMMON, Set.of()).consentWording()).isEmpty();
    }

    @Test
    void theyDifferWhereTheyDiffer() {
      assertThat(COMMON.with(ContentField.SALUTATION, "Hello,").partsUnlike(COMMON))
          .containsExactly(ContentPart.LETTER);
      assertThat(COMMON.partsUnlike(COMMON)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{Target} reads", "{target", "target}", "{} reads", "{target} {title}"})
  void onlyTheTargetStandsInBraces(String intro) {
    assertThat(problems(COMMON.with(ContentField.STATEMENT_INTRO, intro)))
        .containsExactly(ContentField.STATEMENT_INTRO);
  }

  @Test
  void theTargetStandsInBracesAsOftenAsWanted() {
    assertThat(
            problems(COMMON.with(ContentField.STATEMENT_INTRO, "{target}, dear {target}, hear:")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<https://a.example>", "A <javascript:alert(1)>", "A <a.example>"})
  void sourcesHaveWordsAndAddressesOfTheWeb(String line) {
    assertThat(problems(COMMON.with(ContentField.SOURCES, line)))
        .containsExactly(ContentField.SOURCES);
  }

  @Test
  void sourcesKeepTheirTypographyAndOrder() {
    List<Source> sources =
        List.of(
            new Source("Ångström, “On ‘rivers’ <and> dams”, 1998", "https://a.example/b"),
            new Source("Minutes", ""));
    Content content = COMMON.with(sources);
    assertThat(content.sources()).isEqualTo(sources);
    assertThat(problems(content)).isEmpty();
  }

  private static List<ContentField> problems(Content content) {
    return ContentRules.problemsOfDraft(content).stream().map(ContentProblem::field).toList();
  }
}
