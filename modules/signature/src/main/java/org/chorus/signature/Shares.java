package org.chorus.signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What parts of a pool's people have in common, as far as one partner may know it: the largest
 * parts first, and all smaller ones as one. Where fewer than {@value #FEW} of a part came through
 * others, how many is not told; and where that would be told by the sum, the next smallest is not
 * told either.
 *
 * @param rest the parts that are not listed, together; empty where all are
 */
public record Shares<V>(List<Share<V>> largest, Optional<Share<Rest>> rest) {

  /** How many parts are listed at the most. */
  public static final int LISTED = 20;

  private static final int FEW = 5;

  /** That there is nobody tells the least, but leaves the fewest to hide among: it comes last. */
  private static final Comparator<Count<?>> NEXT_SMALLEST =
      Comparator.<Count<?>, Boolean>comparing(count -> count.others() == 0)
          .thenComparingLong(Count::others);

  /** Whatever is not listed. */
  public enum Rest {
    REST
  }

  /**
   * One part.
   *
   * @param own those credited to the partner
   * @param total everybody; empty where it would tell too much of the others
   */
  public record Share<V>(V value, long own, OptionalLong total) {

    private static <V> Share<V> of(Count<V> count, boolean told) {
      return new Share<>(
          count.value(), count.own(), told ? OptionalLong.of(count.total()) : OptionalLong.empty());
    }
  }

  /**
   * One part, as it is.
   *
   * @param othersBefore where the partner can look at the part over longer times as well: how many
   *     more came through others in each of them, which two numbers that are told would tell
   */
  public record Count<V>(V value, long total, long own, List<Long> othersBefore) {

    /** Of a part that is looked at over one time only. */
    public Count(V value, long total, long own) {
      this(value, total, own, List.of());
    }

    private long others() {
      return total - own;
    }

    /** Of none nothing follows: then it is the longer time that has the few, and keeps them. */
    private boolean isOfFew() {
      return isFew(others())
          || (others() > 0 && othersBefore.stream().anyMatch(before -> isFew(before)));
    }

    private static boolean isFew(long people) {
      return people > 0 && people < FEW;
    }
  }

  /** Of all parts, in any order. */
  public static <V> Shares<V> of(List<Count<V>> counts) {
    return of(counts, new Shares<>(List.of(), Optional.empty()));
  }

  /**
   * The same where the partner can look at the parts over a longer time as well. What is not told
   * there is not told here either, though it be of many: it lies between what this time tells and
   * what the sum of the longer one leaves, and that can be one number.
   *
   * @param longer what is told of the next longer time
   */
  public static <V> Shares<V> of(List<Count<V>> counts, Shares<V> longer) {
    List<Count<V>> bySize =
        counts.stream().sorted(Comparator.comparingLong(Count<V>::total).reversed()).toList();
    List<Count<V>> listed = bySize.subList(0, Math.min(LISTED, bySize.size()));
    List<Count<V>> others = bySize.subList(listed.size(), bySize.size());
    List<Count<?>> cells = new ArrayList<>(listed);
    Optional<Count<Rest>> rest = others.isEmpty() ? Optional.empty() : Optional.of(sum(others));
    rest.ifPresent(cells::add);
    List<Count<?>> untold = untold(cells, longer.untold());
    return new Shares<>(
        listed.stream().map(count -> Share.of(count, !untold.contains(count))).toList(),
        rest.map(count -> Share.of(count, !untold.contains(count))));
  }

  private static <V> Count<Rest> sum(List<Count<V>> counts) {
    return new Count<>(
        Rest.REST,
        counts.stream().mapToLong(Count::total).sum(),
        counts.stream().mapToLong(Count::own).sum(),
        IntStream.range(0, counts.getFirst().othersBefore().size())
            .mapToObj(
                time -> counts.stream().mapToLong(count -> count.othersBefore().get(time)).sum())
            .toList());
  }

  private Set<Object> untold() {
    return Stream.<Share<?>>concat(largest.stream(), rest.stream())
        .filter(share -> share.total().isEmpty())
        .map(Share::value)
        .collect(Collectors.toSet());
  }

  /** That there is nobody leaves open what a longer time has, and stays told. */
  private static List<Count<?>> untold(List<Count<?>> cells, Set<Object> alsoLonger) {
    List<Count<?>> untold = new ArrayList<>();
    cells.stream()
        .filter(
            count -> count.isOfFew() || (count.others() > 0 && alsoLonger.contains(count.value())))
        .forEach(untold::add);
    if (followFromTheirSum(untold)) {
      cells.stream()
          .filter(count -> !untold.contains(count))
          .min(NEXT_SMALLEST)
          .ifPresent(untold::add);
    }
    return untold;
  }

  /** The sum of all is known, and so is that of what is untold: of one, or of as few as can be. */
  private static boolean followFromTheirSum(List<Count<?>> untold) {
    long sum = untold.stream().mapToLong(Count::others).sum();
    int parts = untold.size();
    return parts == 1 || (parts > 1 && (sum == parts || sum == parts * (FEW - 1L)));
  }
}
