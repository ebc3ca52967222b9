package org.chorus.organization;

import static java.util.stream.Collectors.toMap;
import static org.chorus.access.Permission.MANAGE_ORGANIZATIONS;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.access.OperatingOrganization;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every Organization of the installation, as platform administrators end and reinstate them. Nobody
 * acts for one that has ended, from the next request on, and nobody logs in for it; its members,
 * roles and Seats stay as they were.
 */
@Service
@Transactional
public class OrganizationEndings {

  private static final int MIN_REASON = 3;
  private static final int MAX_REASON = 500;

  private final OrganizationRepository organizations;
  private final MemberRepository members;
  private final OperatingOrganization operating;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  OrganizationEndings(
      OrganizationRepository organizations,
      MemberRepository members,
      OperatingOrganization operating,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.organizations = organizations;
    this.members = members;
    this.operating = operating;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** All of them, by name. */
  @Transactional(readOnly = true)
  public List<OrganizationStanding> all(Actor actor) {
    access.require(actor, MANAGE_ORGANIZATIONS);
    Map<UUID, Integer> people =
        members.countByOrganization().stream()
            .collect(toMap(MemberCount::organization, MemberCount::people));
    return organizations.findAllByOrderByName().stream()
        .map(
            organization ->
                new OrganizationStanding(
                    organization.profile(),
                    organization.registeredAt(),
                    people.getOrDefault(organization.id().value(), 0),
                    organization.ending()))
        .toList();
  }

  /**
   * Ends an Organization; what it was ended for first stays the reason.
   *
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   */
  public EndOutcome end(Actor actor, SteppedUp proof, OrganizationId id, String reason) {
    access.require(actor, MANAGE_ORGANIZATIONS);
    proof.require(actor, clock.instant());
    String tidy = reason.strip();
    if (tidy.length() < MIN_REASON || tidy.length() > MAX_REASON) {
      return new EndOutcome.ReasonOutOfBounds();
    }
    Optional<Organization> found = organizations.lock(id.value());
    if (found.isEmpty()) {
      return new EndOutcome.NoSuchOrganization();
    }
    Organization organization = found.get();
    if (operating.is(organization.profile().alias())) {
      return new EndOutcome.OperatesThePlatform();
    }
    if (organization.ending().isEmpty()) {
      organization.end(new Ending(clock.instant(), tidy));
      audit.record(actor, organization.profile().act("organization ended").because(tidy));
    }
    return new EndOutcome.Done();
  }

  /**
   * Lets its people act for it again, as what they were.
   *
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   */
  public EndOutcome reinstate(Actor actor, SteppedUp proof, OrganizationId id) {
    access.require(actor, MANAGE_ORGANIZATIONS);
    proof.require(actor, clock.instant());
    Optional<Organization> found = organizations.lock(id.value());
    if (found.isEmpty()) {
      return new EndOutcome.NoSuchOrganization();
    }
    Organization organization = found.get();
    if (organization.ending().isPresent()) {
      organization.reinstate();
      audit.record(actor, organization.profile().act("organization reinstated"));
    }
    return new EndOutcome.Done();
  }

  /** How many people belong to an Organization. */
  record MemberCount(UUID organization, int people) {}
}
