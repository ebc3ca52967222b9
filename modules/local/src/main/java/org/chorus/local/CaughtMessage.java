package org.chorus.local;

import java.time.Instant;
import java.util.List;

/**
 * One mail that somebody sent and the catcher kept.
 *
 * @param number counts from 1 in the order of arrival
 * @param text the plain part, empty when there is none
 * @param html the HTML part as it was sent, empty when there is none; never to be trusted
 */
public record CaughtMessage(
    long number,
    Instant receivedAt,
    String from,
    List<String> to,
    String subject,
    String text,
    String html) {

  public CaughtMessage {
    to = List.copyOf(to);
  }
}
