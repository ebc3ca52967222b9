package org.chorus.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.RevisionId;

/**
 * What is stored of a person with one Signature, as the person is told (GDPR Art. 15 and 20). Not
 * what moderators go by: where the signature came from, and what speaks against it.
 *
 * @param signature which it is, for others in the house; never to be shown
 * @param withdrawn whether the person has taken the Signature back; who may contact them is over
 *     then
 * @param ownWords the letter as the person put it
 * @param visits each time the person came, the first one first
 * @param answers the latest to each Organization that asked
 * @param history all that were ever given, the first one first
 */
public record PersonalRecord(
    long signature,
    PersonName givenName,
    PersonName familyName,
    EmailAddress email,
    String language,
    Optional<String> country,
    RevisionId revision,
    Instant signedAt,
    Optional<Instant> confirmedAt,
    boolean withdrawn,
    Optional<String> ownWords,
    List<Visit> visits,
    List<Said> answers,
    List<Said> history) {

  /**
   * One time that the person came.
   *
   * @param revision what they saw
   */
  public record Visit(Instant at, RevisionId revision, Channel channel) {}

  /**
   * What the person last said to one Organization.
   *
   * @param text the wording that the answer is to
   * @param version of that wording
   */
  public record Said(
      ConsentTextId text,
      OrganizationId organization,
      String wording,
      int version,
      boolean yes,
      Instant at) {}

  @Override
  public String toString() {
    return "PersonalRecord[masked]";
  }
}
