package org.chorus.signature;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chorus.campaign.link.Channel;
import org.chorus.signature.SignOutcome.Accepted;
import org.chorus.signature.SignOutcome.Overloaded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How the intake stops, with a stub in the database's place. */
class IntakeTest {

  /** Far less than the longest wait for an answer. */
  static final int AT_ONCE_SECONDS = 5;

  static final SignatureRow ROW =
      new SignatureRow(
          UUID.randomUUID(),
          new byte[32],
          "ada@example.org",
          "Ada",
          "Lovelace",
          "en",
          null,
          UUID.randomUUID(),
          null,
          UUID.randomUUID(),
          Channel.PAGE,
          null,
          null,
          Instant.parse("2026-03-02T09:00:00Z"),
          false,
          false,
          null,
          null,
          AnswerSheet.BLANK,
          null);

  final StubWriter writer = new StubWriter();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Intake intake = new Intake(writer, new Followers(event -> {}), meters);
  final ExecutorService people = Executors.newCachedThreadPool();

  @AfterEach
  void leave() {
    writer.database.countDown();
    intake.stop();
    people.close();
  }

  @Test
  void beforeTheStartAndAfterTheStopEverybodyIsRefusedAtOnce() {
    assertThat(intake.take(ROW)).isInstanceOf(Overloaded.class);
    intake.start();
    intake.stop();
    assertThat(intake.take(ROW)).isInstanceOf(Overloaded.class);
    assertThat(writer.written).hasValue(0);
  }

  @Test
  void whileItStopsWhatIsQueuedIsWrittenAndWhoeverComesIsRefusedAtOnce() throws Exception {
    intake.start();
    Future<SignOutcome> beingWritten = people.submit(() -> intake.take(ROW));
    assertThat(writer.asked.await(AT_ONCE_SECONDS, SECONDS)).isTrue();
    Future<SignOutcome> queued = people.submit(() -> intake.take(ROW));
    while (meters.get("chorus.intake.queue").gauge().value() < 1) {
      Thread.onSpinWait();
    }

    Future<?> stop = people.submit(() -> intake.stop());
    while (intake.isRunning()) {
      Thread.onSpinWait();
    }
    assertThat(people.submit(() -> intake.take(ROW)).get(AT_ONCE_SECONDS, SECONDS))
        .isInstanceOf(Overloaded.class);

    writer.database.countDown();
    stop.get(AT_ONCE_SECONDS, SECONDS);
    assertThat(beingWritten.get(AT_ONCE_SECONDS, SECONDS)).isInstanceOf(Accepted.class);
    assertThat(queued.get(AT_ONCE_SECONDS, SECONDS)).isInstanceOf(Accepted.class);
    assertThat(writer.written).hasValue(2);
  }

  @Test
  void nobodyIsForgottenInTheMomentOfTheStop() throws Exception {
    writer.database.countDown();
    for (int round = 0; round < 100; round++) {
      intake.start();
      AtomicInteger accepted = new AtomicInteger();
      CountDownLatch crowd = new CountDownLatch(200);
      Callable<SignOutcome> untilRefused =
          () -> {
            SignOutcome outcome = intake.take(ROW);
            while (outcome instanceof Accepted) {
              accepted.incrementAndGet();
              crowd.countDown();
              outcome = intake.take(ROW);
            }
            return outcome;
          };
      int before = writer.written.get();
      List<Future<SignOutcome>> refusals = new ArrayList<>();
      for (Callable<SignOutcome> person : Collections.nCopies(48, untilRefused)) {
        refusals.add(people.submit(person));
      }
      assertThat(crowd.await(AT_ONCE_SECONDS, SECONDS)).isTrue();
      intake.stop();
      for (Future<SignOutcome> refusal : refusals) {
        assertThat(refusal.get(AT_ONCE_SECONDS, SECONDS))
            .as("round %d", round)
            .isInstanceOf(Overloaded.class);
      }
      assertThat(writer.written.get() - before).isEqualTo(accepted.get());
    }
  }

  /** Keeps whoever asks waiting until the database is there. */
  static final class StubWriter extends BatchWriter {

    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch database = new CountDownLatch(1);
    final AtomicInteger written = new AtomicInteger();

    StubWriter() {
      super(new DriverManagerDataSource());
    }

    @Override
    Map<Integer, SignOutcome> write(List<SignatureRow> rows) {
      asked.countDown();
      try {
        database.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      written.addAndGet(rows.size());
      return IntStream.range(0, rows.size()).boxed().collect(toMap(n -> n, n -> new Accepted(n)));
    }
  }
}
