package org.chorus.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.EmailAddress;
import org.chorus.mail.outbox.FaultyMailServer.Taken;
import org.chorus.switches.Switches;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes with several workers each, one database, and a mail server that breaks. */
@HouseTest
@TestPropertySource(
    properties = {
      "chorus.public-url=https://petitions.example",
      "chorus.mail.from=campaigns@petitions.example"
    })
class NeverTwiceIT {

  private static final int MAILS = 600;
  private static final int WORKERS = 6; // of each node
  private static final int FAULTS_IN_A_HUNDRED = 20;

  @Autowired JdbcClient jdbc;
  @Autowired SupporterRows rows;
  @Autowired PlatformTransactionManager transactions;
  @Autowired ReturnPaths returnPaths;
  @Autowired DomainSigner signer;
  @Autowired JdbcOperations plain;
  @Autowired Mailbag bag;
  @Autowired DayTally tally;
  @Autowired Switches switches;
  @Autowired ManualClock clock;
  @Autowired WholeDatabase stored;

  private Outbox node(FaultyMailServer server) {
    JavaMailSenderImpl settings = new JavaMailSenderImpl();
    settings.setHost("127.0.0.1");
    settings.setPort(server.port());
    MailServer connections = new MailServer(settings);
    return new Outbox(
        jdbc,
        plain,
        rows,
        transactions,
        connections,
        new Composer(connections, "campaigns@petitions.example", returnPaths, signer, clock),
        signer,
        tally,
        switches,
        clock);
  }

  private static Letter letter(long seed, int number) {
    return new Letter(
        new EmailAddress("person" + number + ".of." + seed + "@example.org"),
        "Rivers",
        Optional.empty(),
        "Please confirm",
        "text",
        "<p>html</p>",
        Optional.of(new Letter.SignedOn(number, Optional.empty())));
  }

  private long waiting() {
    return stored
        .sql("select count(*) from mail_outbox where state <> 'FAILED'")
        .query(Long.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20261130, 4711})
  void eachMailArrivesAndWhatArrivesTwiceSaysSo(long seed) throws Exception {
    try (FaultyMailServer server = new FaultyMailServer(seed, FAULTS_IN_A_HUNDRED)) {
      List<Outbox> nodes = List.of(node(server), node(server));
      new TransactionTemplate(transactions)
          .executeWithoutResult(
              begun -> bag.put(IntStream.range(0, MAILS).mapToObj(n -> letter(seed, n)).toList()));
      for (int round = 0; waiting() > 0; round++) {
        assertThat(round).as("seed %d: it ends", seed).isLessThan(20);
        sendByAll(nodes);
        clock.advance(Duration.ofHours(6)); // past every pause and every lease
      }
      Map<String, Set<String>> idsByRecipient =
          server.taken().stream()
              .collect(
                  Collectors.groupingBy(
                      Taken::recipient, Collectors.mapping(Taken::messageId, Collectors.toSet())));
      assertThat(idsByRecipient).as("seed %d: everybody was written to", seed).hasSize(MAILS);
      assertThat(idsByRecipient.values())
          .as("seed %d: a repetition has the same Message-ID", seed)
          .allSatisfy(ids -> assertThat(ids).hasSize(1));
      assertThat(server.taken().size() - MAILS)
          .as("seed %d: repeated only what was taken in silence", seed)
          .isEqualTo(server.takenInSilence());
      assertThat(server.takenInSilence()).as("seed %d: there was some of it", seed).isPositive();
    }
  }

  /** Another worker may take what was claimed ten minutes ago: by then this one has let it go. */
  @Test
  void whatASlowServerLeavesNoTimeForIsGivenBackAndCountsAsNoAttempt() {
    try (FaultyMailServer slow =
            new FaultyMailServer(1, 0, () -> clock.advance(Duration.ofMinutes(1)));
        FaultyMailServer quick = new FaultyMailServer(1, 0)) {
      new TransactionTemplate(transactions)
          .executeWithoutResult(
              begun -> bag.put(IntStream.range(0, 20).mapToObj(n -> letter(99, n)).toList()));

      node(slow).sendDue();

      assertThat(slow.taken()).hasSize(6);
      assertThat(
              stored
                  .sql("select distinct state || ' ' || attempts from mail_outbox")
                  .query(String.class)
                  .list())
          .containsExactly("QUEUED 0");
      node(quick).sendDue();
      assertThat(quick.taken()).hasSize(14).doesNotContainAnyElementsOf(slow.taken());
    }
  }

  private static void sendByAll(List<Outbox> nodes) throws Exception {
    List<Callable<Void>> workers = new ArrayList<>();
    for (Outbox node : nodes) {
      for (int n = 0; n < WORKERS; n++) {
        workers.add(
            () -> {
              while (node.sendDue() > 0) {
                // another batch may be due
              }
              return null;
            });
      }
    }
    try (var threads = Executors.newFixedThreadPool(workers.size())) {
      for (var done : threads.invokeAll(workers)) {
        done.get();
      }
    }
  }
}
