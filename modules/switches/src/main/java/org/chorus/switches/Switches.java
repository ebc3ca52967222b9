package org.chorus.switches;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How the switches stand, for everybody and as good as for free: the database is asked once a
 * second on each node, and not at all while nobody wants to know. So a flip counts within a second
 * on every node, and at once on the one where it was made.
 *
 * <p>Nobody fails because the database is away: the switches stand as they did when it last
 * answered. On a node that never heard of them, everything runs.
 */
@Component
public final class Switches {

  private static final Logger log = LoggerFactory.getLogger(Switches.class);

  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final String ALL = "all";

  private final SwitchRecords records;
  private final LoadingCache<String, Map<Switch, Off>> moment;
  private final Ticker ticker;
  private volatile Known last;

  /**
   * @param readAt as the ticker counts
   */
  private record Known(Map<Switch, Off> off, long readAt) {}

  @Autowired
  Switches(SwitchRecords records) {
    this(records, Ticker.systemTicker());
  }

  Switches(SwitchRecords records, Ticker ticker) {
    this.records = records;
    this.ticker = ticker;
    this.last = new Known(Map.of(), ticker.read() - MOMENT.toNanos());
    CacheLoader<String, Map<Switch, Off>> reading = _ -> readUnlessJustRead();
    this.moment =
        Caffeine.newBuilder()
            .refreshAfterWrite(MOMENT)
            // The first to ask after a moment reads, and knows; the others go on without waiting.
            .executor(Runnable::run)
            .ticker(ticker)
            .build(reading);
  }

  /**
   * In a rush several find it old in the same instant; all but the first come after the reading.
   */
  private synchronized Map<Switch, Off> readUnlessJustRead() {
    if (ticker.read() - last.readAt() >= MOMENT.toNanos()) {
      last = new Known(read(), ticker.read());
    }
    return last.off();
  }

  private Map<Switch, Off> read() {
    try {
      return Map.copyOf(records.off());
    } catch (DataAccessException away) {
      log.warn(
          "the database does not tell how the switches stand ({}); off as last known: {}",
          away.getClass().getSimpleName(),
          last.off().keySet());
      return last.off();
    }
  }

  /** Since when it is off, and what the public is told; empty while it is on. */
  public Optional<Off> off(Switch which) {
    return Optional.ofNullable(allOff().get(which));
  }

  public boolean isOff(Switch which) {
    return allOff().containsKey(which);
  }

  /** Everything that is off. */
  public Map<Switch, Off> allOff() {
    return moment.get(ALL);
  }

  /** Waits for whoever is reading: what was read before the flip must not pass for news. */
  @TransactionalEventListener
  void hear(SwitchFlipped flipped) {
    forgetWhenItWasRead();
    moment.invalidate(ALL);
  }

  private synchronized void forgetWhenItWasRead() {
    last = new Known(last.off(), ticker.read() - MOMENT.toNanos());
  }
}
