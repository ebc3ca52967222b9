package org.chorus.site.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps what is the same for everybody for a moment, so that a rush to one address costs the
 * database no more than a single reader, and what changes shows at once all the same. That an
 * address leads nowhere is kept just as briefly.
 *
 * @param <T> answers, or what they are made of
 */
public final class MomentaryCache<T> {

  private static final int MAX_ANSWERS = 1_000;

  private final Cache<String, Optional<T>> answers;

  public MomentaryCache(Duration moment) {
    this.answers = Caffeine.newBuilder().expireAfterWrite(moment).maximumSize(MAX_ANSWERS).build();
  }

  public Optional<T> get(String key, Supplier<Optional<T>> make) {
    return answers.get(key, missing -> make.get());
  }
}
