package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chorus.site.Partners.Names;
import org.junit.jupiter.api.Test;

class PartnersTest {

  @Test
  void ofAFewAllAreNamed() {
    Names six = new Names(List.of("A", "B", "C", "D", "E", "F"));
    assertThat(six.first()).isEqualTo(six.all());
    assertThat(six.more()).isZero();
  }

  @Test
  void ofManyTheFirstAreNamedAndTheOthersCounted() {
    Names seven = new Names(List.of("A", "B", "C", "D", "E", "F", "G"));
    assertThat(seven.first()).containsExactly("A", "B", "C");
    assertThat(seven.more()).isEqualTo(4);
  }
}
