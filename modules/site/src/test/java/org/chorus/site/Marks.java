package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.chorus.signature.Suspicion;
import org.chorus.site.Browser.Answer;
import org.springframework.stereotype.Component;

/** What the door has marked signatures with, as operators see it. */
@Component
final class Marks {

  private final MeterRegistry meters;

  Marks(MeterRegistry meters) {
    this.meters = meters;
  }

  double of(Suspicion suspicion) {
    return meters
        .get("chorus.abuse.suspicions")
        .tag("suspicion", suspicion.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .counter()
        .count();
  }

  Map<Suspicion, Double> all() {
    Map<Suspicion, Double> marks = new EnumMap<>(Suspicion.class);
    EnumSet.allOf(Suspicion.class).forEach(suspicion -> marks.put(suspicion, of(suspicion)));
    return marks;
  }

  /** Those of one signature, which is taken whatever they are. */
  Set<Suspicion> madeBy(Supplier<Answer> signature) {
    Map<Suspicion, Double> before = all();
    assertThat(signature.get().status()).isEqualTo(303);
    Map<Suspicion, Double> after = all();
    Set<Suspicion> marks = EnumSet.allOf(Suspicion.class);
    marks.removeIf(suspicion -> Objects.equals(after.get(suspicion), before.get(suspicion)));
    return marks;
  }
}
