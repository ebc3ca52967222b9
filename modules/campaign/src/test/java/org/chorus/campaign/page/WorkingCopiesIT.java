package org.chorus.campaign.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentProblem;
import org.chorus.content.Picture;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.ImageId;
import org.chorus.organization.Members;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
class WorkingCopiesIT {

  @Autowired ApplicationContext house;
  @Autowired WorkingCopies copies;
  @Autowired Pages pages;
  @Autowired Approvals approvals;

  JointCampaign joint;
  CampaignId id;
  PageEdition common;
  PageEdition own;
  Actor tom;

  @BeforeEach
  void aDraft(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "c" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
    common = PageEdition.common(id, "en");
    own = PageEdition.own(id, joint.ines, "en");
    tom = joint.newcomer("tom", joint.rivers);
    house
        .getBean(Members.class)
        .assignRoles(
            joint.ines, SecondFactor.of(joint.ines), tom.subject(), Set.of(Role.CAMPAIGNER));
  }

  static PageText text(String title) {
    return PageText.whole(
        JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, title));
  }

  @Test
  void nothingIsThereAtFirst() {
    assertThat(copies.find(joint.ines, common)).isEmpty();
    assertThat(copies.of(joint.ines)).isEmpty();
  }

  @Test
  void keepingVoidsNoApprovalAndMakesNoRevision() {
    joint.writePages(id);
    approvals.askForApproval(joint.ines, id);
    int version = joint.overview(id).contentVersion();
    approvals.approve(joint.maja, id, version);

    copies.keep(joint.ines, common, 2, text("Not yet"));

    assertThat(joint.overview(id).contentVersion()).isEqualTo(version);
    assertThat(joint.overview(id).verdictOf(joint.rights.id()).orElseThrow())
        .isInstanceOf(Verdict.Approved.class);
    assertThat(pages.open(joint.ines, common).revision()).isEqualTo(2);
  }

  @Nested
  class GivenUnsavedWriting {

    @BeforeEach
    void keep() {
      assertThat(copies.keep(tom, own, 0, text("First words")))
          .isInstanceOf(KeepOutcome.Kept.class);
    }

    @Test
    void itIsFoundAgainAsItWasWritten() {
      assertThat(copies.find(tom, own))
          .hasValueSatisfying(
              copy -> {
                assertThat(copy.text()).isEqualTo(text("First words"));
                assertThat(copy.basedOn()).isZero();
                assertThat(copy.edition()).isEqualTo(own);
              });
      assertThat(copies.of(tom)).singleElement().extracting(WorkingCopy::edition).isEqualTo(own);
    }

    @Test
    void laterWritingReplacesIt() {
      copies.keep(tom, own, 0, text("Second words"));
      assertThat(copies.of(tom))
          .singleElement()
          .extracting(copy -> copy.text().content().title())
          .isEqualTo("Second words");
    }

    @Test
    void colleaguesLearnThatSomebodyWritesAndNotWhat() {
      assertThat(copies.othersWriting(joint.ines, own)).containsExactly("tom");
      assertThat(copies.othersWriting(tom, own)).isEmpty();
      assertThat(copies.find(joint.ines, own)).isEmpty();
    }

    @Test
    void savingDropsTheWritersOwnCopyAndNobodyElses() {
      copies.keep(joint.ines, own, 0, text("Ines writes too"));
      assertThat(pages.save(tom, own, 0, text("Saved"))).isEqualTo(new SaveOutcome.Saved(1));
      assertThat(copies.find(tom, own)).isEmpty();
      assertThat(copies.find(joint.ines, own)).isPresent();
    }

    @Test
    void aSaveThatIsRefusedKeepsIt() {
      pages.save(joint.ines, PageEdition.own(id, joint.ines, "en"), 0, text("Faster"));
      assertThat(pages.save(tom, own, 0, text("First words")))
          .isInstanceOf(SaveOutcome.Conflict.class);
      assertThat(copies.find(tom, own)).isPresent();
    }

    @Test
    void itCanBeDropped() {
      copies.drop(tom, own);
      assertThat(copies.find(tom, own)).isEmpty();
    }

    @Test
    void itMayBeLongerThanAPageMay() {
      PageText tooLong = text("x".repeat(500));
      assertThat(pages.save(tom, own, 0, tooLong)).isInstanceOf(SaveOutcome.Invalid.class);
      assertThat(copies.keep(tom, own, 0, tooLong)).isInstanceOf(KeepOutcome.Kept.class);
      assertThat(copies.keep(tom, own, 0, text("x".repeat(5_000))))
          .isInstanceOf(KeepOutcome.Invalid.class);
      assertThat(copies.find(tom, own).orElseThrow().text()).isEqualTo(tooLong);
    }

    @Test
    void anImageFromElsewhereIsRefusedByName() {
      PageText foreign =
          PageText.whole(
              Content.blank("en").with(new Picture(Optional.of(ImageId.random()), "", "")));
      assertThat(copies.keep(tom, own, 0, foreign))
          .isInstanceOfSatisfying(
              KeepOutcome.Invalid.class,
              invalid ->
                  assertThat(invalid.problems())
                      .extracting(ContentProblem::field)
                      .containsExactly(ContentField.IMAGE_ID));
    }

    @Test
    void whatCannotStandLeavesWhatWasKept() {
      assertThat(copies.keep(tom, own, 0, text("nul \0 inside")))
          .isInstanceOfSatisfying(
              KeepOutcome.Invalid.class,
              invalid ->
                  assertThat(invalid.problems())
                      .extracting(ContentProblem::field)
                      .containsExactly(ContentField.TITLE));
      assertThat(copies.find(tom, own))
          .hasValueSatisfying(
              copy -> assertThat(copy.text().content().title()).isEqualTo("First words"));
    }

    @Test
    void whoeverMayNoLongerWriteNoLongerReadsIt() {
      house
          .getBean(Members.class)
          .assignRoles(
              joint.ines, SecondFactor.of(joint.ines), tom.subject(), Set.of(Role.ANALYST));
      assertThat(copies.of(tom)).isEmpty();
      assertThatThrownBy(() -> copies.find(tom, own)).isInstanceOf(AccessDenied.class);
    }
  }

  @Test
  void onlyWhoMayWriteThePageMayKeep() {
    PageEdition theirs = PageEdition.own(id, joint.maja, "en");
    for (PageEdition edition : List.of(common, own, theirs)) {
      assertThatThrownBy(() -> copies.keep(joint.outsider, edition, 0, text("x")))
          .isInstanceOf(AccessDenied.class);
    }
    assertThatThrownBy(() -> copies.keep(joint.maja, common, 1, text("x")))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> copies.keep(joint.ines, theirs, 0, text("x")))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> copies.drop(joint.maja, own)).isInstanceOf(AccessDenied.class);
  }

  @Test
  void twoWindowsOfOnePersonLeaveOneCopy() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<KeepOutcome>> windows =
          IntStream.range(0, 24)
              .<Callable<KeepOutcome>>mapToObj(
                  n -> () -> copies.keep(joint.ines, common, 1, text("Window " + n)))
              .toList();
      for (Future<KeepOutcome> each : threads.invokeAll(windows)) {
        assertThat(each.get()).isInstanceOf(KeepOutcome.Kept.class);
      }
    }
    assertThat(copies.of(joint.ines)).hasSize(1);
  }
}
