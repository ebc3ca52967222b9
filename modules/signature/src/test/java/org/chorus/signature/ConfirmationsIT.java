package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

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
