package org.chorus.campaign.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.page.PageFiles.PageFile;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.ContentField;
import org.chorus.content.ContentProblem;
import org.chorus.content.FileProblem;
import org.chorus.content.PageFileWriter;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.ImageId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class PageFilesIT {

  @Autowired ApplicationContext house;
  @Autowired Pages pages;
  @Autowired PageFiles files;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient jdbc;

  JointCampaign joint;
  CampaignId id;

  @BeforeEach
  void written() {
    joint =
        new JointCampaign(
            house,
            "f" + Long.toHexString(RandomGenerator.getDefault().nextLong() >>> 8),
            SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
    joint.writePages(id);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aPageGoesOutAndInAgainUnchanged() {
    PageFile file = files.export(joint.maja, PageEdition.own(id, joint.maja, "en"));
    assertThat(file.name()).isEqualTo(joint.slug("dam") + "-" + joint.rights.alias() + ".md");
    assertThat(
            files.bringIn(joint.maja, PageEdition.own(id, joint.maja, "en"), 1, bytes(file.text())))
        .isEqualTo(
            new ImportOutcome.Read(
                pages.open(joint.maja, PageEdition.own(id, joint.maja, "en")).text(),
                new SaveOutcome.Unchanged(1)));
    assertThat(files.export(joint.maja, PageEdition.own(id, joint.maja, "en"))).isEqualTo(file);
    assertThat(files.export(joint.ines, PageEdition.common(id, "en")).name())
        .isEqualTo(joint.slug("dam") + ".md");
  }

  @Test
  void anImportIsASaveOnTheRevisionThatWasRead() {
    String changed =
        files
            .export(joint.ines, PageEdition.common(id, "en"))
            .text()
            .replace("Let the river run", "Let it run");
    int before = joint.overview(id).contentVersion();

    assertThat(files.bringIn(joint.ines, PageEdition.common(id, "en"), 2, bytes(changed)))
        .isInstanceOfSatisfying(
            ImportOutcome.Read.class,
            read -> assertThat(read.saved()).isEqualTo(new SaveOutcome.Saved(3)));

    assertThat(joint.overview(id).contentVersion()).isEqualTo(before + 1);
    assertThat(pages.open(joint.ines, PageEdition.common(id, "en")).content().title())
        .isEqualTo("Let it run");
    assertThat(
            files.bringIn(
                joint.ines,
                PageEdition.common(id, "en"),
                2,
                bytes(changed.replace("Let it", "Let him"))))
        .isInstanceOfSatisfying(
            ImportOutcome.Read.class,
            read -> {
              assertThat(read.saved()).isInstanceOf(SaveOutcome.Conflict.class);
              assertThat(read.text().content().title()).isEqualTo("Let him run");
            });
    assertThat(pages.open(joint.ines, PageEdition.common(id, "en")).content().title())
        .isEqualTo("Let it run");
  }

  @Test
  void anUnreadableFileChangesNothing() {
    assertThat(files.bringIn(joint.ines, PageEdition.common(id, "en"), 2, bytes("# Hello")))
        .isEqualTo(new ImportOutcome.Unreadable(List.of(new FileProblem.NoFrontMatter())));
    assertThat(pages.open(joint.ines, PageEdition.common(id, "en")).revision()).isEqualTo(2);
  }

  @Test
  void anImageOfOthersAndTooLongATextAreRefusedAsTheEditorDoes() {
    String own = files.export(joint.ines, PageEdition.common(id, "en")).text();
    String foreign = own.replace("target:\n", "image:\n  id: " + ImageId.random() + "\ntarget:\n");
    assertThat(problems(foreign)).containsExactly(ContentField.IMAGE_ID);
    assertThat(problems(own.replace("Let the river run", "x".repeat(161))))
        .containsExactly(ContentField.TITLE);
  }

  private List<ContentField> problems(String file) {
    ImportOutcome.Read read =
        (ImportOutcome.Read)
            files.bringIn(joint.ines, PageEdition.common(id, "en"), 2, bytes(file));
    return ((SaveOutcome.Invalid) read.saved())
        .problems().stream().map(ContentProblem::field).toList();
  }

  @Test
  @Timeout(60)
  void anImportThatWaitsForItsTurnUndoesNothing() throws Exception {
    byte[] file =
        bytes(
            PageFileWriter.write(
                JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "In")));
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<ImportOutcome> importing =
          requireNonNull(
              new TransactionTemplate(transactions)
                  .execute(
                      begun -> {
                        jdbc.sql("update campaign set name = 'Renamed' where id = :id")
                            .param("id", id.value())
                            .update();
                        Future<ImportOutcome> started =
                            threads.submit(
                                () ->
                                    files.bringIn(
                                        joint.ines, PageEdition.common(id, "en"), 2, file));
                        awaitSomebodyWaiting();
                        return started;
                      }));
      assertThat(importing.get(30, TimeUnit.SECONDS)).isInstanceOf(ImportOutcome.Read.class);
    }
    assertThat(joint.overview(id).name()).isEqualTo("Renamed");
    assertThat(pages.open(joint.ines, PageEdition.common(id, "en")).content().title())
        .isEqualTo("In");
  }

  private void awaitSomebodyWaiting() {
    while (!jdbc.sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aFileFullOfMistakesIsAnsweredWithTheFirstOfThem() {
    byte[] file = bytes("---\n" + "a:\n".repeat(300_000) + "---\n");
    assertThat(files.bringIn(joint.ines, PageEdition.common(id, "en"), 2, file))
        .isInstanceOfSatisfying(
            ImportOutcome.Unreadable.class,
            unreadable -> assertThat(unreadable.problems()).hasSize(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-\\0", "en-x-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void aLanguageIsAWholeTag(String language) {
    ImportOutcome.Read read =
        (ImportOutcome.Read)
            files.bringIn(
                joint.ines,
                PageEdition.common(id, "en"),
                2,
                bytes("---\nlanguage: \"" + language + "\"\ntitle: T\n---\n"));
    assertThat(read.saved())
        .isInstanceOfSatisfying(
            SaveOutcome.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(ContentProblem::field)
                    .contains(ContentField.LANGUAGE));
  }

  @Test
  void onlyWritersDoEither() {
    Actor newcomer = joint.newcomer("peter", joint.rights);
    byte[] file = bytes("no file at all");
    for (Actor actor : List.of(newcomer, joint.outsider)) {
      for (CampaignId campaign : List.of(id, CampaignId.random())) {
        assertThatThrownBy(() -> files.export(actor, PageEdition.own(campaign, actor, "en")))
            .isInstanceOf(AccessDenied.class)
            .hasMessage("not permitted: WRITE_PAGE");
        assertThatThrownBy(
                () -> files.bringIn(actor, PageEdition.own(campaign, actor, "en"), 0, file))
            .isInstanceOf(AccessDenied.class)
            .hasMessage("not permitted: WRITE_PAGE");
      }
    }
    assertThatThrownBy(() -> files.export(joint.maja, PageEdition.common(id, "en")))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> files.bringIn(joint.maja, PageEdition.common(id, "en"), 2, file))
        .isInstanceOf(AccessDenied.class);
  }
}
