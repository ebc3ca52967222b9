package org.chorus.signature;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.signature.Standings.Step;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A pool of people who sign in every manner, and what can be done with their signatures. */
abstract class StandingsPool extends OnePool {

  static final int PEOPLE = 60;

  @Autowired Standings standings;
  @Autowired Erasures erasures;
  @Autowired BatchWriter writer;
  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  /** How somebody signs: what the campaign asks of them, and whether they looked suspicious. */
  record Manner(boolean needsConfirmation, boolean held) {}

  static final Manner AT_ONCE = new Manner(false, false);
  static final Manner ONCE_CONFIRMED = new Manner(true, false);
  static final Manner SUSPICIOUS = new Manner(false, true);

  long signs(int person, PublishedPage page, Manner manner) throws SQLException {
    writer.write(List.of(row(person, page, manner)));
    return stored
        .sql("select id from signature where pool_id = ? and email = ?")
        .params(pool.value(), "p" + person + "@example.org")
        .query(Long.class)
        .single();
  }

  SignatureRow row(int person, PublishedPage page, Manner manner) {
    return withManner(
        rowOf(
            pool.value(),
            page,
            "person-" + person,
            "p" + person + "@example.org",
            AnswerSheet.BLANK,
            null),
        manner);
  }

  static SignatureRow withManner(SignatureRow row, Manner manner) {
    return new SignatureRow(
        row.pool(),
        row.signerKey(),
        row.email(),
        row.givenName(),
        row.familyName(),
        row.language(),
        row.country(),
        row.campaign(),
        row.organization(),
        row.revision(),
        row.channel(),
        null,
        null,
        row.signedAt(),
        manner.needsConfirmation(),
        manner.held(),
        null,
        null,
        row.answers(),
        row.ownWords());
  }

  long take(Step step, List<Long> signatures) {
    return requireNonNull(
        transactions.execute(
            begun -> {
              rows.openAll();
              return standings.take(step, signatures);
            }));
  }

  long take(Step step, long signature) {
    return take(step, List.of(signature));
  }

  void erase(long signature) {
    transactions.executeWithoutResult(
        begun -> {
          rows.openAll();
          jdbc.sql("select id from signature where id = ? for update")
              .param(signature)
              .query()
              .listOfRows();
          erasures.erase(signature);
        });
  }

  PublishedPage anyPage(Random random) {
    return random.nextBoolean() ? riversPetition() : rightsLetter();
  }

  long assistsOfRights() {
    return numbers.of(joint.maja, joint.coalition, pool).assists();
  }
}
