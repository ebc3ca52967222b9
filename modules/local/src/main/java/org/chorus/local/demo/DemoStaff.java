package org.chorus.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Assignment;
import org.chorus.access.Role;
import org.chorus.access.SteppedUp;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.local.DemoOrganizations;
import org.chorus.local.DemoOrganizations.Organization;
import org.chorus.local.DemoOrganizations.Person;
import org.chorus.organization.Assignments;
import org.chorus.organization.Brands;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.OrganizationProfile.Description;
import org.chorus.organization.Organizations;
import org.chorus.organization.brand.BrandOutcome;
import org.chorus.organization.brand.Sender;

/**
 * The demo's people at their organizations, with the roles that the demo's list of logins promises.
 */
class DemoStaff {

  static final Slug CLEARWATER = new Slug("clearwater");
  static final Slug RIGHTS_NORTH = new Slug("rights-north");
  static final Slug OPEN_LEDGER = new Slug("open-ledger");

  /** Runs the installation and campaigns for nothing: it has no look and no policy. */
  private static final String OPERATIONS = "chorus-operations";

  private final DemoOrganizations demo;
  private final Members members;
  private final Assignments assignments;
  private final Organizations organizations;
  private final Brands brands;

  DemoStaff(
      DemoOrganizations demo,
      Members members,
      Assignments assignments,
      Organizations organizations,
      Brands brands) {
    this.demo = demo;
    this.assignments = assignments;
    this.members = members;
    this.organizations = organizations;
    this.brands = brands;
  }

  /**
   * Lets everybody log in once and gives them their roles. Nobody shows a second factor for that:
   * it is done before the first of them can log in.
   */
  void begin() {
    for (Organization organization : demo.organizations()) {
      organization.members().forEach(person -> logIn(organization, person));
      Actor administrator = actor(organization, organization.members().getFirst());
      SteppedUp proof = SteppedUp.by(administrator.subject(), Instant.MAX);
      for (Person person : organization.members()) {
        members.assignRoles(administrator, proof, subject(person), rolesOf(person));
      }
      if (organization.alias().equals(OPERATIONS)) {
        continue;
      }
      organizations.describe(
          administrator,
          new Description(
              Optional.of("https://www." + organization.domain() + "/"),
              Optional.of("https://www." + organization.domain() + "/privacy"),
              Optional.of(new EmailAddress("hello@" + organization.domain()))));
      dress(organization, administrator);
    }
  }

  /** Lets somebody look after the signatures of a campaign, beside their other roles. */
  void letModerate(String email, CampaignId campaign) {
    for (Organization organization : demo.organizations()) {
      Actor administrator = actor(organization, organization.members().getFirst());
      organization.members().stream()
          .filter(person -> person.email().equals(email))
          .forEach(
              person ->
                  assignments.give(
                      administrator,
                      SteppedUp.by(administrator.subject(), Instant.MAX),
                      subject(person),
                      Assignment.of(Role.MODERATOR).in(campaign)));
    }
  }

  private void dress(Organization organization, Actor administrator) {
    DemoLogo look = logoOf(new Slug(organization.alias()));
    if (!(brands.keepLogo(administrator, look.draw())
            instanceof ImageOutcome.Stored(var logo, int ignored, int alsoIgnored))
        || !(brands.dress(administrator, Optional.of(logo), look.colors())
            instanceof BrandOutcome.Dressed)) {
      throw new IllegalStateException("the look of " + organization.alias() + " was refused");
    }
    brands.sendAs(
        administrator,
        new Sender(
            Optional.empty(), Optional.of(new EmailAddress("hello@" + organization.domain()))));
  }

  private static DemoLogo logoOf(Slug organization) {
    if (organization.equals(CLEARWATER)) {
      return DemoLogo.CLEARWATER;
    }
    return organization.equals(RIGHTS_NORTH) ? DemoLogo.RIGHTS_NORTH : DemoLogo.OPEN_LEDGER;
  }

  /** The member of an organization who holds a role. */
  Actor with(Role role, Slug alias) {
    Organization organization =
        demo.organizations().stream()
            .filter(candidate -> candidate.alias().equals(alias.value()))
            .findFirst()
            .orElseThrow();
    return organization.members().stream()
        .filter(person -> rolesOf(person).contains(role))
        .map(person -> actor(organization, person))
        .findFirst()
        .orElseThrow();
  }

  private void logIn(Organization organization, Person person) {
    members.recordLogin(
        new Login(
            subject(person),
            person.name(),
            Optional.of(new EmailAddress(person.email())),
            List.of(
                new Login.VouchedOrganization(
                    new Slug(organization.alias()), organization.name()))));
  }

  private Actor actor(Organization organization, Person person) {
    OrganizationProfile profile =
        organizations.findByAlias(new Slug(organization.alias())).orElseThrow();
    return new Actor(subject(person), person.name(), profile.id());
  }

  private static Subject subject(Person person) {
    return new Subject(person.id().toString());
  }

  private static Set<Role> rolesOf(Person person) {
    return switch (person.email()) {
      case "tom@clearwater.example", "samir@rightsnorth.example" ->
          Set.of(Role.CAMPAIGNER, Role.DATA_STEWARD);
      case "grace@openledger.example" ->
          Set.of(
              Role.ORGANIZATION_ADMINISTRATOR, Role.APPROVER, Role.CAMPAIGNER, Role.DATA_STEWARD);
      case "rosa@chorus.example" -> Set.of(Role.ORGANIZATION_ADMINISTRATOR);
      default -> Set.of(Role.ORGANIZATION_ADMINISTRATOR, Role.APPROVER);
    };
  }
}
