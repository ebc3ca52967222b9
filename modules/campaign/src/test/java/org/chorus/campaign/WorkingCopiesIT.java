package org.chorus.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentProblem;
import org.chorus.content.Picture;
import org.chorus.content.Target;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.ImageId;
import org.chorus.organization.AccessDenied;
import org.chorus.organization.Members;
import org.chorus.organization.Role;
import org.chorus.organization.SharingRule;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
class WorkingCopiesIT {

  static final PageOwner COMMON = new PageOwner.Everybody();

  @Autowired ApplicationContext house;
  @Autowired WorkingCopies copies;
  @Autowired Pages pages;
  @Autowired Approvals approvals;

  JointCampaign joint;
  CampaignId id;
  PageOwner own;
  Actor tom;

  @BeforeEach
  void aDraft(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "c" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
    own = new PageOwner.Partner(joint.rivers.id());
    tom = joint.newcomer("tom", joint.rivers);
    house.getBean(Members.class).assignRoles(joint.ines, tom.subject(), Set.of(Role.CAMPAIGNER));
  }

  static Content text(String title) {
    return JointCampaign.complete(CampaignKind.PETITION).withTitle(title);
  }

  @Test
  void nothingIsThereAtFirst() {
    assertThat(copies.find(joint.ines, id, COMMON)).isEmpty();
    assertThat(copies.of(joint.ines)).isEmpty();
  }

  @Test
  void keepingVoidsNoApprovalAndMakesNoRevision() {
    joint.writePages(id);
    approvals.askForApproval(joint.ines, id);
    int version = joint.overview(id).contentVersion();
    approvals.approve(joint.maja, id, version);

    copies.keep(joint.ines, id, COMMON, 2, text("Not yet"));

    assertThat(joint.overview(id).contentVersion()).isEqualTo(version);
    assertThat(joint.overview(id).verdictOf(joint.rights.id()).orElseThrow())
        .isInstanceOf(Verdict.Approved.class);
    assertThat(pages.openCommon(joint.ines, id).revision()).isEqualTo(2);
  }

  @Nested
  class GivenUnsavedWriting {

    @BeforeEach
    void keep() {
      assertThat(copies.keep(tom, id, own, 0, text("First words")))
          .isInstanceOf(KeepOutcome.Kept.class);
    }

    @Test
    void itIsFoundAgainAsItWasWritten() {
      assertThat(copies.find(tom, id, own))
          .hasValueSatisfying(
              copy -> {
                assertThat(copy.content()).isEqualTo(text("First words"));
                assertThat(copy.basedOn()).isZero();
                assertThat(copy.owner()).isEqualTo(own);
              });
      assertThat(copies.of(tom)).singleElement().extracting(WorkingCopy::campaign).isEqualTo(id);
    }

    @Test
    void laterWritingReplacesIt() {
      copies.keep(tom, id, own, 0, text("Second words"));
      assertThat(copies.of(tom))
          .singleElement()
          .extracting(copy -> copy.content().title())
          .isEqualTo("Second words");
    }

    @Test
    void colleaguesLearnThatSomebodyWritesAndNotWhat() {
      assertThat(copies.othersWriting(joint.ines, id, own)).containsExactly("tom");
      assertThat(copies.othersWriting(tom, id, own)).isEmpty();
      assertThat(copies.find(joint.ines, id, own)).isEmpty();
    }

    @Test
    void savingDropsTheWritersOwnCopyAndNobodyElses() {
      copies.keep(joint.ines, id, own, 0, text("Ines writes too"));
      assertThat(pages.saveOwn(tom, id, 0, text("Saved"))).isEqualTo(new SaveOutcome.Saved(1));
      assertThat(copies.find(tom, id, own)).isEmpty();
      assertThat(copies.find(joint.ines, id, own)).isPresent();
    }

    @Test
    void aSaveThatIsRefusedKeepsIt() {
      pages.saveOwn(joint.ines, id, 0, text("Faster"));
      assertThat(pages.saveOwn(tom, id, 0, text("First words")))
          .isInstanceOf(SaveOutcome.Conflict.class);
      assertThat(copies.find(tom, id, own)).isPresent();
    }

    @Test
    void itCanBeDropped() {
      copies.drop(tom, id, own);
      assertThat(copies.find(tom, id, own)).isEmpty();
    }

    @Test
    void itMayBeLongerThanAPageMay() {
      Content tooLong = text("x".repeat(500));
      assertThat(pages.saveOwn(tom, id, 0, tooLong)).isInstanceOf(SaveOutcome.Invalid.class);
      assertThat(copies.keep(tom, id, own, 0, tooLong)).isInstanceOf(KeepOutcome.Kept.class);
      assertThat(copies.keep(tom, id, own, 0, text("x".repeat(5_000))))
          .isInstanceOf(KeepOutcome.Invalid.class);
      assertThat(copies.find(tom, id, own).orElseThrow().content()).isEqualTo(tooLong);
    }

    @Test
    void anImageFromElsewhereIsRefusedByName() {
      Content foreign =
          new Content(
              "en",
              "T",
              "",
              "",
              "",
              "",
              "",
              "",
              new Picture(Optional.of(ImageId.random()), "", ""),
              Target.NONE,
              "",
              "",
              "");
      assertThat(copies.keep(tom, id, own, 0, foreign))
          .isInstanceOfSatisfying(
              KeepOutcome.Invalid.class,
              invalid ->
                  assertThat(invalid.problems())
                      .extracting(ContentProblem::field)
                      .containsExactly(ContentProblem.Field.IMAGE));
    }

    @Test
    void whatCannotStandLeavesWhatWasKept() {
      assertThat(copies.keep(tom, id, own, 0, text("nul \0 inside")))
          .isInstanceOfSatisfying(
              KeepOutcome.Invalid.class,
              invalid ->
                  assertThat(invalid.problems())
                      .extracting(ContentProblem::field)
                      .containsExactly(ContentProblem.Field.TITLE));
      assertThat(copies.find(tom, id, own))
          .hasValueSatisfying(copy -> assertThat(copy.content().title()).isEqualTo("First words"));
    }

    @Test
    void whoeverMayNoLongerWriteNoLongerReadsIt() {
      house.getBean(Members.class).assignRoles(joint.ines, tom.subject(), Set.of(Role.ANALYST));
      assertThat(copies.of(tom)).isEmpty();
      assertThatThrownBy(() -> copies.find(tom, id, own)).isInstanceOf(AccessDenied.class);
    }
  }

  @Test
  void onlyWhoMayWriteThePageMayKeep() {
    PageOwner theirs = new PageOwner.Partner(joint.rights.id());
    for (PageOwner owner : List.of(COMMON, own, theirs)) {
      assertThatThrownBy(() -> copies.keep(joint.outsider, id, owner, 0, text("x")))
          .isInstanceOf(AccessDenied.class);
    }
    assertThatThrownBy(() -> copies.keep(joint.maja, id, COMMON, 1, text("x")))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> copies.keep(joint.ines, id, theirs, 0, text("x")))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> copies.drop(joint.maja, id, own)).isInstanceOf(AccessDenied.class);
  }

  @Test
  void twoWindowsOfOnePersonLeaveOneCopy() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<KeepOutcome>> windows =
          IntStream.range(0, 24)
              .<Callable<KeepOutcome>>mapToObj(
                  n -> () -> copies.keep(joint.ines, id, COMMON, 1, text("Window " + n)))
              .toList();
      for (Future<KeepOutcome> each : threads.invokeAll(windows)) {
        assertThat(each.get()).isInstanceOf(KeepOutcome.Kept.class);
      }
    }
    assertThat(copies.of(joint.ines)).hasSize(1);
  }
}
