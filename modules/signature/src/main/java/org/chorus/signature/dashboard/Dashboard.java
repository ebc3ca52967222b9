package org.chorus.signature.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.link.LinkId;
import org.chorus.kernel.Country;
import org.chorus.signature.PoolNumbers.Day;
import org.chorus.signature.Shares;

/**
 * What one partner may know of those who came into a pool within a {@link Lookback} and count, all
 * of it as it stood at one moment. Of the partner's own people everything; of the others sums, and
 * none of a few people.
 *
 * @param begin the first day, in UTC: that of the lookback, or the first with a signature
 * @param end the last day, which is the present one
 * @param days those of them with a signature, in order. How many came on a day is not kept from
 *     anybody: the number that supporters see grows by as many
 * @param channels on which ways they came
 * @param countries where they live, as they said; empty where no campaign of the pool asks
 * @param languages in which they signed, as BCP 47 tags
 * @param own what the partner's own people came by
 */
public record Dashboard(
    Lookback lookback,
    LocalDate begin,
    LocalDate end,
    List<Day> days,
    Shares<Channel> channels,
    Optional<Shares<Optional<Country>>> countries,
    Shares<String> languages,
    Comparison comparison,
    Own own) {

  /**
   * The partner's own people by day, those first that are most.
   *
   * @param links to the Campaign that was asked for; most people come by none
   */
  public record Own(
      List<Series<Channel>> channels,
      List<Series<LinkId>> links,
      List<Series<Optional<Country>>> countries,
      List<Series<String>> languages) {}

  /**
   * People who have something in common.
   *
   * @param days how many on which day, without days that had none
   */
  public record Series<V>(V value, SortedMap<LocalDate, Long> days) {

    public long people() {
      return days.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
