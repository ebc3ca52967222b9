package org.chorus.sharing.grant;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.kernel.OrganizationId;

/**
 * Deals out, within one pool, people whom no partner brought: one after the other in the order of
 * their transactions, each to one of the partners that the person agreed to. Exact, in whole
 * numbers; what it goes by is in the {@link Deal}, so that anybody can do it again by hand.
 *
 * <p>Nobody is taken away from a partner again because numbers change.
 */
final class Dealing {

  /**
   * Where a partner stands.
   *
   * @param brought people whom it brought so far, whatever became of them
   * @param dealt people whom it was dealt so far, whatever became of them
   * @param level as {@code dealt}, except that whoever joins later starts level with the others
   */
  record Share(long brought, long dealt, long level) {

    static final Share NONE = new Share(0, 0, 0);

    Share withOneMoreBrought() {
      return new Share(brought + 1, dealt, level);
    }

    Share withOneMoreDealt() {
      return new Share(brought, dealt + 1, level + 1);
    }

    Share levelWith(long others) {
      return new Share(brought, dealt, Math.max(level, others));
    }
  }

  /**
   * One person dealt, and by which numbers.
   *
   * @param candidates who could receive the person; who joined first stands first
   * @param shares theirs, just before
   * @param broughtByAll people whom all partners of the pool brought until then
   * @param dealtToAll people who were dealt until then
   */
  record Deal(
      OrganizationId to,
      OrganicRule rule,
      List<OrganizationId> candidates,
      List<Share> shares,
      long broughtByAll,
      long dealtToAll) {}

  private final Map<OrganizationId, Share> shares;

  Dealing(Map<OrganizationId, Share> shares) {
    this.shares = new LinkedHashMap<>(shares);
  }

  Map<OrganizationId, Share> shares() {
    return Map.copyOf(shares);
  }

  void brought(OrganizationId partner) {
    shares.merge(partner, Share.NONE.withOneMoreBrought(), (had, one) -> had.withOneMoreBrought());
  }

  /**
   * Puts a partner that can be dealt people for the first time level with the one of the others
   * that was dealt the fewest, or, where there is none among them, with who was dealt the most.
   *
   * @param others those that the same person agreed to, and that were dealt people before
   */
  void joins(OrganizationId partner, List<OrganizationId> others) {
    long level =
        others.stream()
            .mapToLong(other -> share(other).level())
            .min()
            .orElseGet(() -> shares.values().stream().mapToLong(Share::level).max().orElse(0));
    shares.put(partner, share(partner).levelWith(level));
  }

  /**
   * Deals one person.
   *
   * @param agreed the partners that the person agreed to; who joined first stands first
   * @param cap how many a partner is dealt at most
   * @return empty when each of them has as many already
   */
  Optional<Deal> deal(OrganicRule rule, List<OrganizationId> agreed, Optional<Integer> cap) {
    List<OrganizationId> candidates =
        agreed.stream()
            .filter(partner -> cap.isEmpty() || share(partner).dealt() < cap.get())
            .toList();
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    List<Share> before = candidates.stream().map(this::share).toList();
    long broughtByAll = shares.values().stream().mapToLong(Share::brought).sum();
    long dealtToAll = shares.values().stream().mapToLong(Share::dealt).sum();
    OrganizationId to = choose(rule, candidates, before, broughtByAll, dealtToAll);
    shares.put(to, share(to).withOneMoreDealt());
    return Optional.of(new Deal(to, rule, candidates, before, broughtByAll, dealtToAll));
  }

  /** To whom a deal must go, by its own numbers. */
  static OrganizationId choose(
      OrganicRule rule,
      List<OrganizationId> candidates,
      List<Share> shares,
      long broughtByAll,
      long dealtToAll) {
    Comparator<Share> behind =
        rule == OrganicRule.PRO_RATA && broughtByAll > 0
            ? Comparator.comparingLong(share -> -lag(share, broughtByAll, dealtToAll))
            : Comparator.comparingLong(Share::level);
    int first = 0;
    for (int next = 1; next < candidates.size(); next++) {
      if (behind.compare(shares.get(next), shares.get(first)) < 0) {
        first = next;
      }
    }
    return candidates.get(first);
  }

  /**
   * How far a partner is behind its share of all who were dealt, with this one; times the number of
   * people brought, so that it is whole.
   */
  static long lag(Share share, long broughtByAll, long dealtToAll) {
    return Math.subtractExact(
        Math.multiplyExact(dealtToAll + 1, share.brought()),
        Math.multiplyExact(share.dealt(), broughtByAll));
  }

  private Share share(OrganizationId partner) {
    return shares.getOrDefault(partner, Share.NONE);
  }
}
