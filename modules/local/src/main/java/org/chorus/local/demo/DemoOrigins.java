package org.chorus.local.demo;

import static java.util.Collections.nCopies;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.chorus.campaign.link.Channel;
import org.chorus.kernel.Country;

/** Where the demo's people live and on which ways they come: always the same ones for one seed. */
final class DemoOrigins {

  /** Each as often as it is likely; a third would rather not say. */
  private static final List<Optional<Country>> HOMES =
      Stream.of(
              homes(210, "DE"),
              homes(150, "GB"),
              homes(80, "NL"),
              homes(70, "FR"),
              homes(50, "ES"),
              homes(44, "IT"),
              homes(40, "PL"),
              homes(36, "AT"),
              homes(30, "CZ"),
              homes(26, "SE"),
              homes(22, "CH"),
              homes(20, "BE"),
              homes(16, "IE"),
              homes(14, "PT"),
              homes(12, "GR"),
              homes(10, "DK"),
              homes(10, "NO"),
              homes(9, "UA"),
              homes(9, "US"),
              homes(7, "FI"),
              homes(5, "CA"),
              homes(4, "SI"),
              homes(3, "KE"),
              homes(2, "AU"),
              homes(1, "XK"),
              nCopies(450, Optional.<Country>empty()))
          .flatMap(List::stream)
          .toList();

  private static final List<Channel> CHANNELS =
      Stream.of(
              nCopies(44, Channel.EMAIL),
              nCopies(21, Channel.SOCIAL),
              nCopies(17, Channel.PAGE),
              nCopies(9, Channel.MESSENGER),
              nCopies(5, Channel.WEB),
              nCopies(3, Channel.ADVERTISING),
              nCopies(1, Channel.PRINT))
          .flatMap(List::stream)
          .toList();

  private final Random random;

  DemoOrigins(long seed) {
    random = new Random(seed);
  }

  private static List<Optional<Country>> homes(int often, String code) {
    return nCopies(often, Optional.of(new Country(code)));
  }

  Optional<Country> drawCountry() {
    return HOMES.get(random.nextInt(HOMES.size()));
  }

  Channel drawChannel() {
    return CHANNELS.get(random.nextInt(CHANNELS.size()));
  }
}
