package org.chorus.site.abuse;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts signatures and posts by where they come from: the line of a subscriber, and the network
 * around it. In the memory of each node: a limit that is off by the number of nodes still tells a
 * crowd from a person, and no signature waits for a store that all nodes share.
 */
@Component
final class AddressLimits {

  /** Pages that a line in flood is still given back, so that people behind it keep their input. */
  private static final int COURTEOUS = 60;

  private final LongSupplier nanoTime;
  private final long start;
  private final Pace linePosts;
  private final Pace networkPosts;
  private final Pace lineSignatures;
  private final Pace networkSignatures;
  private final Pace pagesGivenBack;

  @Autowired
  AddressLimits(AbuseSettings settings) {
    this(settings, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  AddressLimits(AbuseSettings settings, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    Duration window = settings.window();
    this.linePosts = pace(settings.address().flooding(), window);
    this.networkPosts = pace(settings.network().flooding(), window);
    this.lineSignatures = pace(settings.address().crowded(), window);
    this.networkSignatures = pace(settings.network().crowded(), window);
    this.pagesGivenBack = pace(COURTEOUS, window);
  }

  private static Pace pace(int limit, Duration window) {
    return new Pace(limit, window, ThreadLocalRandom.current().nextLong());
  }

  /** Counts a post. */
  Admission admit(ClientAddress from) {
    long now = now();
    long wait =
        Math.max(linePosts.admit(from.subscriber(), now), networkPosts.admit(from.network(), now));
    if (wait == 0) {
      return new Admission.Admitted();
    }
    Duration retryAfter = Duration.ofSeconds(Duration.ofNanos(wait).toSeconds() + 1);
    return pagesGivenBack.admit(from.subscriber(), now) == 0
        ? new Admission.Later(retryAfter)
        : new Admission.Flooded(retryAfter);
  }

  /** Counts a signature, and says whether its line or its network is a crowd. */
  boolean crowds(ClientAddress from) {
    long now = now();
    boolean line = lineSignatures.crowds(from.subscriber(), now);
    boolean network = networkSignatures.crowds(from.network(), now);
    return line || network;
  }

  private long now() {
    return nanoTime.getAsLong() - start;
  }
}
