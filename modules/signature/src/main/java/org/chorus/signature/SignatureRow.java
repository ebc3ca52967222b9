package org.chorus.signature;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signature on its way to the database.
 *
 * @param ownWords the letter as the person put it; null where they sign what the revision says
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignatureRow(
    UUID pool,
    byte[] signerKey,
    String email,
    String givenName,
    String familyName,
    String language,
    UUID campaign,
    @Nullable UUID organization,
    UUID revision,
    Instant signedAt,
    List<ConsentRow> consents,
    @Nullable String ownWords) {

  /** An answer on its way to the database. */
  record ConsentRow(UUID text, UUID organization, boolean answer) {}

  @Override
  public String toString() {
    return "SignatureRow[masked]";
  }
}
