package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.PoolId;
import org.chorus.signature.SignOutcome.Accepted;
import org.chorus.signature.SignOutcome.AlreadySigned;
import org.chorus.testing.HouseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of a letter that signers may put into their own words. */
@HouseTest
class SignedLettersIT extends OnePool {

  @Autowired CampaignSettings settings;
  @Autowired Intake intake;

  @BeforeEach
  void aLetterForOwnWords() {
    CampaignId own = joint.letterInto(pool, "own");
    settings.chooseWords(joint.ines, own, LetterWords.SIGNERS_OWN);
    joint.publish(own);
  }

  private PublishedPage riversOwn() {
    return joint.page("own", joint.rivers);
  }

  private PublishedPage rightsOwn() {
    return joint.page("own", joint.rights);
  }

  private static SignRequest inOwnWords(PublishedPage page, String email, String words) {
    return new SignRequest(
        page,
        new PersonName("Ada"),
        new PersonName("Lovelace"),
        new EmailAddress(email),
        Map.of(),
        Optional.of(new OwnWords(words)));
  }

  private List<@Nullable String> letters() {
    return stored
        .sql(
            """
            select email || ': ' || words
              from signed_letter join signature on signature.id = signature_id
             where pool_id = ? order by email
            """)
        .param(pool.value())
        .query(String.class)
        .list();
  }

  private long counted() {
    return numbers.of(joint.maja, joint.coalition, pool).inOwnWords().orElseThrow();
  }

  @Test
  void ownWordsAreKeptWithTheSignatureAndTheCommonTextIsNot() {
    signing.sign(inOwnWords(riversOwn(), "ada@example.org", "Please\n\n<b>stop</b>; drop table"));
    signing.sign(request(riversOwn(), "bob@example.org"));

    assertThat(letters()).containsExactly("ada@example.org: Please\n\n<b>stop</b>; drop table");
    assertThat(stored()).isEqualTo(2);
    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void theFirstLetterStays() {
    assertThat(signing.sign(inOwnWords(riversOwn(), "ada@example.org", "Mine.")))
        .isInstanceOf(Accepted.class);
    assertThat(signing.sign(inOwnWords(riversOwn(), "Ada@example.org", "Mine, once more.")))
        .isInstanceOf(AlreadySigned.class);
    assertThat(signing.sign(inOwnWords(rightsOwn(), "ada@example.org", "Mine, elsewhere.")))
        .isInstanceOf(AlreadySigned.class);

    assertThat(letters()).containsExactly("ada@example.org: Mine.");
    assertThat(touches("ASSIST")).isEqualTo(1);
  }

  @Test
  void whoeverSignedTheCommonTextHasSignedThat() {
    signing.sign(request(riversOwn(), "ada@example.org"));
    signing.sign(inOwnWords(riversOwn(), "ada@example.org", "Another wrote this."));
    signing.sign(request(riversPetition(), "bob@example.org"));
    signing.sign(inOwnWords(rightsOwn(), "bob@example.org", "Another wrote this."));

    assertThat(letters()).isEmpty();
    assertThat(counted()).isZero();
  }

  @Test
  void onePersonFromFiftyThreadsHasOneLetter() throws Exception {
    PublishedPage rivers = riversOwn();
    PublishedPage rights = rightsOwn();
    List<Callable<SignOutcome>> signers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      SignRequest request =
          inOwnWords(i % 2 == 0 ? rivers : rights, "ada@example.org", "Letter " + i);
      signers.add(() -> signing.sign(request));
    }
    List<Future<SignOutcome>> outcomes;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes = threads.invokeAll(signers);
    }

    int first =
        outcomes.stream()
            .map(Future::resultNow)
            .map(Object::getClass)
            .toList()
            .indexOf(Accepted.class);
    assertThat(letters()).containsExactly("ada@example.org: Letter " + first);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void aLetterThatTheDatabaseRefusesDoesNotFailItsNeighbours() throws Exception {
    PublishedPage page = riversOwn();
    List<Callable<SignOutcome>> signers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      SignRequest request = inOwnWords(page, "neighbour" + i + "@example.org", "Letter " + i);
      SignatureRow spoiled = spoiled(page, i);
      signers.add(() -> signing.sign(request));
      signers.add(() -> intake.take(spoiled));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SignOutcome>> outcomes = threads.invokeAll(signers);
      assertThat(outcomes.stream().filter(o -> o.state() == Future.State.FAILED))
          .hasSize(20)
          .allMatch(o -> o.exceptionNow() instanceof NotStoredException);
    }

    assertThat(stored()).isEqualTo(20); // a signature whose letter is refused is not stored either
    assertThat(letters()).hasSize(20);
  }

  /** One with a NUL, which PostgreSQL keeps in no text. */
  private SignatureRow spoiled(PublishedPage page, int person) {
    return rowOf(
        pool.value(),
        page,
        "spoiled-" + person,
        "spoiled" + person + "@example.org",
        AnswerSheet.BLANK,
        "Letter\u0000" + person);
  }

  @Test
  void theLetterGoesWithTheSignature() {
    signing.sign(inOwnWords(riversOwn(), "ada@example.org", "Mine."));
    long signature =
        stored
            .sql("select id from signature where pool_id = ?")
            .param(pool.value())
            .query(Long.class)
            .single();
    stored.sql("delete from touch where signature_id = ?").param(signature).update();
    stored.sql("delete from signature where id = ?").param(signature).update();
    stored.sql("delete from tally where pool_id = ?").param(pool.value()).update();

    assertThat(
            stored
                .sql("select count(*) from signed_letter where signature_id = ?")
                .param(signature)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void wherePeopleSignTheSameThereAreNoOwnWords() {
    PublishedPage same = rightsLetter();
    assertThatThrownBy(() -> inOwnWords(same, "ada@example.org", "Mine."))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thereIsNoNumberWhereNobodyIsAsked() {
    CampaignId alone = joint.petition("alone");
    joint.publish(alone);
    PoolId other = joint.overview(alone).pool();

    assertThat(numbers.of(joint.ines, joint.coalition, other).inOwnWords()).isEmpty();
    assertThat(numbers.of(joint.ines, joint.coalition, PoolId.random()).inOwnWords()).isEmpty();
  }
}
