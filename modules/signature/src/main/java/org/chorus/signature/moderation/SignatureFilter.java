package org.chorus.signature.moderation;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chorus.signature.Standing;
import org.chorus.signature.Suspicion;

/**
 * Which signatures of a Campaign are meant: those to which all of this applies.
 *
 * @param standings one of these; empty means any
 * @param suspicions at least one of these; empty means any or none
 * @param network from there
 * @param domain with an address there, or below it
 * @param from signed then or later
 * @param until signed before
 * @param words with own words in which this stands, in whichever case; empty means any or none
 * @param only this one alone
 */
public record SignatureFilter(
    Set<Standing> standings,
    Set<Suspicion> suspicions,
    Optional<NetworkArea> network,
    Optional<String> domain,
    Optional<Instant> from,
    Optional<Instant> until,
    String words,
    OptionalLong only) {

  /** Every signature. */
  public static final SignatureFilter ALL =
      new SignatureFilter(
          Set.of(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          OptionalLong.empty());

  /** Those that wait for a moderator. */
  public static final SignatureFilter HELD = ALL.standing(Set.of(Standing.HELD));

  public SignatureFilter {
    standings = copy(standings, Standing.class);
    suspicions = copy(suspicions, Suspicion.class);
    domain = domain.map(name -> name.strip().toLowerCase(Locale.ROOT));
  }

  /** One signature. */
  public static SignatureFilter one(long signature) {
    return new SignatureFilter(
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        OptionalLong.of(signature));
  }

  private static <E extends Enum<E>> Set<E> copy(Set<E> items, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(items);
    return Collections.unmodifiableSet(copy); // in their own order
  }

  public SignatureFilter standing(Set<Standing> wanted) {
    return new SignatureFilter(wanted, suspicions, network, domain, from, until, words, only);
  }

  public SignatureFilter suspected(Set<Suspicion> wanted) {
    return new SignatureFilter(standings, wanted, network, domain, from, until, words, only);
  }

  public SignatureFilter network(NetworkArea wanted) {
    return new SignatureFilter(
        standings, suspicions, Optional.of(wanted), domain, from, until, words, only);
  }

  public SignatureFilter domain(String wanted) {
    return new SignatureFilter(
        standings, suspicions, network, Optional.of(wanted), from, until, words, only);
  }

  public SignatureFilter signed(Optional<Instant> notBefore, Optional<Instant> before) {
    return new SignatureFilter(
        standings, suspicions, network, domain, notBefore, before, words, only);
  }

  public SignatureFilter containing(String wanted) {
    return new SignatureFilter(standings, suspicions, network, domain, from, until, wanted, only);
  }

  /** Of these, the ones to which a deed makes a difference; empty when that can be none. */
  Optional<SignatureFilter> changedBy(Deed deed) {
    EnumSet<Standing> both = EnumSet.copyOf(deed.from());
    if (!standings.isEmpty()) {
      both.retainAll(standings);
    }
    return both.isEmpty() ? Optional.empty() : Optional.of(standing(both));
  }

  /**
   * For the list of what was done: which signatures were meant, without a word of what signers
   * wrote. Moments are in ISO 8601.
   */
  String inWords() {
    if (only.isPresent()) {
      return "one signature";
    }
    List<String> parts = new ArrayList<>();
    if (!standings.isEmpty()) {
      parts.add(listed(standings));
    }
    if (!suspicions.isEmpty()) {
      parts.add("marked " + listed(suspicions));
    }
    network.ifPresent(area -> parts.add("from " + area));
    domain.ifPresent(name -> parts.add("at " + name));
    from.ifPresent(moment -> parts.add("since " + moment));
    until.ifPresent(moment -> parts.add("before " + moment));
    if (!words.isBlank()) {
      parts.add("with certain own words");
    }
    return parts.isEmpty() ? "all" : String.join(", ", parts);
  }

  private static String listed(Set<? extends Enum<?>> items) {
    return items.stream()
        .map(item -> item.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(joining(" or "));
  }

  /** Prints without what a moderator typed. */
  @Override
  public String toString() {
    return "SignatureFilter[masked]";
  }
}
