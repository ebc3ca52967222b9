package org.chorus.mail.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * How mail fares, in bare numbers.
 *
 * @param waiting to be sent, for the first time or again
 * @param waitingSince when the oldest of those was queued
 * @param failed given up after ten attempts; staff can have it sent again, or delete it
 */
public record MailFigures(
    long waiting, Optional<Instant> waitingSince, long failed, Days today, Days month) {

  /**
   * What happened on some days (UTC), today included.
   *
   * @param sent taken by the mail server
   * @param sentAgain confirmation mails that somebody asked for once more
   * @param givenUp after ten attempts
   * @param heldBack not sent, because the address is not written to
   * @param bounced came back
   * @param complaints of people who called it spam
   */
  public record Days(
      long sent, long sentAgain, long givenUp, long heldBack, long bounced, long complaints) {}

  /** Whether there has been no mail at all. */
  public boolean isEmpty() {
    return waiting == 0 && failed == 0 && month.equals(new Days(0, 0, 0, 0, 0, 0));
  }
}
