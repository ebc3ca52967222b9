package org.chorus.signature;

import java.time.Instant;
import java.util.UUID;
import org.chorus.campaign.link.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A signature on its way to the database.
 *
 * @param country as the person said; null where nobody asked
 * @param organization that is credited; null when no partner brought the person
 * @param link by which the person came; null for none
 * @param sharer the signature whose supporter passed the page on; null where nobody did
 * @param needsConfirmation whether it counts only once it is confirmed
 * @param held whether it waits for a moderator
 * @param suspicions as PostgreSQL writes an array; null where there are none
 * @param network from where it came; null where that is not known
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
    @Nullable String country,
    UUID campaign,
    @Nullable UUID organization,
    UUID revision,
    Channel channel,
    @Nullable UUID link,
    @Nullable Long sharer,
    Instant signedAt,
    boolean needsConfirmation,
    boolean held,
    @Nullable String suspicions,
    @Nullable String network,
    AnswerSheet answers,
    @Nullable String ownWords) {

  @Override
  public String toString() {
    return "SignatureRow[masked]";
  }
}
