package org.chorus.site.abuse;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.chorus.signature.NetworkRange;

/**
 * Where a request comes from, as far as the door counts. Prints masked.
 *
 * @param subscriber one address of IPv4, or the /64 of IPv6 that a line usually has for itself
 * @param network the /24 or /48 around it
 * @param range the same, to be kept with a signature; empty where the address is none
 */
public record ClientAddress(long subscriber, long network, Optional<NetworkRange> range) {

  private static final int BYTES_OF_A_LINE = 8;

  /** Where IPv4 stands among the beginnings of IPv6 (RFC 4291, section 2.5.5.2). */
  private static final long IPV4 = 0xffffL << Integer.SIZE;

  /** All of them together: no server that works as it should says this. */
  private static final ClientAddress UNREADABLE = new ClientAddress(0, 0, Optional.empty());

  /**
   * Reads an address as the server gives it, {@code request.getRemoteAddr()}: that of the visitor,
   * also behind a proxy that is trusted, and never what somebody else says it is.
   */
  public static ClientAddress of(String literal) {
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException notAnAddress) {
      return UNREADABLE;
    }
    NetworkRange range = NetworkRange.around(address);
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address
        ? new ClientAddress(beginning(bytes, BYTES_OF_A_LINE), ~range.prefix(), Optional.of(range))
        : new ClientAddress(
            IPV4 | beginning(bytes, bytes.length), range.prefix(), Optional.of(range));
  }

  private static long beginning(byte[] address, int bytes) {
    long beginning = 0;
    for (int n = 0; n < bytes; n++) {
      beginning = beginning << Byte.SIZE | Byte.toUnsignedLong(address[n]);
    }
    return beginning;
  }

  @Override
  public String toString() {
    return "ClientAddress[masked]";
  }
}
