package org.chorus.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.chorus.kernel.PoolId;
import org.chorus.signature.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The number of each pool as it was a few moments ago, which all pages of the pool and all who ask
 * for the number share: however many they are, the database is asked once in that time. While it
 * does not answer, the number stays as it was: a page is not to fail for want of it.
 */
@Component
class Totals {

  private static final int MAX_POOLS = 10_000;

  /** How many moments old a number can be: browsers keep it for three times as long. */
  private static final int MOMENTS = 3;

  private final Numbers numbers;
  private final Cache<PoolId, Long> totals;
  private final Cache<PoolId, Long> lastKnown =
      Caffeine.newBuilder().maximumSize(MAX_POOLS).build();

  Totals(Numbers numbers, @Value("${chorus.site.moment:1s}") Duration moment) {
    this.numbers = numbers;
    this.totals =
        Caffeine.newBuilder()
            .expireAfterWrite(moment.multipliedBy(MOMENTS))
            .maximumSize(MAX_POOLS)
            .build();
  }

  /**
   * @throws DataAccessException when the database does not answer and never has
   */
  long of(PoolId pool) {
    return totals.get(pool, this::read);
  }

  private long read(PoolId pool) {
    try {
      long total = numbers.total(pool);
      lastKnown.put(pool, total);
      return total;
    } catch (DataAccessException away) {
      @Nullable Long known = lastKnown.getIfPresent(pool);
      if (known == null) {
        throw away;
      }
      return known;
    }
  }
}
