package org.chorus.campaign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentProblem;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
class ApprovalsIT {

  @Autowired ApplicationContext house;
  @Autowired Campaigns campaigns;
  @Autowired Pages pages;
  @Autowired Approvals approvals;
  @Autowired PublishedPages published;

  JointCampaign joint;
  CampaignId id;

  @BeforeEach
  void draft(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "w" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
  }

  int version() {
    return joint.overview(id).contentVersion();
  }

  @Test
  void aDraftIsNotPublic() {
    joint.writePages(id);
    assertThat(published.findCommon(joint.slug("dam"))).isEmpty();
    assertThat(approvals.approve(joint.maja, id, version()))
        .isEqualTo(new ApprovalOutcome.NotInApproval());
    assertThat(approvals.publish(joint.ines, id)).isEqualTo(new ApprovalOutcome.NotInApproval());
  }

  @Test
  void anIncompletePageCannotBePutToApproval() {
    assertThat(approvals.askForApproval(joint.ines, id))
        .isInstanceOfSatisfying(
            ApprovalOutcome.Incomplete.class,
            incomplete ->
                assertThat(incomplete.pages())
                    .singleElement()
                    .satisfies(
                        page -> {
                          assertThat(page.owner()).isEqualTo("Common page");
                          assertThat(page.missing())
                              .extracting(ContentProblem::field)
                              .containsExactlyInAnyOrder(
                                  ContentField.TARGET_NAME, ContentField.STATEMENT);
                        }));
  }

  @Nested
  class GivenACampaignInApproval {

    @BeforeEach
    void inApproval() {
      joint.writePages(id);
      assertThat(approvals.askForApproval(joint.ines, id)).isEqualTo(new ApprovalOutcome.Done());
    }

    @Test
    void whenOneCoOwnerHasNotApproved_thenItCannotBePublished() {
      approvals.approve(joint.ines, id, version());
      assertThat(approvals.publish(joint.ines, id))
          .isEqualTo(new ApprovalOutcome.ApprovalsMissing(List.of("rights")));
      assertThat(published.findCommon(joint.slug("dam"))).isEmpty();
    }

    @Test
    void whenAnythingIsEdited_thenApprovalsAreVoid() {
      approvals.approve(joint.ines, id, version());
      approvals.approve(joint.maja, id, version());
      pages.save(
          joint.maja,
          PageEdition.own(id, joint.maja, "en"),
          1,
          PageText.whole(JointCampaign.complete(CampaignKind.PETITION)));

      assertThat(joint.overview(id).verdicts()).hasOnlyElementsOfType(Verdict.Voided.class);
      assertThat(approvals.publish(joint.ines, id))
          .isInstanceOf(ApprovalOutcome.ApprovalsMissing.class);
    }

    @Test
    void whenTheContentIsNotTheOneRead_thenItIsNotApproved() {
      int read = version();
      pages.save(
          joint.ines,
          PageEdition.own(id, joint.ines, "en"),
          1,
          PageText.whole(JointCampaign.complete(CampaignKind.PETITION)));
      assertThat(approvals.approve(joint.maja, id, read))
          .isEqualTo(new ApprovalOutcome.ContentChanged(read + 1));
    }

    @Test
    void whenChangesAreRequested_thenTheCommentIsShownAndPublishingWaits() {
      assertThat(approvals.requestChanges(joint.maja, id, version(), " "))
          .isEqualTo(new ApprovalOutcome.CommentMissing());
      approvals.requestChanges(joint.maja, id, version(), "Name the river.");
      approvals.approve(joint.ines, id, version());

      assertThat(joint.overview(id).verdictOf(joint.rights.id()))
          .get()
          .isInstanceOfSatisfying(
              Verdict.ChangesRequested.class,
              verdict -> assertThat(verdict.comment()).isEqualTo("Name the river."));
      assertThat(approvals.publish(joint.ines, id))
          .isEqualTo(new ApprovalOutcome.ApprovalsMissing(List.of("rights")));
    }

    @Test
    void whenPublishedAndEdited_thenThePublicSeesTheOldUntilAllApproveTheNew() {
      approvals.approve(joint.ines, id, version());
      approvals.approve(joint.maja, id, version());
      assertThat(approvals.publish(joint.ines, id)).isEqualTo(new ApprovalOutcome.Done());
      assertThat(approvals.publish(joint.ines, id))
          .isEqualTo(new ApprovalOutcome.NothingToPublish());

      pages.save(
          joint.maja,
          PageEdition.own(id, joint.maja, "en"),
          1,
          PageText.whole(
              JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "New")));
      assertThat(joint.page("dam", joint.rights).content().title()).isEqualTo("Rights first");

      approvals.approve(joint.ines, id, version());
      approvals.approve(joint.maja, id, version());
      approvals.publish(joint.ines, id);
      assertThat(joint.page("dam", joint.rights).content().title()).isEqualTo("New");
    }

    @Test
    void whenPublishedAndEditedAtOnce_thenOnlyApprovedContentIsPublic() throws Exception {
      approvals.approve(joint.ines, id, version());
      approvals.approve(joint.maja, id, version());
      Callable<Object> publish = () -> approvals.publish(joint.ines, id);
      Callable<Object> edit =
          () ->
              pages.save(
                  joint.maja,
                  PageEdition.own(id, joint.maja, "en"),
                  1,
                  PageText.whole(
                      JointCampaign.complete(CampaignKind.PETITION)
                          .with(ContentField.TITLE, "Sneaked in")));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Object>> outcomes = threads.invokeAll(List.of(publish, edit));
        assertThat(outcomes.get(1).resultNow()).isEqualTo(new SaveOutcome.Saved(2));
        if (outcomes.get(0).resultNow() instanceof ApprovalOutcome.Done) {
          assertThat(joint.page("dam", joint.rights).content().title()).isEqualTo("Rights first");
        } else {
          assertThat(published.findCommon(joint.slug("dam"))).isEmpty();
        }
      }
    }

    @Test
    void whenSomebodyWithoutTheRoleOrTheSeatTries_thenRefusedAlike() {
      Actor newcomer = joint.newcomer("peter", joint.rights);
      CampaignId nowhere = CampaignId.random();
      for (Actor actor : List.of(newcomer, joint.outsider)) {
        for (CampaignId campaign : List.of(id, nowhere)) {
          assertThatThrownBy(() -> approvals.approve(actor, campaign, 1))
              .isInstanceOf(AccessDenied.class)
              .hasMessage("not permitted: APPROVE");
          assertThatThrownBy(() -> approvals.publish(actor, campaign))
              .isInstanceOf(AccessDenied.class)
              .hasMessage("not permitted: PUBLISH");
        }
      }
      assertThatThrownBy(() -> approvals.publish(joint.maja, id)) // no convener
          .isInstanceOf(AccessDenied.class);
      assertThat(campaigns.find(joint.outsider, id)).isEmpty();
      assertThat(pages.read(joint.outsider, new PageEdition(id, new PageOwner.Everybody(), "en")))
          .isEmpty();
      assertThat(
              published.preview(
                  joint.outsider, new PageEdition(id, new PageOwner.Everybody(), "en")))
          .isEmpty();
    }
  }

  @Nested
  class GivenTwoWritersOfOnePage {

    @Test
    void whenBothSave_thenTheSecondSeesWhatTheFirstWrote() {
      Content mine = JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "Mine");
      Content theirs =
          JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "Theirs");
      assertThat(pages.save(joint.ines, PageEdition.common(id, "en"), 1, PageText.whole(theirs)))
          .isEqualTo(new SaveOutcome.Saved(2));
      assertThat(pages.save(joint.ines, PageEdition.common(id, "en"), 1, PageText.whole(mine)))
          .isInstanceOfSatisfying(
              SaveOutcome.Conflict.class,
              conflict -> {
                assertThat(conflict.theirs().revision()).isEqualTo(2);
                assertThat(conflict.theirs().content()).isEqualTo(theirs);
              });
      assertThat(pages.save(joint.ines, PageEdition.common(id, "en"), 2, PageText.whole(theirs)))
          .isEqualTo(new SaveOutcome.Unchanged(2));
    }

    @Test
    void whenManySaveAtOnce_thenExactlyOneGoesThrough() throws Exception {
      List<Callable<SaveOutcome>> saves =
          List.of("a", "b", "c", "d", "e", "f").stream()
              .map(
                  title ->
                      (Callable<SaveOutcome>)
                          () ->
                              pages.save(
                                  joint.maja,
                                  PageEdition.own(id, joint.maja, "en"),
                                  0,
                                  PageText.whole(
                                      JointCampaign.complete(CampaignKind.PETITION)
                                          .with(ContentField.TITLE, title))))
              .toList();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(threads.invokeAll(saves).stream().map(Future::resultNow))
            .containsOnlyOnce(new SaveOutcome.Saved(1))
            .allMatch(o -> o instanceof SaveOutcome.Conflict || o instanceof SaveOutcome.Saved);
      }
    }
  }

  @Test
  void partnersWriteTheirOwnPageAndNobodyElses() {
    assertThatThrownBy(() -> pages.open(joint.maja, PageEdition.common(id, "en")))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(
            () ->
                pages.save(
                    joint.maja,
                    PageEdition.common(id, "en"),
                    1,
                    PageText.whole(JointCampaign.complete(CampaignKind.PETITION))))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> pages.open(joint.outsider, PageEdition.own(id, joint.outsider, "en")))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void refusesWhatCannotBeKept() {
    Content blank = Content.blank("en");
    assertThat(
            pages.save(
                joint.ines,
                PageEdition.common(id, "en"),
                1,
                PageText.whole(blank.with(ContentField.TITLE, "x".repeat(161)))))
        .isInstanceOfSatisfying(
            SaveOutcome.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .containsExactly(
                        new ContentProblem(
                            ContentField.TITLE, "Shorten it to 160 characters; it has 161.")));
    assertThat(
            pages.save(
                joint.ines,
                PageEdition.common(id, "en"),
                1,
                PageText.whole(blank.with(ContentField.TITLE, "a\u0000b"))))
        .isInstanceOf(SaveOutcome.Invalid.class);
  }

  @Test
  void addressesAreUniqueReservedAndWellFormed() throws Exception {
    assertThat(create("dam", Optional.empty())).isEqualTo(new CreateOutcome.SlugTaken());
    assertThat(
            campaigns.create(
                joint.ines,
                joint.coalition,
                new NewCampaign(
                    CampaignKind.PETITION,
                    "Console",
                    new Slug("console"),
                    Optional.empty(),
                    ConsentMode.EXPLICIT,
                    "en")))
        .isEqualTo(new CreateOutcome.SlugReserved());
    assertThat(create("other", Optional.of(PoolId.random())))
        .isEqualTo(new CreateOutcome.UnknownPool());
    Callable<CreateOutcome> same = () -> create("same", Optional.empty());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(
              threads.invokeAll(List.of(same, same, same, same)).stream()
                  .map(Future::resultNow)
                  .filter(CreateOutcome.Created.class::isInstance))
          .hasSize(1);
    }
  }

  CreateOutcome create(String slug, Optional<PoolId> pool) {
    return campaigns.create(
        joint.ines,
        joint.coalition,
        new NewCampaign(
            CampaignKind.PETITION, "Another", joint.slug(slug), pool, ConsentMode.EXPLICIT, "en"));
  }

  @Test
  void asksForEveryPartnerByNameItsOwnFirst() {
    joint.publish(id);
    assertThat(joint.page("dam", joint.rights).asks())
        .extracting(ask -> ask.organization().name())
        .containsExactly("rights", "rivers");
    assertThat(joint.commonPage("dam").asks())
        .extracting(ask -> ask.organization().name())
        .containsExactly("rights", "rivers");
  }
}
