package org.chorus.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The person behind the current request or UI thread, and the Organization that they chose to act
 * for. The choice lasts as long as the HTTP session and holds in all of its browser tabs. A front
 * door takes the Actor from here once and hands it on; nothing behind it asks who is there.
 *
 * <p>Each method throws {@link AuthenticationCredentialsNotFoundException} when nobody is logged
 * in.
 */
@Component
public class StaffSession {

  /** How long before its end a person is told that their login ends. */
  public static final Duration NOTICE = Duration.ofMinutes(2);

  private final SessionSettings limits;
  private final Clock clock;

  StaffSession(SessionSettings limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Whether the person showed a second factor a short while ago, as exports, changes of roles and
   * erasure take it.
   *
   * @param screen where to come back to: a path below the console's address, as {@code
   *     campaigns/1/numbers}
   */
  public StepUp stepUp(String screen) {
    StaffUser user = user();
    Instant now = clock.instant();
    return user.secondFactorAt()
        .map(at -> at.plus(limits.stepUp()))
        .filter(now::isBefore)
        .<StepUp>map(until -> new StepUp.Done(SteppedUp.by(user.subject(), until)))
        .orElseGet(() -> new StepUp.Needed(LoginRequests.stepUpFor(screen)));
  }

  public StaffUser user() {
    // Asked anew each time: the console installs a strategy that knows its UI threads.
    return StaffUser.of(SecurityContextHolder.getContext())
        .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is logged in"));
  }

  /** The Organizations to choose from, by name; at least one. */
  public List<OrganizationProfile> organizations() {
    return user().organizations();
  }

  /**
   * Organizations of the person's that this login does not speak for, because their people log in
   * through an identity provider of their own.
   */
  public List<OrganizationProfile> elsewhere() {
    return user().elsewhere();
  }

  /** Empty while a person of several Organizations has chosen none. */
  public Optional<Actor> actor() {
    return user().acting();
  }

  /**
   * Makes the person act for {@code organization} from now on.
   *
   * @throws java.util.NoSuchElementException when it is none of {@link #organizations()}
   */
  public Actor actFor(OrganizationId organization) {
    StaffUser user = user();
    user.choose(organization);
    return user.acting().orElseThrow();
  }
}
