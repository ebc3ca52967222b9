package org.chorus.site.abuse;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.CampaignId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells, Campaign by Campaign and minute by minute, when suspicious signatures come in so fast that
 * it looks like an attack, and when that is over. Each node sees what comes to it: behind a
 * balancer all of them see their part of the same attack.
 */
@Component
final class AttackWatch {

  private static final Logger log = LoggerFactory.getLogger(AttackWatch.class);
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final AbuseSettings.Attack limits;
  private final LongSupplier nanoTime;

  /** One for each Campaign that somebody signed since the start. */
  private final Map<CampaignId, Minute> minutes = new ConcurrentHashMap<>();

  @Autowired
  AttackWatch(AbuseSettings settings, MeterRegistry meters) {
    this(settings, meters, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  AttackWatch(AbuseSettings settings, MeterRegistry meters, LongSupplier nanoTime) {
    this.limits = settings.attack();
    this.nanoTime = nanoTime;
    Gauge.builder("chorus.abuse.attacks", this, AttackWatch::underAttack).register(meters);
  }

  private double underAttack() {
    return minutes.keySet().stream().filter(this::sees).count();
  }

  /** A signature is about to be stored. */
  void signature(PublishedPage page, boolean suspicious) {
    minutes
        .computeIfAbsent(page.campaign(), id -> new Minute(id, nanoTime.getAsLong()))
        .count(suspicious, nanoTime.getAsLong());
  }

  /** Whether there is an attack, or was one a short while ago. */
  boolean sees(CampaignId campaign) {
    Minute minute = minutes.get(campaign);
    return minute != null && minute.isAlarmed(nanoTime.getAsLong());
  }

  /** The present minute of one Campaign. */
  private final class Minute {
    private final CampaignId campaign;
    private final LongAdder all = new LongAdder();
    private final LongAdder suspicious = new LongAdder();
    private final AtomicLong begun;
    private final AtomicBoolean alarm = new AtomicBoolean();
    private volatile long lastReason;

    Minute(CampaignId campaign, long now) {
      this.campaign = campaign;
      this.begun = new AtomicLong(now);
    }

    void count(boolean isSuspicious, long now) {
      long since = begun.get();
      if (now - since >= MINUTE && begun.compareAndSet(since, now)) {
        all.reset(); // what is counted meanwhile may be lost, and changes nothing
        suspicious.reset();
      }
      all.increment();
      if (isSuspicious) {
        suspicious.increment();
        if (isTooMuch()) {
          lastReason = now;
          if (alarm.compareAndSet(false, true)) {
            log.warn(
                "campaign {} looks under attack: {} of {} signatures are suspicious within a minute",
                campaign,
                suspicious.sum(),
                all.sum());
          }
        }
      }
    }

    private boolean isTooMuch() {
      long bad = suspicious.sum();
      return bad >= limits.rate()
          || (bad >= limits.suspicious() && bad * 100 >= all.sum() * limits.share());
    }

    boolean isAlarmed(long now) {
      if (alarm.get()
          && now - lastReason >= limits.quiet().toNanos()
          && alarm.compareAndSet(true, false)) {
        log.info("campaign {} looks quiet again", campaign);
      }
      return alarm.get();
    }
  }
}
