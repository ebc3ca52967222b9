package org.chorus.signature;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a signature came in, as far as moderators need it to tell people from programs. Prints
 * masked.
 *
 * @param network from where; empty where no network was seen
 * @param suspicions what speaks against a person; usually nothing
 */
public record Circumstances(Optional<NetworkRange> network, Set<Suspicion> suspicions) {

  /** Nothing was seen and nothing speaks against it: for who signs by another way than the door. */
  public static final Circumstances UNKNOWN = new Circumstances(Optional.empty(), Set.of());

  public Circumstances {
    suspicions =
        suspicions.isEmpty()
            ? Set.of()
            : Collections.unmodifiableSet(EnumSet.copyOf(suspicions)); // in their own order
  }

  /** Whether the Campaign's rule for suspicious signatures applies. */
  public boolean areSuspicious() {
    return suspicions.stream().anyMatch(suspicion -> !suspicion.isWeak());
  }

  /** The reasons as PostgreSQL writes an array; null where there are none. */
  @Nullable String asArray() {
    return suspicions.isEmpty()
        ? null
        : suspicions.stream().map(Suspicion::name).collect(joining(",", "{", "}"));
  }

  @Override
  public String toString() {
    return "Circumstances[masked]";
  }
}
