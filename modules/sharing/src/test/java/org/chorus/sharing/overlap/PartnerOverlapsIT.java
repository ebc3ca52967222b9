package org.chorus.sharing.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.sharing.overlap.ListsOfPeople.file;
import static org.chorus.sharing.overlap.ListsOfPeople.people;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.organization.Members;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two thousand people are on the lists of both, Rivers and Rights. */
@HouseTest
class PartnerOverlapsIT {

  private static final OverlapOutcome DONE = new OverlapOutcome.Done();

  @Autowired ApplicationContext house;
  @Autowired SupporterLists lists;
  @Autowired PartnerOverlaps overlaps;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired Members members;
  @Autowired AuditReading audit;
  @Autowired ManualClock clock;

  JointCampaign joint;

  @BeforeEach
  void uploaded(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "o" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    ListsOfPeople.upload(lists, joint.ines, file(people("both", 2000), people("river", 500)));
    ListsOfPeople.upload(lists, joint.maja, file(people("both", 2000), people("right", 3000)));
  }

  private void bothAgree() {
    assertThat(overlaps.agree(joint.ines, joint.rights.id())).isEqualTo(DONE);
    assertThat(overlaps.agree(joint.maja, joint.rivers.id())).isEqualTo(DONE);
  }

  private OverlapOutcome compare() {
    return overlaps.compare(joint.ines, joint.rights.id());
  }

  private PartnerOverlap seenBy(Actor actor) {
    return overlaps.partners(actor).getFirst();
  }

  @Test
  void bothReadTheSame_whoeverAsks() {
    bothAgree();
    OverlapOutcome first = compare();
    assertThat(first)
        .isInstanceOfSatisfying(
            OverlapOutcome.Answered.class,
            answered ->
                assertThat(((Approximate.About) answered.answer().onBoth()).people())
                    .isBetween(1400L, 2600L));
    assertThat(overlaps.compare(joint.maja, joint.rivers.id())).isEqualTo(first);
    OverlapAnswer answer = ((OverlapOutcome.Answered) first).answer();
    assertThat(seenBy(joint.ines).answer()).contains(answer);
    assertThat(seenBy(joint.maja).answer()).contains(answer);
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("lists compared"), 0, 5))
        .hasSize(1);
  }

  @Test
  void oneYesIsNotEnough() {
    overlaps.agree(joint.ines, joint.rights.id());
    assertThat(compare()).isEqualTo(new OverlapOutcome.NotMutual());
    assertThat(overlaps.compare(joint.maja, joint.rivers.id()))
        .isEqualTo(new OverlapOutcome.NotMutual());
    assertThat(seenBy(joint.maja))
        .satisfies(
            seen -> {
              assertThat(seen.partnerAgreed()).isTrue();
              assertThat(seen.partnerHasList()).as("nobody's business yet").isFalse();
            });
  }

  @Test
  void takenBackAtOnce_andNeitherReadsItAnyMore() {
    bothAgree();
    OverlapOutcome first = compare();
    overlaps.takeBack(joint.maja, joint.rivers.id());
    assertThat(compare()).isEqualTo(new OverlapOutcome.NotMutual());
    assertThat(seenBy(joint.ines).answer()).isEmpty();
    assertThat(seenBy(joint.maja).answer()).isEmpty();
    overlaps.agree(joint.maja, joint.rivers.id());
    assertThat(compare()).as("no second draw").isEqualTo(first);
  }

  @Test
  void bothNeedAList() {
    bothAgree();
    lists.delete(joint.maja);
    assertThat(compare()).isEqualTo(new OverlapOutcome.ListMissing());
    clock.advance(Duration.ofMinutes(1));
    ListsOfPeople.upload(lists, joint.maja, file(people("both", 1000)));
    assertThat(compare()).isInstanceOf(OverlapOutcome.Answered.class);
  }

  @Test
  void whoSharesNoCoalitionIsNoPartner() {
    assertThat(overlaps.agree(joint.outsider, joint.rivers.id()))
        .isEqualTo(new OverlapOutcome.NotPartners());
    assertThat(overlaps.compare(joint.outsider, joint.rivers.id()))
        .isEqualTo(new OverlapOutcome.NotPartners());
    assertThat(overlaps.agree(joint.ines, joint.rivers.id()))
        .as("nor is one its own")
        .isEqualTo(new OverlapOutcome.NotPartners());
    assertThat(overlaps.partners(joint.outsider)).isEmpty();
  }

  private void partnershipEnds() {
    var seat = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
    seats.suspend(joint.ines, joint.coalition, seat, "broke the terms");
  }

  @Test
  void aYesThatOutlivesThePartnershipTellsNothing_andCanBeTakenBack() {
    bothAgree();
    compare();
    partnershipEnds();
    assertThat(compare()).isEqualTo(new OverlapOutcome.NotPartners());
    assertThat(overlaps.compare(joint.maja, joint.rivers.id()))
        .isEqualTo(new OverlapOutcome.NotPartners());
    assertThat(overlaps.partners(joint.ines))
        .containsExactly(
            new PartnerOverlap(
                joint.rights.id(), "rights", false, true, false, false, Optional.empty(), false));
    overlaps.takeBack(joint.ines, joint.rights.id());
    assertThat(overlaps.partners(joint.ines)).isEmpty();
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("taken back"), 0, 5))
        .singleElement()
        .satisfies(entry -> assertThat(entry.act().toString()).contains("rights"));
    assertThat(overlaps.partners(joint.maja)).as("has its own yes to take back").hasSize(1);
  }

  @Test
  void withoutAYesNobodyIsShownWhoIsNoPartnerAnyMore() {
    overlaps.agree(joint.maja, joint.rivers.id());
    partnershipEnds();
    assertThat(overlaps.partners(joint.ines)).isEmpty();
  }

  @Test
  void anAnswerByAListThatHasExpiredIsOfOneThatIsNoMore() {
    bothAgree();
    compare();
    assertThat(seenBy(joint.ines).answered()).isTrue();
    clock.advance(SupporterLists.KEPT);
    assertThat(seenBy(joint.ines).answered()).isFalse();
  }

  @Test
  void itIsForDataStewards_andOnRecord() {
    Actor analyst = joint.newcomer("anna", joint.rivers);
    members.assignRoles(
        joint.ines, SecondFactor.of(joint.ines), analyst.subject(), Set.of(Role.ANALYST));
    assertThatThrownBy(() -> overlaps.agree(analyst, joint.rights.id()))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> overlaps.compare(analyst, joint.rights.id()))
        .isInstanceOf(AccessDenied.class);
    overlaps.agree(joint.ines, joint.rights.id());
    overlaps.agree(joint.ines, joint.rights.id());
    overlaps.takeBack(joint.ines, joint.rights.id());
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("overlap"), 0, 5))
        .extracting(entry -> entry.act().verb())
        .containsExactly("overlap taken back", "overlap agreed to");
  }
}
