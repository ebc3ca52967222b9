package org.chorus.site.abuse;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where doubt begins. Each node counts for itself.
 *
 * @param youngestForm sooner nobody has read a page and filled in its form
 * @param oldestForm later a page is old enough for a weak mark
 * @param window over which signatures and posts are counted by where they come from
 * @param address of one address of IPv4, or the /64 of IPv6 that a line usually has for itself
 * @param network of a /24 of IPv4 or a /48 of IPv6
 * @param hardestChallenge up to which number a browser has to try; half of it on average
 * @param attack when it looks like one
 */
@ConfigurationProperties("chorus.abuse")
record AbuseSettings(
    @DefaultValue("2s") Duration youngestForm,
    @DefaultValue("2d") Duration oldestForm,
    @DefaultValue("10m") Duration window,
    @DefaultValue Address address,
    @DefaultValue Network network,
    @DefaultValue("50000") int hardestChallenge,
    @DefaultValue Attack attack) {

  /**
   * Room for a school or an office behind one address.
   *
   * @param crowded signatures within the window, beyond which all are marked
   * @param flooding posts within the window, beyond which they are refused for a while
   */
  record Address(@DefaultValue("100") int crowded, @DefaultValue("600") int flooding) {

    Address {
      requireOrder("address", crowded, flooding);
    }
  }

  /** The same for a university or what a carrier of mobile phones puts behind a few addresses. */
  record Network(@DefaultValue("500") int crowded, @DefaultValue("3000") int flooding) {

    Network {
      requireOrder("network", crowded, flooding);
    }
  }

  /**
   * What switches the challenge of one Campaign on by itself: within one minute, either this many
   * suspicious signatures that are this share of all, or so many that their share does not matter.
   *
   * @param suspicious how many at least
   * @param share of all, in percent
   * @param rate how many are enough whatever their share
   * @param quiet without such a minute until it is switched off again
   */
  record Attack(
      @DefaultValue("30") int suspicious,
      @DefaultValue("20") int share,
      @DefaultValue("600") int rate,
      @DefaultValue("15m") Duration quiet) {

    Attack {
      requireOrder("attack", suspicious, rate);
      if (share < 1 || share > 100) {
        throw new IllegalArgumentException("chorus.abuse.attack.share is a percentage");
      }
    }
  }

  AbuseSettings {
    if (youngestForm.compareTo(oldestForm) >= 0) {
      throw new IllegalArgumentException(
          "chorus.abuse.youngest-form must be shorter than chorus.abuse.oldest-form");
    }
    if (hardestChallenge < 1) {
      throw new IllegalArgumentException("chorus.abuse.hardest-challenge must be positive");
    }
  }

  private static void requireOrder(String group, int less, int more) {
    if (less < 1 || more < less) {
      throw new IllegalArgumentException(
          "chorus.abuse." + group + " takes positive numbers, the second not below the first");
    }
  }
}
