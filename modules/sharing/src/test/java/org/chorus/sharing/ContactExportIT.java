package org.chorus.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.sharing.export.ExportScope.EVERYBODY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.access.SteppedUp;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.sharing.export.ContactFile;
import org.chorus.sharing.export.ContactText;
import org.chorus.sharing.export.ExportId;
import org.chorus.sharing.export.ExportScope;
import org.chorus.signature.Signing;
import org.chorus.spreadsheet.Spreadsheet;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@SuppressWarnings("NullAway.Init") // each test says how its coalition shares
class ContactExportIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired ContactExport export;
  @Autowired Members members;
  @Autowired AuditReading audit;
  @Autowired ManualClock clock;

  String world;
  JointCampaign joint;
  PoolId pool;

  @BeforeEach
  void world(TestInfo test) {
    world = "e" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
  }

  void published(SharingRule sharing) {
    joint = new JointCampaign(house, world, sharing);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    joint.publish(joint.letterInto(pool, "letter"));
  }

  /** Signs and answers yes to {@code yes}, no to everybody else who asks. */
  void signs(String name, PublishedPage page, OrganizationProfile... yes) {
    signing.sign(
        Supporters.request(
            page, name, "p" + Integer.toHexString(name.hashCode()) + "@example.org", yes));
  }

  String csv(Actor actor) {
    return Exported.everybody(export, actor, joint.coalition, pool);
  }

  List<String> names(Actor actor) {
    return Exported.givenNames(csv(actor));
  }

  ContactFile asked(Actor actor, ExportScope scope) {
    return export
        .ask(actor, SecondFactor.of(actor), joint.coalition, pool, "Pool", scope)
        .orElseThrow();
  }

  Optional<ContactText> opened(Actor actor, ExportId file) {
    return export.open(actor, SecondFactor.of(actor), joint.coalition, pool, "Pool", file);
  }

  @Nested
  class GivenEachPartnerIsAskedForByName {

    @BeforeEach
    void optIn() {
      published(SharingRule.OPT_IN_PER_PARTNER);
      signs("Both", joint.page("dam", joint.rivers), joint.rivers, joint.rights);
      signs("Rivers", joint.page("dam", joint.rivers), joint.rivers);
      signs("Rights", joint.page("dam", joint.rivers), joint.rights);
      signs("None", joint.page("dam", joint.rivers));
    }

    @Test
    void whenExported_thenEachHasExactlyThoseWhoSaidYesToIt() {
      assertThat(names(joint.ines)).containsExactly("Both", "Rivers");
      assertThat(names(joint.maja)).containsExactly("Both", "Rights");
      assertThat(export.granted(joint.maja, joint.coalition, pool)).isEqualTo(2);
    }

    @Test
    void whenSomebodySaysYesOnTheSecondPage_thenThatCounts() {
      signs("None", joint.page("letter", joint.rights), joint.rights);
      assertThat(names(joint.maja)).containsExactly("Both", "Rights", "None");
      assertThat(names(joint.ines)).containsExactly("Both", "Rivers");
    }

    @Test
    void whenSomebodyChangesTheirMind_thenTheLastAnswerCounts() {
      clock.advance(Duration.ofHours(1));
      signs("Both", joint.page("dam", joint.rivers));
      assertThat(names(joint.ines)).containsExactly("Rivers");
      assertThat(names(joint.maja)).containsExactly("Rights");

      signs("Both", joint.page("dam", joint.rivers), joint.rivers);
      assertThat(names(joint.ines)).containsExactly("Both", "Rivers");
    }

    @Test
    void whenExportedTwice_thenTheResultIsTheSame() {
      assertThat(csv(joint.ines)).isEqualTo(csv(joint.ines));
    }

    @Test
    void whenExported_thenItIsOnRecordWithoutPersonalData() {
      csv(joint.ines);
      assertThat(
              audit.ofOrganization(joint.ines, AuditFilter.containing("contacts exported"), 0, 5))
          .singleElement()
          .satisfies(entry -> assertThat(entry.toString()).doesNotContain("example.org"));
      assertThat(
              audit.ofOrganization(joint.maja, AuditFilter.containing("contacts exported"), 0, 5))
          .isEmpty();
    }

    @Test
    void whenSomebodyElseTries_thenNothingComesOut() {
      Actor newcomer = joint.newcomer("peter", joint.rivers);
      for (Actor actor : List.of(newcomer, joint.outsider)) {
        assertThatThrownBy(() -> csv(actor)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> export.granted(actor, joint.coalition, pool))
            .isInstanceOf(AccessDenied.class);
      }
      members.assignRoles(
          joint.ines,
          SecondFactor.of(joint.ines),
          newcomer.subject(),
          Set.of(Role.ANALYST, Role.APPROVER));
      assertThatThrownBy(() -> csv(newcomer)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void withoutASecondFactorOfTheirOwnAndOfNow_thenNothingComesOut() {
      Instant now = clock.instant();
      ExportId mine = asked(joint.ines, EVERYBODY).id();
      for (SteppedUp proof :
          List.of(
              SecondFactor.of(joint.maja),
              SteppedUp.by(joint.ines.subject(), now),
              SteppedUp.by(joint.ines.subject(), now.minusSeconds(1)))) {
        assertThatThrownBy(
                () -> export.ask(joint.ines, proof, joint.coalition, pool, "Pool", EVERYBODY))
            .isInstanceOf(SecondFactorNeeded.class);
        assertThatThrownBy(
                () -> export.open(joint.ines, proof, joint.coalition, pool, "Pool", mine))
            .isInstanceOf(SecondFactorNeeded.class);
      }
      assertThat(export.files(joint.ines, joint.coalition, pool)).hasSize(1);
    }

    @Test
    void whenIdsAreGuessed_thenThereIsNothing() {
      SteppedUp proof = SecondFactor.of(joint.ines);
      CoalitionId guessed = CoalitionId.random();
      assertThatThrownBy(() -> export.ask(joint.ines, proof, guessed, pool, "", EVERYBODY))
          .isInstanceOf(AccessDenied.class);
      assertThat(export.ask(joint.ines, proof, joint.coalition, PoolId.random(), "", EVERYBODY))
          .isEmpty();
      assertThat(export.open(joint.ines, proof, joint.coalition, pool, "", new ExportId(1L << 40)))
          .isEmpty();
    }

    @Test
    void whenOnesOwnCoalitionIsNamedWithAnothersPool_thenThereIsNothing() {
      JointCampaign elsewhere = new JointCampaign(house, world + "x", SharingRule.SOURCE_ONLY);
      assertThat(
              export.ask(
                  elsewhere.ines,
                  SecondFactor.of(elsewhere.ines),
                  elsewhere.coalition,
                  pool,
                  "",
                  EVERYBODY))
          .isEmpty();
    }

    @Test
    void whenAFileIsAnotherOrganizations_thenThereIsNone() {
      ExportId ours = asked(joint.ines, EVERYBODY).id();
      assertThat(opened(joint.maja, ours)).isEmpty();
      assertThat(export.files(joint.maja, joint.coalition, pool)).isEmpty();
      assertThat(export.discard(joint.maja, joint.coalition, pool, ours)).isFalse();
      assertThat(opened(joint.ines, ours)).isPresent();
    }
  }

  @Test
  void onlyTheSourceReceivesWhereTheTermsSaySo() {
    published(SharingRule.SOURCE_ONLY);
    PublishedPage page = joint.page("dam", joint.rivers);
    assertThat(page.asks()).extracting(ask -> ask.organization()).containsExactly(joint.rivers);
    signs("Ada", page, joint.rivers);
    assertThat(names(joint.ines)).containsExactly("Ada");
    assertThat(names(joint.maja)).isEmpty();
  }

  @Test
  void saysSinceWhenAndOnWhichGround() {
    published(SharingRule.OPT_IN_PER_PARTNER);
    signs("Ada", joint.page("dam", joint.rivers), joint.rivers, joint.rights);
    String since = Spreadsheet.utc(clock.instant());
    assertThat(csv(joint.ines).lines())
        .first()
        .asString()
        .endsWith(",received_at,received_as,terms_version");
    assertThat(csv(joint.ines).lines()).last().asString().endsWith("," + since + ",OWN,1");
    assertThat(csv(joint.maja).lines()).last().asString().endsWith("," + since + ",AGREED,1");
  }

  @Test
  void typographySurvivesAndFormulasDoNot() {
    published(SharingRule.OPT_IN_PER_PARTNER);
    signs("=cmd|' /C calc'!A0", joint.page("dam", joint.rivers), joint.rivers);
    signs("Zoë‐Ann “Z” ©", joint.page("dam", joint.rivers), joint.rivers);
    signs("محمد", joint.page("dam", joint.rivers), joint.rivers);

    String csv = csv(joint.ines);
    assertThat(csv).startsWith("\ufeffgiven_name,family_name,email,");
    assertThat(csv).contains("'=cmd|' /C calc'!A0").contains("Zoë‐Ann “Z” ©");
    assertThat(csv).contains("محمد");
    assertThat(csv.lines().skip(1)).allMatch(line -> line.contains(clock.instant().toString()));
  }
}
