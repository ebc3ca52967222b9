package org.chorus.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.chorus.kernel.PoolId;
import org.chorus.signature.Numbers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The number of each pool as it was a moment ago, which all pages of the pool and all who ask for
 * the number share: however many they are, the database is asked once a moment.
 */
@Component
class Totals {

  private static final int MAX_POOLS = 10_000;

  private final Numbers numbers;
  private final Cache<PoolId, Long> totals;

  Totals(Numbers numbers, @Value("${chorus.site.moment:1s}") Duration moment) {
    this.numbers = numbers;
    this.totals = Caffeine.newBuilder().expireAfterWrite(moment).maximumSize(MAX_POOLS).build();
  }

  long of(PoolId pool) {
    return totals.get(pool, numbers::total);
  }
}
