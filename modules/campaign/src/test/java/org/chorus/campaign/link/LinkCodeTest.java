package org.chorus.campaign.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCodeTest {

  @Test
  void codesDifferAndHaveNothingThatIsTakenForSomethingElse() {
    assertThat(Stream.generate(LinkCode::random).limit(1_000).collect(Collectors.toSet()))
        .hasSize(1_000)
        .allSatisfy(code -> assertThat(code.value()).matches("[2-9a-hj-km-np-z]{7}"));
  }

  @Test
  void itIsReadAsSomebodyTypesItFromPaper() {
    assertThat(LinkCode.parse(" K7M2XQP ")).contains(new LinkCode("k7m2xqp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k7m2xq", "k7m2xqpp", "k7m2xq1", "k7m2xql", "k7m2 qp", "k7m2xqé"})
  void whatNoCodeLooksLikeIsNone(String text) {
    assertThat(LinkCode.parse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinkCode(text))
        .withMessage("not the code of a link");
  }
}
