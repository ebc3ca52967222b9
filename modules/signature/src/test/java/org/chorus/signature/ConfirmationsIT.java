package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chorus.kernel.LinkToken;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A person who signed and holds the link from the mail. */
@HouseTest
class ConfirmationsIT extends OnePool {

  @Autowired Confirmations confirmations;
  @Autowired TransactionOperations transactions;

  LinkToken token;

  @BeforeEach
  void link() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    long id =
        stored
            .sql("select id from signature where pool_id = ?")
            .param(pool.value())
            .query(Long.class)
            .single();
    token = transactions.execute(status -> confirmations.issue(id));
  }

  long confirmed() {
    return numbers.of(joint.ines, joint.coalition, pool).confirmed();
  }

  @Test
  void whenOnlyLookedAt_thenNothingIsConfirmed() {
    assertThat(confirmations.look(token)).isInstanceOf(ConfirmOutcome.Confirmed.class);
    assertThat(confirmed()).isZero();
  }

  @Test
  void whenConfirmedTwice_thenOnceIsEnough() {
    assertThat(confirmations.confirm(token)).isEqualTo(confirmations.confirm(token));
    assertThat(confirmed()).isEqualTo(1);
  }

  @Test
  void whenTooOld_thenNothingIsConfirmed() {
    clock.advance(Confirmations.VALID_FOR);
    assertThat(confirmations.confirm(token)).isInstanceOf(ConfirmOutcome.Expired.class);
    assertThat(confirmed()).isZero();
  }

  @Test
  void whenMadeAgain_thenItIsTheSameAndTheClockStartsAnew() {
    clock.advance(Confirmations.VALID_FOR);
    assertThat(issueAgain()).isEqualTo(token);
    clock.advance(Confirmations.VALID_FOR.minusSeconds(1));
    assertThat(confirmations.confirm(token)).isInstanceOf(ConfirmOutcome.Confirmed.class);
    assertThat(confirmed()).isEqualTo(1);
  }

  @Test
  void whenAnEarlierReleaseMadeIt_thenItEndsAndAnotherTakesItsPlace() {
    LinkToken random = LinkToken.random();
    stored
        .sql("update confirmation set token_hash = :hash where token_hash = :made")
        .param("hash", random.hash())
        .param("made", token.hash())
        .update();
    assertThat(confirmations.look(random)).isInstanceOf(ConfirmOutcome.Confirmed.class);
    clock.advance(Duration.ofDays(1));
    LinkToken made = issueAgain();
    assertThat(made).isNotEqualTo(random);
    assertThat(issueAgain()).isEqualTo(made);
    assertThat(confirmations.look(random)).isEqualTo(new ConfirmOutcome.Unknown());
    assertThat(confirmations.confirm(made)).isInstanceOf(ConfirmOutcome.Confirmed.class);
  }

  private LinkToken issueAgain() {
    long id =
        stored
            .sql("select id from signature where pool_id = ?")
            .param(pool.value())
            .query(Long.class)
            .single();
    return transactions.execute(status -> confirmations.issue(id));
  }

  @Test
  void whenMadeUp_thenUnknown() {
    assertThat(confirmations.confirm(LinkToken.random())).isEqualTo(new ConfirmOutcome.Unknown());
  }

  @Test
  void whenTheDatabaseIsRead_thenTheLinkIsNotInIt() {
    assertThat(
            stored
                .sql("select encode(token_hash, 'base64') from confirmation")
                .query(String.class)
                .list())
        .noneMatch(hash -> hash.contains(token.value().substring(0, 20)));
    assertThat(token).hasToString("LinkToken[masked]");
  }
}
