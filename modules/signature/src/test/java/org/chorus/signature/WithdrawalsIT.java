package org.chorus.signature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.LinkToken;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** A person who signed on two pages, holds the link from the mail, and wants the signature back. */
@HouseTest
class WithdrawalsIT extends OnePool {

  @Autowired Withdrawals withdrawals;
  @Autowired Confirmations confirmations;
  @Autowired SignatureFeed feed;
  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  LinkToken token;

  @BeforeEach
  void link() {
    signing.sign(request(riversPetition(), "ada@example.org", yesToAll(riversPetition())));
    signing.sign(request(rightsLetter(), "ada@example.org"));
    token = requireNonNull(transactions.execute(begun -> confirmations.issue(signature())));
    confirmations.confirm(token);
    clock.advance(Duration.ofMinutes(1));
  }

  private long signature() {
    return stored
        .sql("select id from signature where pool_id = ?")
        .param(pool.value())
        .query(Long.class)
        .single();
  }

  private long count(String rows) {
    return stored.sql("select count(*) from " + rows).query(Long.class).single();
  }

  private long assists() {
    return numbers.of(joint.maja, joint.coalition, pool).assists();
  }

  @Test
  void lookingTakesNothingBack() {
    assertThat(withdrawals.look(token)).isInstanceOf(WithdrawOutcome.Stands.class);
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Test
  void whatIsTakenBackDoesNotCount_norDoesItsAssist() {
    assertThat(withdrawals.withdraw(token)).isInstanceOf(WithdrawOutcome.Withdrawn.class);
    assertThat(numbers.total(pool)).isZero();
    assertThat(assists()).isZero();
    assertThat(withdrawals.look(token)).isInstanceOf(WithdrawOutcome.Withdrawn.class);
  }

  @Test
  void takenBackTwiceIsTakenBackOnce() {
    assertThat(withdrawals.withdraw(token)).isEqualTo(withdrawals.withdraw(token));
    assertThat(numbers.total(pool)).isZero();
  }

  @Test
  void whatIsTakenBackCannotBeConfirmed() {
    withdrawals.withdraw(token);
    assertThat(confirmations.look(token)).isInstanceOf(ConfirmOutcome.Withdrawn.class);
    assertThat(confirmations.confirm(token)).isInstanceOf(ConfirmOutcome.Withdrawn.class);
    assertThat(numbers.total(pool)).isZero();
  }

  @Test
  void whatIsErasedLeavesNothingButANumberOfTheDay() {
    long id = signature();
    assertThat(withdrawals.erase(token)).isInstanceOf(WithdrawOutcome.Erased.class);
    assertThat(numbers.total(pool)).isZero();
    assertThat(assists()).isZero();
    assertThat(stored()).isZero();
    for (String table : List.of("touch", "confirmation", "signed_letter")) {
      assertThat(count(table + " where signature_id = " + id)).as(table).isZero();
    }
    assertThat(count("tally where pool_id = '" + pool.value() + "' and signatures <> 0")).isZero();
    assertThat(
            stored
                .sql("select signatures from erasure where pool_id = ?")
                .param(pool.value())
                .query((row, number) -> row.getLong("signatures"))
                .list())
        .containsExactly(1L);
  }

  @Test
  void aLinkToWhatIsErasedLeadsNowhere() {
    withdrawals.erase(token);
    assertThat(withdrawals.look(token)).isEqualTo(new WithdrawOutcome.Unknown());
    assertThat(withdrawals.erase(token)).isEqualTo(new WithdrawOutcome.Unknown());
    assertThat(withdrawals.withdraw(token)).isEqualTo(new WithdrawOutcome.Unknown());
    assertThat(confirmations.confirm(token)).isEqualTo(new ConfirmOutcome.Unknown());
  }

  @Test
  void whatIsTakenBackCanStillBeErased() {
    withdrawals.withdraw(token);
    withdrawals.erase(token);
    assertThat(stored()).isZero();
  }

  @Test
  void aLinkTooOldToConfirmIsGoodForTakingBackAndErasing() {
    clock.advance(Confirmations.VALID_FOR.plusDays(300));
    assertThat(withdrawals.withdraw(token)).isInstanceOf(WithdrawOutcome.Withdrawn.class);
    assertThat(withdrawals.erase(token)).isInstanceOf(WithdrawOutcome.Erased.class);
  }

  @Test
  void whoeverMakesUpALinkTakesNothingBack() {
    assertThat(withdrawals.withdraw(LinkToken.random())).isEqualTo(new WithdrawOutcome.Unknown());
    assertThat(withdrawals.erase(LinkToken.random())).isEqualTo(new WithdrawOutcome.Unknown());
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Test
  void whoeverWasErasedAndSignsAgainIsNew() {
    withdrawals.erase(token);
    assertThat(signing.sign(request(rightsLetter(), "ada@example.org")))
        .isInstanceOf(SignOutcome.Accepted.class);
    assertThat(numbers.total(pool)).isEqualTo(1);
    assertThat(touches("FIRST")).isEqualTo(1);
  }

  @Nested
  class GivenItWasTakenBackAndIsGivenAgain {

    @BeforeEach
    void again() {
      withdrawals.withdraw(token);
      clock.advance(Duration.ofMinutes(1));
      assertThat(signing.sign(request(rightsLetter(), "Ada@Example.org")))
          .isInstanceOf(SignOutcome.AlreadySigned.class); // the same page as for everybody
    }

    @Test
    void thenItCountsAgainWithItsAssist() {
      assertThat(numbers.total(pool)).isEqualTo(1);
      assertThat(assists()).isEqualTo(1);
      assertThat(touches("RETURN")).isEqualTo(1);
    }

    /** Anybody can enter the address: its owner hears of it, and confirms anew or takes it back. */
    @Test
    void thenTheAddressIsToBeConfirmedAnew() {
      long ada = signature();
      assertThat(numbers.of(joint.ines, joint.coalition, pool).confirmed()).isZero();
      assertThat(feed.after(SignatureFeed.Position.START, Integer.MAX_VALUE))
          .filteredOn(signature -> signature.id() == ada)
          .hasSize(2);
      assertThat(withdrawals.withdraw(token)).isInstanceOf(WithdrawOutcome.Withdrawn.class);
      assertThat(numbers.total(pool)).isZero();
    }

    @Test
    void thenBothMailsInOneGoHaveTheSameLink() {
      List<Long> twice = List.of(signature(), signature());
      Map<Long, LinkToken> links =
          requireNonNull(transactions.execute(begun -> confirmations.issue(twice)));
      assertThat(links).containsOnlyKeys(signature());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "chorus_app,        signature",
    "chorus_app,        touch",
    "chorus_staff,      signature",
    "chorus_staff,      touch",
    "chorus_supporters, signature",
    "chorus_supporters, touch",
    "chorus_erasure,    confirmation",
    "chorus_erasure,    consent_text"
  })
  void nobodyElseDeletes(String role, String table) {
    assertThatThrownBy(() -> as(role, "delete from " + table))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select email from signature",
        "select given_name from signature",
        "select signer_key from signature",
        "select answers from touch",
        "select words from signed_letter",
        "select * from confirmation",
        "update signature set email = ''",
        "update touch set kind = 'FIRST'",
        "delete from tally",
        "delete from erasure",
        "select * from member"
      })
  void whoeverErasesReadsAndChangesNothingThatNamesAnybody(String statement) {
    assertThatThrownBy(() -> as("chorus_erasure", statement))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  private void as(String role, String statement) {
    transactions.executeWithoutResult(
        begun -> {
          jdbc.sql("select set_config('role', :role, true)")
              .param("role", role)
              .query()
              .singleRow();
          jdbc.sql(statement).update();
        });
  }

  @Test
  void nobodyErasesOutsideOfATransaction() {
    assertThatThrownBy(() -> rows.openForErasure())
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}
