package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.ProposeOutcome;
import org.chorus.coalition.SeatState;
import org.chorus.coalition.Seats;
import org.chorus.coalition.TermsProposals;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.SeatId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The coalition's screen: partners who come and go, and new terms. */
class CoalitionLifeIT extends ConsoleTest {

  String coalition;

  @BeforeEach
  void openCoalition() {
    coalition = "coalitions/" + joint.coalition;
    open(coalition);
  }

  SeatState state(OrganizationProfile organization) {
    return service(Coalitions.class).get(joint.coalition).seatOf(organization.id()).state();
  }

  SeatId rights() {
    return service(Coalitions.class).get(joint.coalition).seatOf(joint.rights.id()).seat();
  }

  /** The n-th of the steps that are offered. */
  void choose(int step) {
    @SuppressWarnings("unchecked")
    RadioButtonGroup<Object> steps = find(RadioButtonGroup.class).withId("seat-step").single();
    steps.setValue(steps.getListDataView().getItem(step));
  }

  void write(String id, String text) {
    test(find(TextArea.class).withId(id).single()).setValue(text);
  }

  @Nested
  class Partners {

    @Test
    void areSuspendedForAReasonAndReinstated() {
      click("manage-" + joint.rights.alias());
      assertThat(screen()).contains("Manage rights");
      choose(2);
      assertThat(find(Button.class).withId("take-step").single())
          .satisfies(button -> assertThat(button.getText()).isEqualTo("Suspend it"));
      click("take-step");
      assertThat(find(TextArea.class).withId("suspension-reason").single().isInvalid()).isTrue();
      write("suspension-reason", "Broke the terms.");
      click("take-step");

      assertThat(notices()).contains("rights is suspended.");
      assertThat(screen()).contains("Suspended", "“Broke the terms.”");
      assertThat(state(joint.rights)).isEqualTo(SeatState.SUSPENDED);

      open(joint.maja, coalition);
      assertThat(screen())
          .contains("Your organization is suspended", "“Broke the terms.”", "rivers")
          .doesNotContain("No campaign yet.");

      open(joint.ines, coalition);
      click("manage-" + joint.rights.alias());
      click("take-step");
      assertThat(notices()).contains("rights takes part again.");
    }

    @Test
    void takeOverConvening() {
      click("manage-" + joint.rights.alias());
      choose(1);
      click("take-step");
      assertThat(notices()).contains("rights convenes from now on.");
      assertThat(offers("invite-organization")).isFalse();
      assertThat(offers("manage-" + joint.rights.alias())).isFalse();

      open(joint.maja, coalition);
      assertThat(offers("invite-organization")).isTrue();
      assertThat(offers("manage-" + joint.rivers.alias())).isTrue();
    }

    @Test
    void leave() {
      open(joint.maja, coalition);
      click("leave-coalition");
      assertThat(screen()).contains("What was signed on your pages stays with the campaigns");
      write("leave-reason", "New priorities.");
      click("confirm-leave");
      assertThat(notices()).contains("rights has left Clean water.");
      assertThat(address()).isEqualTo("coalitions");
      assertThat(screen()).contains("No coalition yet");

      open(joint.ines, coalition);
      assertThat(screen()).contains("Left", "“New priorities.”");
    }

    @Test
    void whoConvenesAloneIsToldToHandOver() {
      click("leave-coalition");
      click("confirm-leave");
      assertThat(notices()).contains("No other active partner convenes");
      assertThat(state(joint.rivers)).isEqualTo(SeatState.ACTIVE);
    }

    @Test
    void somebodyElseWasFaster() {
      click("manage-" + joint.rights.alias());
      choose(2);
      write("suspension-reason", "Broke the terms.");
      service(Seats.class).leave(joint.maja, joint.coalition, "");
      click("take-step");
      assertThat(notices()).contains("Somebody was faster: it has left. Nothing was changed.");
      assertThat(screen()).contains("gave no reason");
    }

    @Test
    void invitationsAreRenewedAndTakenBack() {
      OrganizationProfile outside =
          service(Organizations.class).find(joint.outsider.organization()).orElseThrow();
      service(Coalitions.class).invite(joint.ines, joint.coalition, outside.alias());
      open(coalition);
      assertThat(screen()).contains("can answer until");
      service(ManualClock.class).advance(Coalitions.INVITATION_VALIDITY);
      open(coalition);
      assertThat(screen()).contains("Invitation expired");
      click("manage-" + outside.alias());
      click("take-step");
      assertThat(notices()).contains("The invitation of outside is renewed.");
      click("manage-" + outside.alias());
      choose(1);
      click("take-step");
      assertThat(screen()).contains("Invitation taken back");
      open(joint.outsider, "");
      assertThat(screen()).doesNotContain("Answer the invitation");
    }

    @Test
    void whoDoesNotConveneManagesNobody() {
      open(joint.maja, coalition);
      assertThat(offers("manage-" + joint.rivers.alias())).isFalse();
      assertThat(offers("invite-organization")).isFalse();
      assertThat(offers("propose-terms")).isFalse();
      open(joint.newcomer("peter", joint.rights), coalition);
      assertThat(offers("leave-coalition")).isFalse();
      open(coalition + "/terms/new");
      assertThat(screen()).contains("You cannot do this");
    }
  }

  @Nested
  class NewTerms {

    @Test
    void areProposedReadAcceptedAndInForce() {
      assertThat(offers("propose-terms")).isTrue();
      open(coalition + "/terms/new");
      assertThat(screen()).contains("Propose new terms").doesNotContain("New:");
      click("propose");
      assertThat(notices()).contains("This is what is in force already.");
      write("clauses", "We write twice a month at most.");
      assertThat(screen()).contains("New:", "We write twice a month at most.");
      click("propose");
      assertThat(notices()).contains("Version 2 is proposed.");
      assertThat(screen())
          .contains("Proposed terms, version 2", "Has not answered", "Version 1, of")
          .contains("until every partner has accepted this one");
      assertThat(offers("propose-terms")).isFalse();
      click("accept-terms");
      confirm();
      assertThat(screen()).contains("Accepts");

      open(joint.maja, "");
      assertThat(screen()).contains("Answer the proposed terms");
      open(coalition);
      click("object-to-terms");
      click("confirm-objection");
      assertThat(find(TextArea.class).withId("objection").single().isInvalid()).isTrue();
      write("objection", "Once is enough.");
      click("confirm-objection");
      assertThat(screen()).contains("Objects", "“Once is enough.”");
      assertThat(offers("object-to-terms")).isFalse();
      assertThat(offers("withdraw-terms")).isFalse();
      click("accept-terms");
      confirm();
      assertThat(notices()).contains("Terms version 2 is in force.");
      assertThat(screen())
          .contains("Version 2, of", "We write twice a month at most.")
          .contains("What version 2 changed on")
          .containsPattern("Accepted by rights \\(maja, .*\\), rivers \\(ines, ")
          .doesNotContain("Proposed terms");
    }

    @Test
    void areWithdrawnWhileSomebodyReads() {
      propose();
      open(joint.maja, coalition);
      click("accept-terms");
      ConfirmDialog dialog = find(ConfirmDialog.class).single();
      service(TermsProposals.class).withdraw(joint.ines, joint.coalition, 2);
      test(dialog).confirm();
      assertThat(notices()).contains("This proposal is not open any more.");
      assertThat(screen()).doesNotContain("Proposed terms");
    }

    @Test
    void areWithdrawnByAConvener() {
      propose();
      open(coalition);
      click("withdraw-terms");
      confirm();
      assertThat(notices()).contains("The proposal is withdrawn.");
      assertThat(offers("propose-terms")).isTrue();
    }

    @Test
    void areReadByThoseWhoDoNotAnswer() {
      propose();
      open(joint.newcomer("peter", joint.rights), coalition);
      assertThat(screen()).contains("Proposed terms, version 2");
      assertThat(offers("accept-terms")).isFalse();
      open(joint.outsider, coalition + "/terms/new");
      assertThat(screen()).contains(WallsIT.NOTHING);
      service(Seats.class).suspend(joint.ines, joint.coalition, rights(), "Broke the terms.");
      open(joint.maja, coalition);
      assertThat(screen()).doesNotContain("Proposed terms");
    }

    private void propose() {
      assertThat(
              service(TermsProposals.class)
                  .propose(
                      joint.ines,
                      joint.coalition,
                      1,
                      SharingTerms.of(SharingRule.SOURCE_ONLY),
                      AdoptionRule.ALL,
                      PartnerOrder.ALPHABETICAL,
                      ""))
          .isEqualTo(new ProposeOutcome.Proposed(2));
    }
  }
}
