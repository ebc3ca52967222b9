package org.chorus.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Keycloak answers, asked when somebody wants to log in or out and never on a supporter's
 * behalf. An answer is good for a few seconds, so that a crowd of staff in front of a Keycloak that
 * hangs costs one waiting request at a time.
 */
final class KeycloakReachability {

  /** How long staff wait for a Keycloak that hangs, at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration ANSWER_GOOD_FOR = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(KeycloakReachability.class);

  private final HttpClient http;
  private final HttpRequest probe;
  private final Clock clock;

  private Instant askAgain = Instant.MIN;
  private boolean answers = true;

  /**
   * @param keys the address of the realm's keys, without which nobody can log in
   */
  KeycloakReachability(HttpClient http, URI keys, Clock clock) {
    this.http = http;
    this.probe = HttpRequest.newBuilder(keys).timeout(PATIENCE).build();
    this.clock = clock;
  }

  synchronized boolean answers() {
    if (clock.instant().isBefore(askAgain)) {
      return answers;
    }
    boolean before = answers;
    answers = ask();
    askAgain = clock.instant().plus(ANSWER_GOOD_FOR);
    if (before != answers) {
      LOG.info("Keycloak {}", answers ? "answers again" : "does not answer; nobody can log in");
    }
    return answers;
  }

  private boolean ask() {
    try {
      return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException away) {
      return false;
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
