package org.chorus.signature.moderation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chorus.signature.NetworkRange;

/**
 * A network, or many of them that begin alike: {@code 192.0.2.0/24}, {@code 2001:db8::/32}.
 *
 * @param address one in it
 * @param bits how many of its bits all of them begin with
 */
public record NetworkArea(InetAddress address, int bits) {

  /**
   * In full: of IPv4 the JDK reads {@code 192.0.2} as well, as another address than people mean.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F.]{0,4}:[0-9a-fA-F:.]{1,41})(?:/([0-9]{1,3}))?");

  public NetworkArea {
    if (bits < 0 || bits > widest(address)) {
      throw new IllegalArgumentException("not a network that signatures are kept with");
    }
  }

  /** No signature is kept with more of its address than this. */
  private static int widest(InetAddress address) {
    return address instanceof Inet4Address ? 24 : 48;
  }

  /** As people write it; a whole address means the network around it. Nothing is looked up. */
  public static Optional<NetworkArea> parse(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(form.group(1));
      int most = widest(address);
      int bits = form.group(2) == null ? most : Math.min(most, Integer.parseInt(form.group(2)));
      return Optional.of(new NetworkArea(address, bits));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** As PostgreSQL's type {@code inet} takes it. */
  String inet() {
    String around = NetworkRange.around(address).cidr();
    return around.substring(0, around.indexOf('/') + 1) + bits;
  }

  @Override
  public String toString() {
    return inet();
  }
}
