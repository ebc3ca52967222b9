package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.Fixtures.organization;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmblemTest {

  @ParameterizedTest
  @CsvSource({
    "Rivers Without Borders, RW",
    "Right-to-Water, RT",
    "Greenpeace, G",
    "Éclair, É",
    "350.org, 3",
    "The 'Quoted' Few, TF",
    "&&, ''"
  })
  void hasTheFirstLettersOfItsNameOnTheDisc(String name, String monogram) {
    assertThat(Emblem.of(organization("some", name), null, false).monogram()).isEqualTo(monogram);
  }
}
