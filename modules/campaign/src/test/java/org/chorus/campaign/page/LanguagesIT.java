package org.chorus.campaign.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.content.ContentProblem;
import org.chorus.kernel.CampaignId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Pages in several languages, and partners' pages that follow the common one part by part. */
@HouseTest
class LanguagesIT {

  @Autowired ApplicationContext house;
  @Autowired Pages pages;
  @Autowired PublishedPages published;
  @Autowired Approvals approvals;
  @Autowired CampaignLife life;
  @Autowired PageFiles files;

  JointCampaign joint;
  CampaignId id;
  PageEdition english;
  PageEdition german;
  PageEdition majas;
  PageEdition majasGerman;

  @BeforeEach
  void aDraftWithACommonPage() {
    joint =
        new JointCampaign(
            house,
            "l" + Long.toHexString(RandomGenerator.getDefault().nextLong() >>> 8),
            SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
    english = PageEdition.common(id, "en");
    german = PageEdition.common(id, "de");
    majas = PageEdition.own(id, joint.maja, "en");
    majasGerman = PageEdition.own(id, joint.maja, "de");
    save(english, 1, text("en", "Let the river run"));
  }

  static Content text(String language, String title) {
    return JointCampaign.complete(CampaignKind.PETITION)
        .with(ContentField.LANGUAGE, language)
        .with(ContentField.TITLE, title);
  }

  void save(PageEdition edition, int basedOn, Content content) {
    save(edition, basedOn, PageText.whole(content));
  }

  void save(PageEdition edition, int basedOn, PageText text) {
    assertThat(
            pages.save(
                edition.owner() instanceof PageOwner.Everybody ? joint.ines : joint.maja,
                edition,
                basedOn,
                text))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  void publish() {
    approvals.askForApproval(joint.ines, id);
    int version = joint.overview(id).contentVersion();
    approvals.approve(joint.ines, id, version);
    approvals.approve(joint.maja, id, version);
    assertThat(approvals.publish(joint.ines, id)).isEqualTo(new ApprovalOutcome.Done());
  }

  PublishedPage common(String language) {
    return published.findCommon(joint.slug("dam"), Optional.of(language)).orElseThrow();
  }

  PublishedPage ofMaja(String language) {
    return joint.page("dam", joint.rights, language);
  }

  @Nested
  class GivenACommonPageInTwoLanguages {

    @BeforeEach
    void translated() {
      save(german, 0, text("de", "Lasst den Fluss laufen"));
    }

    @Test
    void everybodyReadsTheirLanguageOrTheCampaignsOwn() {
      publish();
      assertThat(common("de").content().title()).isEqualTo("Lasst den Fluss laufen");
      assertThat(common("de-AT").content().language()).isEqualTo("de");
      assertThat(common("fr").content().language()).isEqualTo("en");
      assertThat(joint.commonPage("dam").content().language()).isEqualTo("en");
      assertThat(common("de").languages()).containsExactly("en", "de");
    }

    @Test
    void addressesNameTheLanguageWhereItIsNotTheCampaignsOwn() {
      publish();
      String path = "/" + joint.slug("dam");
      assertThat(common("en").address()).hasToString(path);
      assertThat(common("de").address()).hasToString(path + "?lang=de");
      assertThat(common("de").address().to("/thanks")).isEqualTo(path + "/thanks?lang=de");
      assertThat(common("de").addressIn("en")).hasToString(path);
      assertThat(published.signed(common("de").revision()).orElseThrow().address())
          .hasToString(path + "?lang=de");
    }

    @Test
    void consentIsAskedInTheLanguageOfThePage() {
      save(
          majasGerman,
          0,
          new PageText(
              Content.blank("de").with(ContentField.CONSENT_WORDING, "Schreibt mir."), Set.of()));
      publish();
      assertThat(ofMaja("de").asks().getFirst().wording()).isEqualTo("Schreibt mir.");
      assertThat(ofMaja("en").asks().getFirst().wording())
          .isEqualTo(ConsentMode.EXPLICIT.standardWording("en"));
      assertThat(common("de").asks()).hasSize(2);
    }

    @Test
    void anIncompleteLanguageHoldsUpTheApprovalByName() {
      save(german, 1, Content.blank("de").with(ContentField.TITLE, "Halb"));
      assertThat(approvals.askForApproval(joint.ines, id))
          .isInstanceOfSatisfying(
              ApprovalOutcome.Incomplete.class,
              incomplete ->
                  assertThat(incomplete.pages())
                      .singleElement()
                      .satisfies(
                          page -> {
                            assertThat(page.owner()).isEqualTo("Common page");
                            assertThat(page.language()).isEqualTo("de");
                          }));
    }

    @Test
    void eachLanguageHasRevisionsOfItsOwn() {
      assertThat(pages.save(joint.ines, german, 2, PageText.whole(text("de", "Neu"))))
          .isInstanceOfSatisfying(
              SaveOutcome.Conflict.class,
              conflict -> assertThat(conflict.theirs().revision()).isEqualTo(1));
      save(german, 1, text("de", "Neu"));
      assertThat(pages.open(joint.ines, english).content().title()).isEqualTo("Let the river run");
    }

    @Test
    void whenTheLanguageIsTakenOut_thenSupportersReadItUntilTheNextPublication() {
      publish();
      assertThat(pages.remove(joint.ines, german)).isEqualTo(new RemoveOutcome.Removed());
      assertThat(joint.overview(id).unpublishedChanges()).isTrue();
      assertThat(common("de").content().language()).isEqualTo("de");
      publish();
      assertThat(common("de").content().language()).isEqualTo("en");
      assertThat(pages.remove(joint.ines, german)).isEqualTo(new RemoveOutcome.NothingWritten());
    }

    @Test
    void whenItComesBack_thenItsRevisionsGoOnCounting() {
      pages.remove(joint.ines, german);
      assertThat(pages.save(joint.ines, german, 0, PageText.whole(text("de", "Wieder da"))))
          .isEqualTo(new SaveOutcome.Saved(2));
    }

    @Test
    void theCampaignsOwnLanguageStays() {
      assertThat(pages.remove(joint.ines, english)).isEqualTo(new RemoveOutcome.MainLanguage());
    }

    @Test
    void theLanguagesOfAPageAreListedWithWhatTheyLack() {
      save(majas, 0, new PageText(Content.blank("en"), Set.of()));
      assertThat(pages.editions(joint.maja, id, majas.owner()))
          .containsExactly(
              new EditionOverview("en", true, true, true, false),
              new EditionOverview("de", false, false, true, false));
      assertThat(pages.editions(joint.outsider, id, majas.owner())).isEmpty();
    }
  }

  @Test
  void aNewLanguageBeginsWithWhatNeedsNoTranslation() {
    PageDraft begun = pages.open(joint.ines, german);
    assertThat(begun.revision()).isZero();
    assertThat(begun.content().title()).isEmpty();
    assertThat(begun.content().target().jobTitle()).isEqualTo("Chief Engineer");
  }

  @Test
  void aTextInAnotherLanguageIsNotSavedInItsPlace() {
    assertThat(pages.save(joint.ines, german, 0, PageText.whole(text("fr", "Non"))))
        .isInstanceOfSatisfying(
            SaveOutcome.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(ContentProblem::field)
                    .containsExactly(ContentField.LANGUAGE));
    assertThat(
            files.bringIn(
                joint.ines,
                german,
                0,
                files
                    .export(joint.ines, english)
                    .text()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(new ImportOutcome.OtherLanguage("en"));
  }

  @Test
  void anArchivedCampaignIsNotWrittenAnyMore() {
    life.archive(joint.ines, id);
    assertThat(pages.save(joint.ines, english, 2, PageText.whole(text("en", "Late"))))
        .isEqualTo(new SaveOutcome.Archived());
    assertThat(pages.remove(joint.ines, german)).isEqualTo(new RemoveOutcome.Archived());
  }

  @Nested
  class GivenAPartnersPageWithATitleOfItsOwn {

    @BeforeEach
    void written() {
      Content own = Content.blank("en").with(ContentField.TITLE, "Rights and rivers");
      save(majas, 0, new PageText(own, EnumSet.of(ContentPart.TITLE)));
    }

    @Test
    void itFollowsTheCommonPageInAllElse() {
      PageDraft draft = pages.open(joint.maja, majas);
      assertThat(draft.content().title()).isEqualTo("Rights and rivers");
      assertThat(draft.content().statement()).isEqualTo("Stop the dam.");
      assertThat(draft.text().own()).containsExactly(ContentPart.TITLE);
      assertThat(draft.common().orElseThrow().title()).isEqualTo("Let the river run");
      assertThat(draft.missing()).isEmpty();
    }

    @Test
    void whenTheCommonPageChanges_thenItChangesWithTheNextPublication() {
      publish();
      var before = ofMaja("en").revision();
      save(english, 2, text("en", "x").with(ContentField.STATEMENT, "Tear down the dam."));

      assertThat(pages.open(joint.maja, majas).content().statement())
          .isEqualTo("Tear down the dam.");
      assertThat(ofMaja("en").content().statement()).isEqualTo("Stop the dam.");
      assertThat(joint.overview(id).isApprovedByAll()).isFalse();

      publish();
      assertThat(ofMaja("en").content().statement()).isEqualTo("Tear down the dam.");
      assertThat(ofMaja("en").content().title()).isEqualTo("Rights and rivers");
      assertThat(ofMaja("en").revision()).isNotEqualTo(before);
      assertThat(published.signed(before).orElseThrow().title()).isEqualTo("Rights and rivers");
    }

    @Test
    void publishingAgainKeepsTheRevisionOfAPageThatReadsTheSame() {
      publish();
      var before = ofMaja("en").revision();
      save(german, 0, text("de", "Lasst den Fluss laufen"));
      publish();
      assertThat(ofMaja("en").revision()).isEqualTo(before);
      assertThat(ofMaja("de").content().title()).isEqualTo("Lasst den Fluss laufen");
      assertThat(ofMaja("de").languages()).containsExactly("en", "de");
    }

    @Test
    void editingGoesOnAfterItWasPublished() {
      publish();
      Content own = Content.blank("en").with(ContentField.TITLE, "Rivers and rights");
      assertThat(pages.save(joint.maja, majas, 1, new PageText(own, EnumSet.of(ContentPart.TITLE))))
          .isInstanceOf(SaveOutcome.Saved.class);
    }

    @Test
    void whatItTakesFromTheCommonPageIsNotItsOwn() {
      PageText all = PageText.whole(text("en", "Rights and rivers"));
      save(majas, 1, all);
      assertThat(pages.open(joint.maja, majas).text()).isEqualTo(all);
      PageText followed = new PageText(all.content(), Set.of());
      save(majas, 2, followed);
      assertThat(pages.open(joint.maja, majas).content().title()).isEqualTo("Let the river run");
    }

    @Test
    void aLanguageOfItsOwnStandsByItself() {
      PageEdition french = majas.in("fr");
      save(french, 0, Content.blank("fr").with(ContentField.TITLE, "Rivières"));
      assertThat(pages.open(joint.maja, french).missing())
          .extracting(ContentProblem::field)
          .containsExactly(ContentField.TARGET_NAME, ContentField.STATEMENT);
      save(french, 1, text("fr", "Rivières"));
      publish();
      assertThat(ofMaja("fr").content().title()).isEqualTo("Rivières");
      assertThat(ofMaja("fr").languages()).containsExactly("en", "fr");
      assertThat(common("fr").content().language()).isEqualTo("en");
    }

    @Test
    void itsFileBringsBackWhatFollowsAndWhatDoesNot() {
      String file = files.export(joint.maja, majas).text();
      assertThat(files.bringIn(joint.maja, majas, 1, PageFilesIT.bytes(file)))
          .isInstanceOfSatisfying(
              ImportOutcome.Read.class,
              read -> assertThat(read.saved()).isEqualTo(new SaveOutcome.Unchanged(1)));
      String changed = file.replace("Thank you for standing up.", "Thanks.");
      files.bringIn(joint.maja, majas, 1, PageFilesIT.bytes(changed));
      assertThat(pages.open(joint.maja, majas).text().own())
          .containsExactly(ContentPart.TITLE, ContentPart.THANKS);
    }

    @Test
    void nobodyElseWritesIt() {
      for (PageEdition edition : List.of(majas, majasGerman)) {
        assertThatThrownBy(() -> pages.open(joint.ines, edition)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> pages.remove(joint.ines, edition))
            .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(
                () -> pages.save(joint.ines, edition, 1, PageText.whole(text("en", "x"))))
            .isInstanceOf(AccessDenied.class);
      }
      assertThatThrownBy(() -> pages.remove(joint.maja, german)).isInstanceOf(AccessDenied.class);
    }
  }
}
