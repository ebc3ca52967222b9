package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.organization.Members;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do not get to see, and how they are told. */
class WallsIT extends ConsoleTest {

  static final String NOTHING = "There is nothing here for you";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "campaigns/%s",
        "campaigns/%s/review",
        "campaigns/%s/preview",
        "campaigns/%s/numbers",
        "campaigns/%s/pages/common",
        "campaigns/%s/pages/own"
      })
  void aForeignCampaignLooksLikeNone(String path) {
    CampaignId campaign = joint.petition("dam");

    open(joint.outsider, path.formatted(campaign));
    String foreign = screen();
    open(path.formatted(CampaignId.random()));

    assertThat(foreign).contains(NOTHING).isEqualTo(screen());
    open(path.formatted("nonsense"));
    assertThat(screen()).isEqualTo(foreign);
  }

  @Test
  void aForeignCoalitionLooksLikeNone() {
    open(joint.outsider, "coalitions/" + joint.coalition);
    String foreign = screen();
    open("coalitions/" + CoalitionId.random());

    assertThat(foreign).contains(NOTHING).doesNotContain("Clean water").isEqualTo(screen());
  }

  @Test
  void thePageOfAnOrganizationOutsideOfTheCampaignLooksLikeNone() {
    CampaignId campaign = joint.petition("dam");
    open("campaigns/" + campaign + "/preview/" + joint.outsider.organization());
    assertThat(screen()).contains(NOTHING);
  }

  @Nested
  class GivenAnAnalyst {

    Actor ana;
    CampaignId campaign;

    @BeforeEach
    void comes() {
      ana = joint.newcomer("ana", joint.rivers);
      service(Members.class)
          .assignRoles(
              joint.ines, SecondFactor.of(joint.ines), ana.subject(), Set.of(Role.ANALYST));
      campaign = joint.petition("dam");
      joint.publish(campaign);
    }

    @Test
    void theySeeNumbersAndNoExport() {
      open(ana, "campaigns/" + campaign + "/numbers");
      assertThat(find(Span.class).withId("figure-total").single().getText()).isEqualTo("0");
      assertThat(offers("export-contacts")).isFalse();
      assertThat(screen()).contains("Data stewards of your organization can download them.");
    }

    @Test
    void theyCannotEdit() {
      open(ana, "campaigns/" + campaign);
      assertThat(screen()).contains("Preview").doesNotContain("Edit", "Write your page");
      for (String page : List.of("common", "own")) {
        open("campaigns/" + campaign + "/pages/" + page);
        assertThat(screen())
            .contains("You cannot do this", "Ask an administrator of rivers: ines.");
      }
    }

    @Test
    void theyAreOfferedNothingElse() {
      open(ana, "");
      assertThat(screen()).contains("Nothing at the moment.");
      open("people");
      assertThat(screen()).contains("ana (you)").doesNotContain("Change roles");
      open("activity");
      assertThat(screen()).contains("You cannot do this");
      open("coalitions/new");
      assertThat(screen()).contains("You cannot do this");
      open("campaigns/new");
      assertThat(screen()).contains("You cannot do this");
      open("coalitions/" + joint.coalition);
      assertThat(offers("invite-organization")).isFalse();
      open("organization");
      assertThat(offers("save-organization")).isFalse();
    }
  }

  @Test
  void whoeverHasNoRoleReadsWhomToAsk() {
    Actor newcomer = joint.newcomer("noor", joint.rivers);
    CampaignId campaign = joint.petition("dam");
    joint.publish(campaign);
    open(newcomer, "campaigns/" + campaign + "/numbers");
    assertThat(screen()).contains("You cannot do this", "Ask an administrator of rivers: ines.");
  }

  @Test
  void whoeverLostTheMembershipSeesNothingAtAll() {
    joint.petition("dam");
    Actor gone = joint.newcomer("gus", joint.rivers);
    open(gone, "");
    assertThat(screen()).contains("dam");
    service(JdbcClient.class)
        .sql("update member set left_at = now() where subject = ?")
        .param(gone.subject().value())
        .update();
    open("campaigns");
    assertThat(screen()).contains("You cannot do this").doesNotContain("dam");
  }
}
