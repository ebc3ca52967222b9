package org.chorus.app.matrix;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.access.Assignment;
import org.chorus.access.Role;
import org.chorus.access.RoleGrants;
import org.chorus.access.SecondFactor;
import org.chorus.access.SteppedUp;
import org.chorus.app.matrix.Persona.Held;
import org.chorus.app.matrix.Persona.Seat;
import org.chorus.app.matrix.Persona.Where;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.Seats;
import org.chorus.coalition.TermsProposals;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.SeatId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Assignments;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationEndings;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.PlatformAdministrators;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A Coalition of A, which convenes, and B, with a draft Campaign, an open proposal of new Terms,
 * and a persona of every kind. There are other people as well, who made all that.
 */
final class World {

  /** The alias of the Organization that runs the installation. */
  static final String OPERATING = "matrix-operations";

  private static final String EXPIRED =
      """
      update role_grant
         set granted_at = granted_at - interval '2 days',
             expires_at = granted_at - interval '1 day'
       where subject = :subject
      """;

  final OrganizationProfile a;
  final OrganizationProfile b;

  /** Who is in no Coalition. */
  final OrganizationProfile uninvited;

  final CoalitionId coalition;
  final CampaignId campaign;
  final PoolId pool;
  final SeatId seatOfB;

  /** A member of A who is nobody's persona. */
  final Subject colleague;

  final List<Persona> personae = new ArrayList<>();

  private final ApplicationContext house;
  private final JointCampaign joint;
  private final CampaignId elsewhere;

  /**
   * @param database as its owner sees it
   */
  World(ApplicationContext house, JdbcClient database) {
    this.house = house;
    joint = new JointCampaign(house, "matrix", SharingRule.SOURCE_ONLY);
    a = joint.rivers;
    b = joint.rights;
    coalition = joint.coalition;
    campaign = createWithFourEyes();
    pool = joint.overview(campaign).pool();
    elsewhere = joint.petition("elsewhere");
    seatOfB = seatOf(b.id());
    colleague = joint.newcomer("colleague", a).subject();
    uninvited = comes(new Subject("matrix:ulla"), "uninvited").getFirst();

    membersOf(a, Seat.CONVENING, joint.ines, "A");
    membersOf(b, Seat.ACTIVE, joint.maja, "B");
    membersOfAWithLess(database);
    memberOfBoth();
    Actor platform = platformAdministrator();
    strangersAndThoseWhoWere(platform);
    house
        .getBean(TermsProposals.class)
        .propose(
            joint.ines,
            coalition,
            1,
            SharingTerms.of(SharingRule.SOURCE_ONLY),
            AdoptionRule.ALL,
            PartnerOrder.ROTATING,
            "Something new");
  }

  private CampaignId createWithFourEyes() {
    NewCampaign wanted =
        new NewCampaign(
            CampaignKind.PETITION,
            "Rivers",
            joint.slug("rivers"),
            Optional.empty(),
            ConsentMode.EXPLICIT,
            "en");
    CreateOutcome outcome =
        house
            .getBean(Campaigns.class)
            .create(joint.ines, coalition, wanted.with(ApprovalRule.FOUR_EYES));
    return ((CreateOutcome.Created) outcome).campaign();
  }

  private SeatId seatOf(OrganizationId organization) {
    return house.getBean(Coalitions.class).get(coalition).seatOf(organization).seat();
  }

  private void membersOf(OrganizationProfile organization, Seat seat, Actor by, String letter) {
    person(organization, seat, by, letter, "administrator", Role.ORGANIZATION_ADMINISTRATOR);
    Actor approver = person(organization, seat, by, letter, "approver", Role.APPROVER);
    person(organization, seat, by, letter, "campaigner", Role.CAMPAIGNER);
    person(organization, seat, by, letter, "data steward", Role.DATA_STEWARD);
    person(organization, seat, by, letter, "analyst", Role.ANALYST);
    // So that there is something that the approver must not approve.
    assign(by, approver, Role.CAMPAIGNER);
    house
        .getBean(Pages.class)
        .save(
            approver,
            PageEdition.own(campaign, approver, "en"),
            0,
            PageText.whole(JointCampaign.complete(CampaignKind.PETITION)));
    assign(by, approver, Role.APPROVER);
  }

  private Actor person(
      OrganizationProfile organization,
      Seat seat,
      Actor by,
      String letter,
      String title,
      Role role) {
    Actor actor = joint.newcomer(letter + " " + title, organization);
    assign(by, actor, role);
    add(
        letter + " " + title,
        title + " of " + letter,
        actor,
        true,
        seat,
        new Held(role.name(), Where.ORGANIZATION));
    return actor;
  }

  private void membersOfAWithLess(JdbcClient database) {
    Actor convener = joint.newcomer("convener", a);
    new TransactionTemplate(house.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(
            begun -> house.getBean(RoleGrants.class).giveConvening(convener, coalition));
    add(
        "A convener",
        "convener of the coalition for A, and nothing else",
        convener,
        true,
        Seat.CONVENING,
        new Held("CONVENER", Where.COALITION));

    forOneCampaign("campaigner", Role.CAMPAIGNER);
    forOneCampaign("moderator", Role.MODERATOR);
    forOneCampaign("analyst", Role.ANALYST);
    Actor other = joint.newcomer("campaigner elsewhere", a);
    giveIn(elsewhere, other, Role.CAMPAIGNER);
    add(
        "A campaigner elsewhere",
        "campaigner of A for another campaign only",
        other,
        true,
        Seat.CONVENING,
        new Held("CAMPAIGNER", Where.ANOTHER_CAMPAIGN));

    add(
        "A no role",
        "member of A without a role",
        joint.newcomer("no role", a),
        true,
        Seat.CONVENING);

    Actor late = joint.newcomer("late", a);
    assign(joint.ines, late, organizationWide());
    database.sql(EXPIRED).param("subject", late.subject().value()).update();
    add(
        "A expired",
        "member of A whose roles, all there are, have expired",
        late,
        true,
        Seat.CONVENING);
  }

  private void forOneCampaign(String title, Role role) {
    Actor actor = joint.newcomer(title + " here", a);
    giveIn(campaign, actor, role);
    add(
        "A " + title + " here",
        title + " of A for this campaign only",
        actor,
        true,
        Seat.CONVENING,
        new Held(role.name(), Where.CAMPAIGN));
  }

  private void giveIn(CampaignId only, Actor actor, Role role) {
    house
        .getBean(Assignments.class)
        .give(
            joint.ines, SecondFactor.of(joint.ines), actor.subject(), Assignment.of(role).in(only));
  }

  private void memberOfBoth() {
    Subject subject = new Subject("matrix:both");
    comes(subject, a.alias().value(), b.alias().value());
    Actor forA = new Actor(subject, "both", a.id());
    assign(joint.ines, forA, Role.CAMPAIGNER);
    add(
        "both for A",
        "member of both, campaigner in A and nothing in B, acting for A",
        forA,
        true,
        Seat.CONVENING,
        new Held("CAMPAIGNER", Where.ORGANIZATION));
    add(
        "both for B",
        "the same person, acting for B",
        new Actor(subject, "both", b.id()),
        true,
        Seat.ACTIVE);
  }

  private static SteppedUp proof(Subject subject) {
    return SteppedUp.by(subject, Instant.now().plus(Duration.ofDays(1)));
  }

  private Actor platformAdministrator() {
    Subject first = new Subject("matrix:first");
    Subject second = new Subject("matrix:second");
    OrganizationId operating = comes(first, OPERATING).getFirst().id();
    comes(second, OPERATING);
    house
        .getBean(PlatformAdministrators.class)
        .appoint(new Actor(first, "first", operating), proof(first), second);
    Actor platform = new Actor(second, "second", operating);
    add(
        "platform administrator",
        "platform administrator, of the organization that runs the installation",
        platform,
        true,
        Seat.NONE,
        new Held("PLATFORM_ADMINISTRATOR", Where.ORGANIZATION));
    return platform;
  }

  private void strangersAndThoseWhoWere(Actor platform) {
    add(
        "outsider",
        "holds every role in an organization that is in no coalition",
        joint.outsider,
        true,
        Seat.NONE,
        everything());

    Actor suspended = joint.partner("suspended");
    house
        .getBean(Seats.class)
        .suspend(joint.ines, coalition, seatOf(suspended.organization()), "for a while");
    add(
        "suspended",
        "holds every role in a partner whose seat is suspended",
        suspended,
        true,
        Seat.SUSPENDED,
        everything());

    Actor former = joint.newcomer("former", a);
    assign(joint.ines, former, organizationWide());
    comes(former.subject());
    add("A former", "was a member of A with every role", former, false, Seat.NONE, everything());

    Actor ended = joint.partner("ended");
    house
        .getBean(OrganizationEndings.class)
        .end(platform, proof(platform.subject()), ended.organization(), "gave up");
    add(
        "ended",
        "holds every role in a partner whose organization has ended",
        ended,
        false,
        Seat.ACTIVE,
        everything());
  }

  /** Makes whoever has just logged in a member of nothing again, with the login open. */
  void leaves(Subject subject) {
    comes(subject);
  }

  private void assign(Actor by, Actor to, Role... roles) {
    house.getBean(Members.class).assignRoles(by, SecondFactor.of(by), to.subject(), Set.of(roles));
  }

  private static Role[] organizationWide() {
    return EnumSet.allOf(Role.class).stream().filter(Role::isOrganizationWide).toArray(Role[]::new);
  }

  private static Held[] everything() {
    return Stream.of(organizationWide())
        .map(role -> new Held(role.name(), Where.ORGANIZATION))
        .toArray(Held[]::new);
  }

  /** Logs somebody in who belongs to these Organizations and to no others. */
  private List<OrganizationProfile> comes(Subject subject, String... aliases) {
    return house
        .getBean(Members.class)
        .recordLogin(
            new Login(
                subject,
                "Somebody",
                Optional.empty(),
                Stream.of(aliases)
                    .map(alias -> new Login.VouchedOrganization(new Slug(alias), alias))
                    .toList()))
        .organizations();
  }

  private void add(
      String column, String who, Actor actor, boolean isMember, Seat seat, Held... held) {
    personae.add(
        new Persona(
            column,
            who,
            actor,
            isMember,
            seat,
            Stream.of(held).collect(Collectors.toUnmodifiableSet())));
  }
}
