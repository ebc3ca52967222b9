package org.chorus.signature.moderation;

import java.util.Map;
import org.chorus.signature.Standing;

/** How many signatures of some kind there are, by what became of them. */
public record ByStanding(Map<Standing, Long> numbers) {

  public static final ByStanding NONE = new ByStanding(Map.of());

  public ByStanding {
    numbers = Map.copyOf(numbers);
  }

  public long of(Standing standing) {
    return numbers.getOrDefault(standing, 0L);
  }

  public long total() {
    return numbers.values().stream().mapToLong(Long::longValue).sum();
  }
}
