package org.chorus.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Role;
import org.chorus.access.RoleGrant;
import org.chorus.kernel.Subject;

/**
 * A Member as colleagues see one.
 *
 * @param grants every role that the Member holds at this moment, wherever and from wherever
 */
public record MemberProfile(
    Subject subject,
    String name,
    Optional<String> email,
    Instant lastLoginAt,
    List<RoleGrant> grants) {

  public MemberProfile {
    grants = List.copyOf(grants);
  }

  /** The roles that are not for one Coalition or Campaign only, each once. */
  public List<Role> roles() {
    return grants.stream()
        .map(RoleGrant::what)
        .filter(what -> what.coalition().isEmpty() && what.campaign().isEmpty())
        .map(what -> what.role())
        .distinct()
        .sorted()
        .toList();
  }
}
