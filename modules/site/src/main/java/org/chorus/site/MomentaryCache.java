package org.chorus.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/**
 * Keeps public answers for a moment, so that a rush to one address costs the database no more than
 * a single reader, and what changes shows at once all the same. That an address leads nowhere is
 * kept just as briefly.
 */
final class MomentaryCache {

  private static final int MAX_ANSWERS = 1_000;

  private final Cache<String, Optional<ResponseEntity<byte[]>>> answers;

  MomentaryCache(Duration moment) {
    this.answers = Caffeine.newBuilder().expireAfterWrite(moment).maximumSize(MAX_ANSWERS).build();
  }

  Optional<ResponseEntity<byte[]>> get(
      String key, Supplier<Optional<ResponseEntity<byte[]>>> make) {
    return answers.get(key, missing -> make.get());
  }
}
