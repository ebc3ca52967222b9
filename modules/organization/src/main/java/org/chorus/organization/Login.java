package org.chorus.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;

/**
 * What the identity provider vouches for when a person logs in.
 *
 * @param organizations the Organizations that the person belongs to at this moment; roles from the
 *     provider are deliberately no part of it
 * @param withheld Organizations that the person belongs to as well, but not by this way of logging
 *     in: memberships in these neither begin nor end with it
 */
public record Login(
    Subject subject,
    String name,
    Optional<EmailAddress> email,
    List<VouchedOrganization> organizations,
    Set<Slug> withheld) {

  public Login {
    organizations = List.copyOf(organizations);
    withheld = Set.copyOf(withheld);
  }

  /** A login that speaks for every Organization the person belongs to. */
  public Login(
      Subject subject,
      String name,
      Optional<EmailAddress> email,
      List<VouchedOrganization> organizations) {
    this(subject, name, email, organizations, Set.of());
  }

  /** The same login, speaking for this one Organization at most. */
  public Login onlyFor(Slug organization) {
    return speakingFor(organization::equals);
  }

  /** The same login, speaking for none of these Organizations. */
  public Login notFor(Set<Slug> others) {
    return speakingFor(alias -> !others.contains(alias));
  }

  private Login speakingFor(Predicate<Slug> allowed) {
    return new Login(
        subject,
        name,
        email,
        organizations.stream().filter(each -> allowed.test(each.alias())).toList(),
        Stream.concat(
                withheld.stream(),
                organizations.stream().map(VouchedOrganization::alias).filter(allowed.negate()))
            .collect(Collectors.toSet()));
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
