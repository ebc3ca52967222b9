package org.chorus.mail.suppression;

import java.util.Arrays;

/**
 * A mailbox as mail remembers it: a keyed hash of its address, cut to 128 bits. Says whether two
 * addresses are one to whoever has the installation's secret, and nothing to anybody else. Prints
 * masked.
 */
@SuppressWarnings("ArrayRecordComponent") // compared below
public record AddressKey(byte[] value) {

  /** How long one is. */
  public static final int BYTES = 16;

  public AddressKey {
    if (value.length != BYTES) {
      throw new IllegalArgumentException("not a key of an address");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressKey(byte[] theirs) && Arrays.equals(value, theirs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return "AddressKey[masked]";
  }
}
