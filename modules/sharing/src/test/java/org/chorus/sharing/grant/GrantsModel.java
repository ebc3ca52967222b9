package org.chorus.sharing.grant;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * The rules once more, in the plainest words of Java: everybody is looked at each time, one after
 * the other. Knows nothing of how grants are stored or made.
 */
final class GrantsModel {

  /** One who agreed to an Organization and is received by it, and on which basis. */
  record Received(String organization, String person, String basis)
      implements Comparable<Received> {
    @Override
    public int compareTo(Received other) {
      return toString().compareTo(other.toString());
    }
  }

  record Version(int number, Instant adopted, SharingTerms terms) {}

  /** A person's coming to a page; no page of a partner's is the common one. */
  record Touch(
      long number,
      @Nullable OrganizationId page,
      Map<OrganizationId, Boolean> answers,
      Instant at) {}

  static final class Partner {
    final String name;
    final OrganizationId id;
    boolean active = true;
    boolean suspended;
    Instant joined;

    /** Since it joined, or was reinstated. */
    Instant takesPartSince;

    @Nullable Instant convenesSince;

    Partner(String name, OrganizationId id, Instant joined) {
      this.name = name;
      this.id = id;
      this.joined = joined;
      this.takesPartSince = joined;
    }

    boolean convened(Instant at) {
      return convenesSince != null && !convenesSince.isAfter(at);
    }
  }

  static final class Person {
    final String name;
    final long number;
    final List<Touch> touches = new ArrayList<>();
    boolean withdrawn;
    Instant cameBack = Instant.MIN;
    @Nullable Instant confirmed;
    @Nullable OrganizationId dealtTo;

    Person(String name, long number) {
      this.name = name;
      this.number = number;
    }
  }

  final boolean onlyConfirmedCount;
  final List<Version> versions = new ArrayList<>();
  final Map<OrganizationId, Partner> partners = new LinkedHashMap<>();
  final Map<String, Person> people = new LinkedHashMap<>();

  /** In the order in which they happened; dealing goes on behind those that it has seen. */
  private final List<Touch> undealt = new ArrayList<>();

  private final Map<Touch, Person> who = new HashMap<>();
  private final Map<OrganizationId, Long> broughtInAll = new HashMap<>();
  private final Map<OrganizationId, Long> dealt = new HashMap<>();
  private final Map<OrganizationId, Long> level = new HashMap<>();
  private final Map<OrganizationId, Instant> levelledFor = new HashMap<>();
  private long touches;
  private long persons;

  GrantsModel(boolean onlyConfirmedCount) {
    this.onlyConfirmedCount = onlyConfirmedCount;
  }

  void comes(
      String name,
      @Nullable OrganizationId page,
      Map<OrganizationId, Boolean> answers,
      Instant at) {
    Person person = people.computeIfAbsent(name, fresh -> new Person(fresh, ++persons));
    if (person.withdrawn) {
      person.withdrawn = false;
      person.cameBack = at;
      person.confirmed = null;
    }
    Touch touch = new Touch(++touches, page, answers, at);
    person.touches.add(touch);
    undealt.add(touch);
    who.put(touch, person);
  }

  /** What an erased person leaves is that somebody was brought, or dealt. */
  void erase(String name) {
    Person gone = people.remove(name);
    undealt.removeIf(touch -> who.get(touch) == gone);
  }

  /** Deals everybody who came since the last time, with the partners of now. */
  void deal() {
    for (Touch touch : undealt) {
      Person person = requireNonNull(who.get(touch));
      boolean first = person.touches.getFirst().number() == touch.number();
      if (first && touch.page() != null) {
        broughtInAll.merge(touch.page(), 1L, Long::sum);
      }
      SharingTerms terms = version(touch.at()).terms();
      boolean organic =
          person.touches.stream()
              .filter(each -> each.number() <= touch.number())
              .allMatch(each -> each.page() == null);
      if (deals(terms) && organic && person.dealtTo == null && inWindow(terms, touch.at())) {
        List<Partner> agreed =
            partners.values().stream()
                .filter(partner -> partner.active && !partner.suspended)
                .filter(partner -> !partner.joined.isAfter(touch.at()))
                .filter(partner -> touch.answers().getOrDefault(partner.id, false))
                .sorted(
                    Comparator.comparing((Partner partner) -> partner.joined)
                        .thenComparing(partner -> partner.id.value().toString()))
                .toList();
        deal(person, agreed, terms);
      }
    }
    undealt.clear();
  }

  private void deal(Person person, List<Partner> agreed, SharingTerms terms) {
    List<Partner> known =
        agreed.stream()
            .filter(partner -> partner.takesPartSince.equals(levelledFor.get(partner.id)))
            .toList();
    for (Partner partner : agreed) {
      if (!known.contains(partner)) {
        long others =
            known.isEmpty()
                ? level.values().stream().mapToLong(Long::longValue).max().orElse(0)
                : known.stream()
                    .mapToLong(other -> level.getOrDefault(other.id, 0L))
                    .min()
                    .orElseThrow();
        level.merge(partner.id, others, Math::max);
        levelledFor.put(partner.id, partner.takesPartSince);
      }
    }
    long all = dealt.values().stream().mapToLong(Long::longValue).sum() + 1;
    long broughtByAll = broughtInAll.values().stream().mapToLong(Long::longValue).sum();
    Partner best = null;
    for (Partner partner : agreed) {
      long had = dealt.getOrDefault(partner.id, 0L);
      if (terms.cap().isPresent() && had >= terms.cap().get()) {
        continue;
      }
      if (best == null) {
        best = partner;
        continue;
      }
      boolean better;
      if (terms.organic() == OrganicRule.PRO_RATA && broughtByAll > 0) {
        // share of the dealt minus dealt, both times what all brought
        long lag = all * broughtInAll.getOrDefault(partner.id, 0L) - had * broughtByAll;
        long bestLag =
            all * broughtInAll.getOrDefault(best.id, 0L)
                - dealt.getOrDefault(best.id, 0L) * broughtByAll;
        better = lag > bestLag;
      } else {
        better = level.getOrDefault(partner.id, 0L) < level.getOrDefault(best.id, 0L);
      }
      if (better) {
        best = partner;
      }
    }
    if (best != null) {
      person.dealtTo = best.id;
      dealt.merge(best.id, 1L, Long::sum);
      level.merge(best.id, 1L, Long::sum);
    }
  }

  /** Whom each partner that takes part receives now. */
  Set<Received> received() {
    Set<Received> received = new TreeSet<>();
    partners.values().stream()
        .filter(partner -> partner.active && !partner.suspended)
        .forEach(partner -> received.addAll(receivedBy(partner)));
    return received;
  }

  /** Somebody who agreed, by which version, on which basis, and in line since when. */
  private record Agreed(Person person, Version version, String basis, Instant since) {}

  private List<Received> receivedBy(Partner partner) {
    List<Agreed> agreed = new ArrayList<>();
    for (Person person : people.values()) {
      List<Touch> yes = new ArrayList<>();
      for (Touch touch : person.touches) {
        Boolean answer = touch.answers().get(partner.id);
        if (answer == null
            || touch.at().isBefore(person.cameBack)
            || touch.at().isBefore(partner.joined)) {
          continue;
        }
        if (answer) {
          yes.add(touch);
        } else {
          yes.clear();
        }
      }
      if (person.withdrawn) {
        continue;
      }
      for (Touch begin : yes) {
        Version version = version(begin.at());
        Optional<String> basis = basis(partner, person, begin, version.terms());
        if (basis.isPresent()) {
          Instant since =
              onlyConfirmedCount && person.confirmed != null && person.confirmed.isAfter(begin.at())
                  ? person.confirmed
                  : begin.at();
          agreed.add(new Agreed(person, version, basis.get(), since));
          break;
        }
      }
    }
    List<Received> received = new ArrayList<>();
    for (Agreed each : agreed) {
      if (!isLimited(each)) {
        received.add(new Received(partner.name, each.person.name, each.basis));
      }
    }
    long held = dealt.getOrDefault(partner.id, 0L);
    long byExchange = 0;
    for (Version version : versions) {
      for (boolean exchange : List.of(false, true)) {
        List<Agreed> line =
            agreed.stream()
                .filter(each -> each.version.number() == version.number())
                .filter(each -> !Set.of("OWN", "DEALT").contains(each.basis))
                .filter(each -> each.basis.equals("EXCHANGE") == exchange)
                .filter(each -> counts(each.person))
                .sorted(
                    Comparator.comparing(Agreed::since)
                        .thenComparingLong(each -> each.person.number))
                .toList();
        for (Agreed each : line) {
          boolean room = version.terms().cap().isEmpty() || held < version.terms().cap().get();
          if (exchange) {
            room &= byExchange < brought(partner);
          }
          if (room) {
            held++;
            byExchange += exchange ? 1 : 0;
            if (isLimited(each)) {
              received.add(new Received(partner.name, each.person.name, each.basis));
            }
          }
        }
      }
    }
    return received;
  }

  private static boolean isLimited(Agreed agreed) {
    return switch (agreed.basis) {
      case "OWN", "DEALT" -> false;
      case "EXCHANGE" -> true;
      default -> agreed.version.terms().cap().isPresent();
    };
  }

  private Optional<String> basis(Partner partner, Person person, Touch begin, SharingTerms terms) {
    boolean own = person.touches.stream().anyMatch(touch -> partner.id.equals(touch.page()));
    boolean convened = partner.convened(begin.at());
    if (own && (terms.rule() != SharingRule.CONVENER_ONLY || convened)) {
      return Optional.of("OWN");
    }
    if (!inWindow(terms, begin.at())) {
      return Optional.empty();
    }
    if (deals(terms) && partner.id.equals(person.dealtTo)) {
      return Optional.of("DEALT");
    }
    if (terms.rule() == SharingRule.OPT_IN_PER_PARTNER || terms.rule() == SharingRule.SHARE_ALL) {
      return Optional.of("AGREED");
    }
    if (terms.rule() == SharingRule.CONVENER_ONLY) {
      return convened ? Optional.of("CONVENER") : Optional.empty();
    }
    boolean broughtBefore =
        person.touches.stream()
            .anyMatch(touch -> touch.page() != null && touch.number() <= begin.number());
    if (terms.organic() == OrganicRule.CONVENER && convened && !broughtBefore) {
      return Optional.of("ORGANIC");
    }
    boolean brought = person.touches.stream().anyMatch(touch -> touch.page() != null);
    return terms.rule() == SharingRule.PROPORTIONAL && brought
        ? Optional.of("EXCHANGE")
        : Optional.empty();
  }

  long brought(Partner partner) {
    return people.values().stream()
        .filter(this::counts)
        .filter(person -> partner.id.equals(person.touches.getFirst().page()))
        .count();
  }

  long counted() {
    return people.values().stream().filter(this::counts).count();
  }

  private boolean counts(Person person) {
    return !person.withdrawn && (!onlyConfirmedCount || person.confirmed != null);
  }

  private Version version(Instant at) {
    return versions.stream()
        .filter(version -> !version.adopted().isAfter(at))
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private static boolean deals(SharingTerms terms) {
    return terms.organic() == OrganicRule.EQUAL || terms.organic() == OrganicRule.PRO_RATA;
  }

  private static boolean inWindow(SharingTerms terms, Instant at) {
    return terms.window().includes(at);
  }
}
