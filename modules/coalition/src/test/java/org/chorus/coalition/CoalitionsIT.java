package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.Permission;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.Slug;
import org.chorus.organization.Members;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;

@HouseTest
class CoalitionsIT {

  @Autowired Coalitions coalitions;
  @Autowired Members members;
  @Autowired Access access;

  Staff staff;
  Actor ines;
  Actor maja;
  Actor outsider;

  @BeforeEach
  void people(TestInfo test) {
    String world = "c" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    staff = new Staff(members, world);
    ines = staff.comes("ines", "rivers");
    maja = staff.comes("maja", "rights");
    outsider = staff.comes("olga", "outside");
  }

  CoalitionId founded() {
    return ((FoundOutcome.Founded)
            coalitions.found(
                ines, "Clean water", SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER), ""))
        .coalition();
  }

  @Test
  void theFounderConvenesAndHasAcceptedTheTerms() {
    CoalitionId id = founded();

    CoalitionOverview overview = coalitions.find(ines, id).orElseThrow();
    assertThat(overview.terms().version()).isEqualTo(1);
    assertThat(overview.partners())
        .singleElement()
        .satisfies(
            partner -> {
              assertThat(partner.convening()).isTrue();
              assertThat(partner.state()).isEqualTo(SeatState.ACTIVE);
            });
    assertThat(access.may(ines, Permission.INVITE, id)).isTrue();
  }

  @Test
  void refusesNamesOutOfBounds() {
    assertThat(coalitions.found(ines, "  ", SharingTerms.of(SharingRule.SOURCE_ONLY), ""))
        .isEqualTo(new FoundOutcome.NameOutOfBounds());
    assertThat(
            coalitions.found(ines, "x".repeat(121), SharingTerms.of(SharingRule.SOURCE_ONLY), ""))
        .isEqualTo(new FoundOutcome.NameOutOfBounds());
    assertThat(
            coalitions.found(
                ines, "Clean water", SharingTerms.of(SharingRule.SOURCE_ONLY), "x".repeat(5001)))
        .isEqualTo(new FoundOutcome.ClausesTooLong());
  }

  @Test
  void refusesAnUnknownOrganization() {
    assertThat(coalitions.invite(ines, founded(), new Slug("nobody-here")))
        .isEqualTo(new InviteOutcome.UnknownOrganization());
  }

  @Nested
  class GivenAnInvitation {

    CoalitionId id;

    @BeforeEach
    void invite() {
      id = founded();
      assertThat(coalitions.invite(ines, id, staff.alias("rights")))
          .isEqualTo(new InviteOutcome.Invited());
    }

    @Test
    void whenAccepted_thenBothAreEqualOwners() {
      assertThat(coalitions.accept(maja, id, 1)).isEqualTo(new AnswerOutcome.Joined());

      assertThat(coalitions.find(maja, id).orElseThrow().activePartners()).hasSize(2);
      access.requireSeat(maja, id);
    }

    @Test
    void whenTheTermsWereNotTheOnesRead_thenNothingIsAccepted() {
      assertThat(coalitions.accept(maja, id, 2)).isEqualTo(new AnswerOutcome.TermsChanged(1));
      assertThatThrownBy(() -> access.requireSeat(maja, id)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void whenDeclined_thenItCanBeInvitedAgain() {
      assertThat(coalitions.decline(maja, id, "next year")).isEqualTo(new AnswerOutcome.Declined());
      assertThat(coalitions.find(maja, id)).isEmpty();
      assertThat(coalitions.accept(maja, id, 1)).isEqualTo(new AnswerOutcome.NotInvited());

      assertThat(coalitions.invite(ines, id, staff.alias("rights")))
          .isEqualTo(new InviteOutcome.Invited());
      assertThat(coalitions.accept(maja, id, 1)).isEqualTo(new AnswerOutcome.Joined());
    }

    @Test
    void whenInvitedTwice_thenNothingChanges() {
      assertThat(coalitions.invite(ines, id, staff.alias("rights")))
          .isEqualTo(new InviteOutcome.AlreadySeated(SeatState.INVITED));
    }

    @Test
    void whenAcceptedFromManyScreensAtOnce_thenOnlyOneJoins() throws Exception {
      Callable<AnswerOutcome> accept = () -> coalitions.accept(maja, id, 1);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<AnswerOutcome>> answers =
            threads.invokeAll(java.util.Collections.nCopies(8, accept));
        assertThat(answers.stream().map(Future::resultNow))
            .containsOnlyOnce(new AnswerOutcome.Joined())
            .contains(new AnswerOutcome.NotInvited());
      }
    }

    @Test
    void whenSomebodyUninvitedTries_thenNothingIsRevealed() {
      assertThat(coalitions.accept(outsider, id, 1)).isEqualTo(new AnswerOutcome.NotInvited());
      assertThat(coalitions.accept(outsider, CoalitionId.random(), 1))
          .isEqualTo(new AnswerOutcome.NotInvited());
      assertThat(coalitions.find(outsider, id)).isEmpty();
      assertThatThrownBy(() -> coalitions.invite(outsider, id, staff.alias("rights")))
          .isInstanceOf(AccessDenied.class);
    }

    @Test
    void whenAMemberWithoutTheRoleTries_thenRefused() {
      Actor plain = staff.comes("peter", "rights");
      assertThatThrownBy(() -> coalitions.accept(plain, id, 1)).isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> coalitions.decline(plain, id, "")).isInstanceOf(AccessDenied.class);
    }

    @Test
    void whenOnlyInvited_thenConveningIsRefused() {
      assertThatThrownBy(() -> coalitions.invite(maja, id, staff.alias("outside")))
          .isInstanceOf(AccessDenied.class);
    }
  }
}
