package org.chorus.sharing.grant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many people who are not of its own one partner receives in a pool, under each version of the
 * Terms that people agreed under. Older versions come first, and what they gave counts with newer
 * ones. Under each version:
 *
 * <ul>
 *   <li>without limit: all of them;
 *   <li>by a cap: as many as are left of it;
 *   <li>in an exchange: as many as the partner brought itself, less those it has by exchange
 *       already, and no more than the cap leaves. Whom nobody brought comes before them.
 * </ul>
 */
final class Places {

  private Places() {}

  /**
   * What there is to place under one version.
   *
   * @param waiting people whom the rule gives to the partner, and who count
   * @param exchanged people brought by others whom the rule exchanges, and who count
   * @param cap of the version
   */
  record Asked(int version, long waiting, long exchanged, Optional<Integer> cap) {}

  /** How many of them are placed: those first who were in line first. */
  record Given(int version, long waiting, long exchanged) {}

  /**
   * @param brought people who count and whom the partner brought
   * @param dealt people who were dealt to it
   */
  static List<Given> of(List<Asked> versions, long brought, long dealt) {
    long held = dealt;
    long byExchange = 0;
    List<Given> given = new ArrayList<>();
    for (Asked asked : versions.stream().sorted(Comparator.comparingInt(Asked::version)).toList()) {
      long waiting = Math.min(asked.waiting(), left(asked.cap(), held));
      held += waiting;
      long exchanged =
          Math.min(
              asked.exchanged(),
              Math.min(Math.max(brought - byExchange, 0), left(asked.cap(), held)));
      held += exchanged;
      byExchange += exchanged;
      given.add(new Given(asked.version(), waiting, exchanged));
    }
    return List.copyOf(given);
  }

  private static long left(Optional<Integer> cap, long held) {
    return cap.map(most -> Math.max(most - held, 0)).orElse(Long.MAX_VALUE);
  }
}
