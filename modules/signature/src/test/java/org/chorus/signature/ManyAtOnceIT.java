package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.signature.SignOutcome.Accepted;
import org.chorus.switches.Switches;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A crowd, several nodes, and rows that spoil a batch. */
@HouseTest
class ManyAtOnceIT extends OnePool {

  @Autowired BatchWriter writer;
  @Autowired Intake intake;
  @Autowired Followers followers;
  @Autowired SignerKeys keys;
  @Autowired Switches switches;
  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  @Test
  void onePersonFromFiftyThreadsTwoNodesAndTwoCampaignsIsOneSignature() throws Exception {
    PublishedPage one = riversPetition();
    PublishedPage other = rightsLetter();
    Intake secondIntake = new Intake(writer, followers, new SimpleMeterRegistry());
    Signing secondNode = new Signing(keys, secondIntake, switches, clock);
    List<Callable<SignOutcome>> signers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      PublishedPage page = i % 2 == 0 ? one : other;
      Signing node = i / 2 % 2 == 0 ? signing : secondNode;
      signers.add(() -> node.sign(request(page, "ada@example.org")));
    }
    secondIntake.start();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(signers).stream().map(Future::resultNow))
          .filteredOn(Accepted.class::isInstance)
          .hasSize(1);
    } finally {
      secondIntake.stop();
    }
    assertThat(stored()).isEqualTo(1);
    assertThat(tallied()).isEqualTo(1);
    assertThat(touches("ASSIST")).isEqualTo(1);
    assertThat(touches("REPEAT")).isEqualTo(48);
  }

  @Test
  void manyNodesWriteToOnePoolWithoutDeadlockOrDoubleCount() throws Exception {
    PublishedPage one = riversPetition();
    PublishedPage other = rightsLetter();
    List<Callable<Integer>> nodes = new ArrayList<>();
    for (int node = 0; node < 6; node++) {
      Random random = new Random(node);
      nodes.add(
          () -> {
            int accepted = 0;
            for (int batch = 0; batch < 20; batch++) {
              List<SignatureRow> rows = new ArrayList<>();
              for (int i = 0; i < 40; i++) {
                rows.add(row(random.nextBoolean() ? one : other, random.nextInt(400)));
              }
              Collections.shuffle(rows, random);
              accepted += writeUntilLanded(rows);
            }
            return accepted;
          });
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      int accepted = threads.invokeAll(nodes).stream().mapToInt(Future::resultNow).sum();
      assertThat(accepted).isEqualTo((int) stored());
    }
  }

  @Test
  void aRowThatTheDatabaseRefusesDoesNotFailItsNeighbours() throws Exception {
    PublishedPage good = riversPetition();
    List<Callable<SignOutcome>> signers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String email = "neighbour" + i + "@example.org";
      signers.add(() -> signing.sign(request(good, email)));
      signers.add(() -> intake.take(poisoned(good)));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SignOutcome>> outcomes = threads.invokeAll(signers);
      assertThat(outcomes.stream().filter(o -> o.state() == Future.State.SUCCESS)).hasSize(40);
      assertThat(outcomes.stream().filter(o -> o.state() == Future.State.FAILED))
          .hasSize(40)
          .allMatch(o -> o.exceptionNow() instanceof NotStoredException);
    }
    assertThat(stored()).isEqualTo(40);
  }

  @Test
  void anAnswerToNoTextIsRefusedWithEverythingThatCameWithIt() {
    AnswerSheet answers = new AnswerSheet("{" + UUID.randomUUID() + "}", "{t}"); // no such text
    assertThatThrownBy(() -> writer.write(List.of(row(pool.value(), riversPetition(), 1, answers))))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("texts");
    assertThat(stored()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"signature", "touch", "consent_text"})
  void nobodyOnTheWayOfASignatureDeletesWhatOthersReferTo(String table) {
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    begun -> {
                      rows.openAll();
                      jdbc.sql("delete from " + table).update();
                    }))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  private int writeUntilLanded(List<SignatureRow> rows) throws SQLException {
    int accepted = 0;
    List<SignatureRow> open = rows;
    while (!open.isEmpty()) {
      Map<Integer, SignOutcome> outcomes;
      try {
        outcomes = writer.write(open);
      } catch (SQLException e) {
        // Two nodes saw the same assist at once: the constraint lets one through, the other
        // retries.
        assertThat(e.getSQLState()).isEqualTo("23505");
        for (SignatureRow row : open) {
          accepted += writeUntilLanded(row);
        }
        return accepted;
      }
      accepted += (int) outcomes.values().stream().filter(Accepted.class::isInstance).count();
      List<SignatureRow> missed = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        if (!outcomes.containsKey(i)) {
          missed.add(open.get(i));
        }
      }
      open = missed;
    }
    return accepted;
  }

  private int writeUntilLanded(SignatureRow row) throws SQLException {
    while (true) {
      try {
        Map<Integer, SignOutcome> outcome = writer.write(List.of(row));
        if (!outcome.isEmpty()) {
          return outcome.get(0) instanceof Accepted ? 1 : 0;
        }
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("23505");
      }
    }
  }

  private SignatureRow row(PublishedPage page, int person) {
    return row(pool.value(), page, person, AnswerSheet.BLANK);
  }

  private SignatureRow poisoned(PublishedPage page) {
    return row(UUID.randomUUID(), page, 1, AnswerSheet.BLANK); // no such pool
  }

  private SignatureRow row(UUID intoPool, PublishedPage page, int person, AnswerSheet answers) {
    return rowOf(intoPool, page, "person-" + person, "p" + person + "@example.org", answers, null);
  }
}
