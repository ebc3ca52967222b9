package org.chorus.campaign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What co-owners say about pages while they review them. */
@HouseTest
class CommentsIT {

  static final CommentOutcome DONE = new CommentOutcome.Done();

  @Autowired ApplicationContext house;
  @Autowired Comments comments;
  @Autowired Pages pages;
  @Autowired Approvals approvals;
  @Autowired PublishedPages published;
  @Autowired CampaignLife life;
  @Autowired Members members;
  @Autowired Seats seats;
  @Autowired Coalitions coalitions;
  @Autowired JdbcClient jdbc;

  JointCampaign joint;
  CampaignId id;
  PageEdition common;
  PageEdition rights;

  @BeforeEach
  void pagesToReview() {
    joint =
        new JointCampaign(
            house,
            "co" + Long.toHexString(RandomGenerator.getDefault().nextLong() >>> 8),
            SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
    joint.writePages(id);
    common = PageEdition.common(id, "en");
    rights = PageEdition.own(id, joint.maja, "en");
  }

  CommentOutcome say(Actor actor, PageEdition edition, int revision, String words) {
    return comments.write(actor, edition, revision, Optional.empty(), words);
  }

  Comment only(Actor actor, PageEdition edition) {
    List<Comment> open = comments.open(actor, edition);
    assertThat(open).hasSize(1);
    return open.getFirst();
  }

  Actor with(Role role, OrganizationProfile organization, Actor administrator) {
    Actor actor = joint.newcomer(role + " of " + organization.name(), organization);
    members.assignRoles(
        administrator, SecondFactor.of(administrator), actor.subject(), Set.of(role));
    return actor;
  }

  @Test
  void aCommentSaysWhoseItIsAndWhatItIsAbout() {
    assertThat(
            comments.write(
                joint.maja, common, 2, Optional.of(ContentPart.TARGET), "  Name the person.\n"))
        .isEqualTo(DONE);
    assertThat(only(joint.ines, common))
        .satisfies(
            comment -> {
              assertThat(comment.words()).isEqualTo("Name the person.");
              assertThat(comment.author()).isEqualTo("maja");
              assertThat(comment.organization()).isEqualTo("rights");
              assertThat(comment.about()).contains(ContentPart.TARGET);
              assertThat(comment.revision()).isEqualTo(2);
              assertThat(comment.current()).isEqualTo(2);
            });
    assertThat(comments.open(joint.ines, rights)).isEmpty();
    assertThat(comments.openOn(joint.maja, id)).isEqualTo(Map.of(common, 1));
  }

  @Test
  void itStaysThroughLaterEditsAndSaysWhichRevisionItWasAbout() {
    say(joint.maja, common, 2, "Too long.");
    int version = joint.overview(id).contentVersion();
    pages.save(
        joint.ines,
        common,
        2,
        PageText.whole(
            JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "Shorter")));
    assertThat(only(joint.maja, common))
        .satisfies(
            comment -> {
              assertThat(comment.revision()).isEqualTo(2);
              assertThat(comment.current()).isEqualTo(3);
            });
    assertThat(say(joint.maja, common, 2, "Said of what I read before.")).isEqualTo(DONE);
    assertThat(joint.overview(id).contentVersion())
        .as("only the edit is a change of content")
        .isEqualTo(version + 1);
  }

  @Test
  void itVoidsNoApprovalAndHoldsNoneUp() {
    say(joint.maja, common, 2, "One thing is open.");
    approvals.askForApproval(joint.ines, id);
    int version = joint.overview(id).contentVersion();
    approvals.approve(joint.maja, id, version);
    say(joint.ines, common, 2, "And another.");
    assertThat(joint.overview(id).verdictOf(joint.rights.id()))
        .get()
        .isInstanceOf(Verdict.Approved.class);
  }

  @Test
  void theRevisionIsTheOneThatWasShown() {
    PublishedPage read = published.preview(joint.maja, common).orElseThrow();
    assertThat(comments.revisionRead(joint.maja, common, read.revision())).isEqualTo(2);

    PageEdition german = PageEdition.common(id, "de");
    pages.save(
        joint.ines,
        german,
        0,
        PageText.whole(
            JointCampaign.complete(CampaignKind.PETITION).with(ContentField.LANGUAGE, "de")));
    PageEdition following = rights.in("de");
    PublishedPage follows = published.preview(joint.maja, following).orElseThrow();
    assertThat(comments.revisionRead(joint.maja, following, follows.revision())).isZero();
    assertThat(say(joint.ines, following, 0, "Yours is missing here.")).isEqualTo(DONE);
    assertThat(only(joint.maja, following).revision()).isZero();
  }

  @Test
  void nothingIsSaidOfWhatNobodyCanHaveRead() {
    CommentOutcome unknown = new CommentOutcome.UnknownRevision();
    assertThat(say(joint.maja, common, 3, "?")).isEqualTo(unknown);
    assertThat(say(joint.maja, common, 0, "?")).isEqualTo(unknown);
    assertThat(say(joint.maja, common, -1, "?")).isEqualTo(unknown);
    assertThat(say(joint.maja, common.in("fr"), 1, "?")).isEqualTo(unknown);
    assertThat(say(joint.maja, PageEdition.own(id, joint.outsider, "en"), 1, "?"))
        .isEqualTo(unknown);
    assertThat(comments.openOn(joint.maja, id)).isEmpty();
  }

  @Test
  void emptyTooLongAndInvisibleWordsAreRefused() {
    assertThat(say(joint.maja, common, 2, " \n")).isEqualTo(new CommentOutcome.Empty());
    assertThat(say(joint.maja, common, 2, "x".repeat(2_001)))
        .isEqualTo(new CommentOutcome.TooLong(2_000, 2_001));
    assertThat(say(joint.maja, common, 2, "a\u0000b"))
        .isEqualTo(new CommentOutcome.ControlCharacters());
    assertThat(say(joint.maja, common, 2, "x".repeat(2_000))).isEqualTo(DONE);
    assertThat(say(joint.maja, common, 2, "two\r\n\tlines")).isEqualTo(DONE);
  }

  @Test
  void itsAuthorAndThePagesWritersSettleItAndOpenItAgain() {
    say(joint.maja, common, 2, "Name the river.");
    Actor approver = with(Role.APPROVER, joint.rivers, joint.ines);
    CommentId comment = only(joint.ines, common).id();
    assertThat(only(approver, common).mayResolve()).isFalse();
    assertThat(comments.resolve(approver, common, comment))
        .isEqualTo(new CommentOutcome.NotYours());

    assertThat(comments.resolve(joint.ines, common, comment)).isEqualTo(DONE);
    assertThat(comments.open(joint.maja, common)).isEmpty();
    assertThat(comments.resolved(joint.maja, common))
        .singleElement()
        .satisfies(
            settled -> assertThat(settled.resolved().map(Comment.Resolution::by)).contains("ines"));
    assertThat(comments.reopen(approver, common, comment)).isEqualTo(new CommentOutcome.NotYours());
    assertThat(comments.reopen(joint.maja, common, comment)).isEqualTo(DONE);
    assertThat(comments.reopen(joint.maja, common, comment)).as("twice is once").isEqualTo(DONE);
    assertThat(only(joint.ines, common).resolved()).isEmpty();
    assertThat(comments.resolve(joint.maja, common, comment)).as("her own").isEqualTo(DONE);
    assertThat(
            jdbc.sql("select act from audit_entry where object = :object order by id")
                .param("object", "campaign " + id)
                .query((row, number) -> row.getString("act"))
                .list())
        .endsWith("comment written", "comment resolved", "comment reopened", "comment resolved");
  }

  @Test
  void aCommentIsReachedThroughItsOwnPageAlone() {
    say(joint.ines, common, 2, "Mine.");
    CommentId comment = only(joint.ines, common).id();
    assertThat(comments.resolve(joint.maja, rights, comment))
        .isEqualTo(new CommentOutcome.NoSuchComment());
    assertThat(comments.resolve(joint.maja, common.in("de"), comment))
        .isEqualTo(new CommentOutcome.NoSuchComment());
    assertThat(only(joint.ines, common).resolved()).isEmpty();
  }

  @Test
  void approversAndWritersOfCoOwnersTakePartAndNobodyElse() {
    for (Role role : List.of(Role.APPROVER, Role.CAMPAIGNER)) {
      assertThat(say(with(role, joint.rights, joint.maja), common, 2, "From " + role))
          .isEqualTo(DONE);
    }
    CommentId comment = comments.open(joint.ines, common).getFirst().id();
    List<Actor> others =
        List.of(
            joint.outsider,
            with(Role.ANALYST, joint.rights, joint.maja),
            with(Role.DATA_STEWARD, joint.rights, joint.maja),
            joint.newcomer("nobody", joint.rights));
    for (Actor other : others) {
      assertThat(comments.mayComment(other, id)).isFalse();
      refusesAlike(other, comment);
    }
  }

  @Test
  void whoIsSuspendedOrHasLeftNeitherReadsNorWrites() {
    say(joint.maja, common, 2, "Before.");
    CommentId comment = only(joint.maja, common).id();
    var seat = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
    seats.suspend(joint.ines, joint.coalition, seat, "broke the terms");
    refusesAlike(joint.maja, comment);
    assertThat(only(joint.ines, common).organization())
        .as("what was said stays, with its name")
        .isEqualTo("rights");
    assertThat(say(joint.ines, rights, 1, "To a page that does not go public."))
        .isEqualTo(new CommentOutcome.UnknownRevision());

    seats.reinstate(joint.ines, joint.coalition, seat);
    assertThat(comments.resolve(joint.maja, common, comment)).isEqualTo(DONE);
    seats.leave(joint.maja, joint.coalition, "");
    refusesAlike(joint.maja, comment);
  }

  /** Whether the Campaign exists or not. */
  private void refusesAlike(Actor actor, CommentId comment) {
    for (CampaignId campaign : List.of(id, CampaignId.random())) {
      PageEdition edition = PageEdition.common(campaign, "en");
      List<ThrowingCallable> tries =
          List.of(
              () -> say(actor, edition, 2, "?"),
              () -> comments.open(actor, edition),
              () -> comments.resolved(actor, edition),
              () -> comments.openOn(actor, campaign),
              () -> comments.resolve(actor, edition, comment),
              () -> comments.reopen(actor, edition, comment));
      for (ThrowingCallable attempt : tries) {
        assertThatThrownBy(attempt)
            .isInstanceOf(AccessDenied.class)
            .hasMessage("not permitted: APPROVE");
      }
    }
  }

  @Test
  void anArchivedCampaignKeepsItsCommentsAsTheyAre() {
    say(joint.maja, common, 2, "Open for good.");
    approvals.askForApproval(joint.ines, id);
    int version = joint.overview(id).contentVersion();
    approvals.approve(joint.ines, id, version);
    approvals.approve(joint.maja, id, version);
    approvals.publish(joint.ines, id);
    life.close(joint.ines, id, "");
    life.archive(joint.ines, id);
    CommentOutcome archived = new CommentOutcome.Archived();
    CommentId comment = only(joint.maja, common).id();
    assertThat(say(joint.maja, common, 2, "Late")).isEqualTo(archived);
    assertThat(comments.resolve(joint.maja, common, comment)).isEqualTo(archived);
  }

  @ParameterizedTest
  @ValueSource(ints = {Comments.MOST_OPEN - 1, Comments.MOST_OPEN})
  void atMostSoManyAreOpenHoweverManyWriteAtOnce(int before) throws Exception {
    // Through the table, because two hundred through the service take long.
    jdbc.sql(
            """
            insert into page_comment (id, page_id, language, revision_number, words, written_by,
                                      written_by_name, written_for, written_at)
            select gen_random_uuid(), id, 'en', 2, 'Again', 'x', 'x', :organization, now()
              from page, generate_series(1, :number)
             where campaign_id = :campaign
               and organization_id is null
            """)
        .param("organization", joint.rights.id().value())
        .param("number", before)
        .param("campaign", id.value())
        .update();
    Callable<CommentOutcome> one = () -> say(joint.maja, common, 2, "One more");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CommentOutcome> outcomes =
          threads.invokeAll(Collections.nCopies(4, one)).stream().map(Future::resultNow).toList();
      assertThat(outcomes).filteredOn(DONE::equals).hasSize(Comments.MOST_OPEN - before);
      assertThat(outcomes).contains(new CommentOutcome.TooMany(Comments.MOST_OPEN));
    }
    assertThat(comments.open(joint.ines, common)).hasSize(Comments.MOST_OPEN);
    assertThat(say(joint.maja, rights, 1, "Elsewhere there is room.")).isEqualTo(DONE);

    Comment first = comments.open(joint.ines, common).getFirst();
    comments.resolve(joint.ines, common, first.id());
    say(joint.maja, common, 2, "In its place");
    assertThat(comments.reopen(joint.ines, common, first.id()))
        .isEqualTo(new CommentOutcome.TooMany(Comments.MOST_OPEN));
  }
}
