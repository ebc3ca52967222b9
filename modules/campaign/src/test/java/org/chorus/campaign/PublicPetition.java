package org.chorus.campaign;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.LockedCampaigns;
import org.chorus.campaign.life.SigningState;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.Members;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A public petition of two partners, and what it is going through. */
@HouseTest
public abstract class PublicPetition {

  protected static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired protected ApplicationContext house;
  @Autowired protected Pages pages;
  @Autowired protected Approvals approvals;
  @Autowired protected CampaignLife life;
  @Autowired protected LockedCampaigns locked;
  @Autowired protected Members members;
  @Autowired protected PublishedPages published;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected ManualClock clock;

  protected JointCampaign joint;
  protected CampaignId id;

  @BeforeEach
  protected void published() {
    joint =
        new JointCampaign(
            house,
            "l" + Long.toHexString(RandomGenerator.getDefault().nextLong() >>> 8),
            SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
    joint.publish(id);
  }

  protected CampaignState state() {
    return joint.overview(id).state();
  }

  protected SigningState signing() {
    return joint.commonPage("dam").signing().at(clock.instant());
  }

  protected List<String> audit() {
    return jdbc.sql("select act from audit_entry where object = :object order by id")
        .param("object", "campaign " + id)
        .query((row, number) -> row.getString("act"))
        .list();
  }

  protected String lastDetail() {
    return jdbc.sql(
            "select detail from audit_entry where object = :object order by id desc limit 1")
        .param("object", "campaign " + id)
        .query(String.class)
        .single();
  }

  protected Actor with(Role role) {
    Actor actor = joint.newcomer("only-" + role, joint.rights);
    members.assignRoles(joint.maja, SecondFactor.of(joint.maja), actor.subject(), Set.of(role));
    return actor;
  }
}
