package org.chorus.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunycodeTest {

  /** Of RFC 3492, section 7.1, some that host names can have, and two of our own. */
  @ParameterizedTest
  @CsvSource({
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
    "porquénopuedensimplementehablarenespañol, porqunopuedensimplementehablarenespaol-fmd56a",
    "ひとつ屋根の下2, 2-u9tlzr9756bt3uc0v",
    "bücher, bcher-kva",
    "straße, strae-oqa"
  })
  void writesWhatTheStandardSays(String label, String expected) {
    assertThat(Punycode.encode(label)).isEqualTo(expected);
  }

  @RepeatedTest(300)
  void agreesWithTheJdkWhereBothCanTell(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition()); // the seed is in the test's name
    String letters = "bcäöüéèñøåłжщдеиアカ漢字文z09";
    String label =
        random
            .ints(1 + random.nextInt(12), 0, letters.length())
            .mapToObj(i -> letters.substring(i, i + 1))
            .collect(Collectors.joining("", "a", "ä")); // so that there is something to encode
    assertThat(Punycode.PREFIX + Punycode.encode(label)).isEqualTo(IDN.toASCII(label));
  }
}
