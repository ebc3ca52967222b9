package org.chorus.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;

/**
 * What the identity provider vouches for when a person logs in.
 *
 * @param organizations the Organizations that the person belongs to at this moment; roles from the
 *     provider are deliberately no part of it
 */
public record Login(
    Subject subject,
    String name,
    Optional<EmailAddress> email,
    List<VouchedOrganization> organizations) {

  public Login {
    organizations = List.copyOf(organizations);
  }

  /**
   * An Organization as the identity provider names it.
   *
   * @param groups the paths of its groups that the person is in, such as {@code /editors}
   */
  public record VouchedOrganization(Slug alias, String name, Set<String> groups) {

    public VouchedOrganization {
      groups = Set.copyOf(groups);
    }

    /** Of a person who is in none of its groups. */
    public VouchedOrganization(Slug alias, String name) {
      this(alias, name, Set.of());
    }
  }
}
