package org.chorus.keycloak;

import java.util.List;
import java.util.Optional;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
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

  public StaffUser user() {
    // Asked anew each time: the console installs a strategy that knows its UI threads.
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof StaffUser user) {
      return user;
    }
    throw new AuthenticationCredentialsNotFoundException("nobody is logged in");
  }

  /** The Organizations to choose from, by name; at least one. */
  public List<OrganizationProfile> organizations() {
    return user().organizations();
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
