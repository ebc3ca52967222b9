package org.chorus.sharing.statement;

import java.util.List;
import org.chorus.sharing.grant.Basis;

/**
 * What one partner got out of a pool in a period. How many it holds, and how many wait, is as of
 * now.
 *
 * @param brought people who count, signed in the period, and are credited to the partner
 * @param assisted people whom somebody else brought, or nobody, and who signed on the partner's
 *     page as well in the period
 * @param received what was granted to it, by basis; only those that occur
 * @param exported people in files of contacts that the partner fetched for the first time in the
 *     period, once for each file
 * @param dealt people whom nobody brought, who signed in the period and were dealt to the partner
 * @param dealtToAll the same, to all partners
 * @param waitForPlace people whom the rule gives to the partner and for whom it has no place now
 * @param waitForSeat people who agreed to it while it was suspended
 * @param placesAreLimited whether any version of the Terms limits how many it receives
 */
public record Statement(
    Period period,
    long brought,
    long assisted,
    List<Received> received,
    long exported,
    long dealt,
    long dealtToAll,
    long waitForPlace,
    long waitForSeat,
    boolean placesAreLimited) {

  /**
   * People received on one basis.
   *
   * @param granted in the period
   * @param ended in the period: they said no, took their signature back, or there is no place for
   *     them any more
   * @param held now, and count; these can be exported
   */
  public record Received(Basis basis, long granted, long ended, long held) {}

  public long granted() {
    return received.stream().mapToLong(Received::granted).sum();
  }

  public long ended() {
    return received.stream().mapToLong(Received::ended).sum();
  }

  public long held() {
    return received.stream().mapToLong(Received::held).sum();
  }
}
