package org.chorus.mail.suppression;

import java.util.Arrays;
import javax.crypto.SecretKey;
import org.chorus.kernel.EmailAddress;
import org.chorus.signature.DerivedKeys;
import org.chorus.signature.SignerKeys;
import org.springframework.stereotype.Component;

/** Turns addresses into {@link AddressKey}s, which no pool's keys can be matched with. */
@Component
public final class AddressKeys {

  private final SignerKeys keys;
  private final SecretKey own;

  AddressKeys(SignerKeys keys, DerivedKeys derived) {
    this.keys = keys;
    this.own = derived.forPurpose("addresses that are not written to", "HmacSHA256");
  }

  /** The same for every spelling of a mailbox's address. */
  public AddressKey of(EmailAddress address) {
    return new AddressKey(Arrays.copyOf(keys.of(address, own), AddressKey.BYTES));
  }
}
