package org.chorus.campaign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A petition of Rivers and Rights, each with a second person who may approve. */
final class ApprovingPartners {

  private static final ApprovalOutcome DONE = new ApprovalOutcome.Done();

  final JointCampaign joint;
  final CampaignId id;

  /** Approves and writes for Rivers. */
  final Actor carl;

  /** Approves for Rights, and writes nothing. */
  final Actor dora;

  private final Coalitions coalitions;
  private final Members members;
  private final Pages pages;
  private final Approvals approvals;
  private final ApprovalRules rules;
  private final JdbcClient jdbc;

  ApprovingPartners(ApplicationContext house) {
    coalitions = house.getBean(Coalitions.class);
    members = house.getBean(Members.class);
    pages = house.getBean(Pages.class);
    approvals = house.getBean(Approvals.class);
    rules = house.getBean(ApprovalRules.class);
    jdbc = house.getBean(JdbcClient.class);
    joint =
        new JointCampaign(
            house,
            "fe" + Long.toHexString(RandomGenerator.getDefault().nextLong() >>> 8),
            SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
    carl = with("carl", joint.rivers, joint.ines, Role.APPROVER, Role.CAMPAIGNER);
    dora = with("dora", joint.rights, joint.maja, Role.APPROVER);
  }

  Actor with(String name, OrganizationProfile organization, Actor administrator, Role... roles) {
    Actor actor = joint.newcomer(name, organization);
    members.assignRoles(
        administrator, SecondFactor.of(administrator), actor.subject(), Set.of(roles));
    return actor;
  }

  /** The same person, at work for another organization. */
  Actor alsoFor(Actor person, OrganizationProfile home, OrganizationProfile other) {
    members.recordLogin(
        new Login(
            person.subject(),
            person.name(),
            Optional.empty(),
            Stream.of(home, other)
                .map(place -> new Login.VouchedOrganization(place.alias(), place.name()))
                .toList()));
    return new Actor(person.subject(), person.name(), other.id());
  }

  SeatId seat(OrganizationProfile partner) {
    return coalitions.get(joint.coalition).seatOf(partner.id()).seat();
  }

  RuleOutcome ask(ApprovalRule rule) {
    return rules.change(joint.ines, id, rule);
  }

  SaveOutcome save(Actor actor, PageEdition edition, int basedOn, String title) {
    Content text =
        JointCampaign.complete(CampaignKind.PETITION)
            .with(ContentField.LANGUAGE, edition.language())
            .with(ContentField.TITLE, title);
    return pages.save(actor, edition, basedOn, PageText.whole(text));
  }

  void askForApproval() {
    joint.writePages(id);
    assertThat(approvals.askForApproval(joint.ines, id)).isEqualTo(DONE);
  }

  int version() {
    return joint.overview(id).contentVersion();
  }

  ApprovalOutcome approve(Actor actor) {
    return approvals.approve(actor, id, version());
  }

  /** By those who have not written, and then public. */
  void publish() {
    askForApproval();
    assertThat(approve(carl)).isEqualTo(DONE);
    assertThat(approve(dora)).isEqualTo(DONE);
    assertThat(approvals.publish(joint.ines, id)).isEqualTo(DONE);
  }

  Verdict verdict(OrganizationProfile organization) {
    return joint.overview(id).verdictOf(organization.id()).orElseThrow();
  }

  List<String> audit() {
    return jdbc.sql("select act from audit_entry where object = :object order by id")
        .param("object", "campaign " + id)
        .query((row, number) -> row.getString("act"))
        .list();
  }
}
