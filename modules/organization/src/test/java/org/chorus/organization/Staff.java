package org.chorus.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;

/** People for tests, who become members by logging in, as in life. */
public final class Staff {

  private final Members members;
  private final String world;

  /** Staff of one test; organizations of different tests do not meet. */
  public Staff(Members members, String world) {
    this.members = members;
    this.world = world;
  }

  public Slug alias(String organization) {
    return new Slug(world + "-" + organization);
  }

  /** Comes from an Organization, being in these groups of it. */
  Actor comesIn(Set<String> groups, String name, String organization) {
    Subject subject = new Subject(world + ":" + name);
    RecordedLogin login =
        members.recordLogin(
            new Login(
                subject,
                name,
                Optional.empty(),
                List.of(new Login.VouchedOrganization(alias(organization), organization, groups))));
    return new Actor(subject, name, login.organizations().getFirst().id());
  }

  /** The first to come is administrator. */
  public Actor comes(String name, String... organizations) {
    Subject subject = new Subject(world + ":" + name);
    RecordedLogin login =
        members.recordLogin(
            new Login(
                subject,
                name,
                Optional.of(new EmailAddress(name + "@example.org")),
                List.of(organizations).stream()
                    .map(o -> new Login.VouchedOrganization(alias(o), o))
                    .toList()));
    return new Actor(subject, name, login.organizations().getFirst().id());
  }

  public Actor administratorWith(String name, String organization, Role... more) {
    Actor actor = comes(name, organization);
    Set<Role> roles = new java.util.HashSet<>(Set.of(more));
    roles.add(Role.ORGANIZATION_ADMINISTRATOR);
    members.assignRoles(actor, SecondFactor.of(actor), actor.subject(), roles);
    return actor;
  }
}
