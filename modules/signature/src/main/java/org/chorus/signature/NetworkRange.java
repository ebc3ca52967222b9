package org.chorus.signature;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * The network that an address belongs to, and no more of it: 256 addresses of IPv4 (/24), or what a
 * site has of IPv6 (/48). Enough to see that many signatures came from one place, too little to
 * tell whose line it was (GDPR Art. 5(1)(c)). Prints masked.
 *
 * @param family which kind of addresses
 * @param prefix what all addresses of the network begin with, in the lowest bits: 24 or 48
 */
public record NetworkRange(Family family, long prefix) {

  /** A kind of addresses. */
  public enum Family {
    IPV4(24),
    IPV6(48);

    private final int bits;

    Family(int bits) {
      this.bits = bits;
    }
  }

  public NetworkRange {
    if (prefix >>> family.bits != 0) {
      throw new IllegalArgumentException("more than the beginning of an address");
    }
  }

  /** The network around an address; an IPv4 address in IPv6 form belongs to its IPv4 network. */
  public static NetworkRange around(InetAddress address) {
    byte[] bytes =
        address.getAddress(); // the JDK has unwrapped what was mapped (RFC 4291, 2.5.5.2)
    return switch (address) {
      case Inet4Address _ -> new NetworkRange(Family.IPV4, beginning(bytes, Family.IPV4));
      case Inet6Address _ -> new NetworkRange(Family.IPV6, beginning(bytes, Family.IPV6));
      default -> throw new IllegalArgumentException("neither IPv4 nor IPv6");
    };
  }

  private static long beginning(byte[] address, Family family) {
    long prefix = 0;
    for (int n = 0; n < family.bits / Byte.SIZE; n++) {
      prefix = prefix << Byte.SIZE | Byte.toUnsignedLong(address[n]);
    }
    return prefix;
  }

  /** As PostgreSQL's type {@code cidr} takes it: {@code 192.0.2.0/24}. */
  public String cidr() {
    return switch (family) {
      case IPV4 -> (prefix >>> 16) + "." + (prefix >>> 8 & 0xff) + "." + (prefix & 0xff) + ".0/24";
      case IPV6 ->
          group(prefix >>> 32) + ":" + group(prefix >>> 16) + ":" + group(prefix) + "::/48";
    };
  }

  private static String group(long bits) {
    return Long.toHexString(bits & 0xffff);
  }

  @Override
  public String toString() {
    return "NetworkRange[masked]";
  }
}
