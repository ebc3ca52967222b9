package org.chorus.switches;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.switches.Switch.COUNTERS;
import static org.chorus.switches.Switch.MAIL;
import static org.chorus.switches.Switch.SIGNING;
import static org.chorus.switches.Switch.SITE;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How a node hears of the switches, when another one flips them and when the database is away. */
@HouseTest
class SwitchesIT {

  static final Actor SOMEBODY =
      new Actor(new Subject("somebody"), "Somebody", OrganizationId.random());

  @Autowired SwitchRecords records;
  @Autowired AuditTrail audit;
  @Autowired DataSource dataSource;
  @Autowired PlatformTransactionManager transactions;
  @Autowired ManualClock clock;

  final AtomicLong nanos = new AtomicLong();
  Frail database;
  Switches otherNode;

  @BeforeEach
  void anotherNode() {
    database = new Frail(dataSource);
    otherNode =
        new Switches(
            new SwitchRecords(JdbcClient.create(database), audit, clock), () -> nanos.get());
  }

  @AfterEach
  void everythingRuns() {
    for (Switch which : Switch.values()) {
      records.switchOn(SOMEBODY, which, "");
    }
  }

  private void off(Switch which, String message) {
    assertThat(records.switchOff(SOMEBODY, which, message, "a test"))
        .isEqualTo(new FlipOutcome.Done());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void anotherNodeHearsOfItWithinASecond() {
    assertThat(otherNode.allOff()).isEmpty();
    off(SIGNING, "Back at noon.");
    pass(Duration.ofMillis(1_001));
    assertThat(otherNode.off(SIGNING)).contains(new Off(clock.instant(), "Back at noon."));
    assertThat(otherNode.isOff(MAIL)).isFalse();

    records.switchOn(SOMEBODY, SIGNING, "");
    pass(Duration.ofMillis(1_001));
    assertThat(otherNode.off(SIGNING)).isEmpty();
  }

  @Test
  void whoeverAsksFirstAfterALongSilenceHearsOfItAtOnce() {
    assertThat(otherNode.isOff(SITE)).isFalse();
    off(SITE, "");
    pass(Duration.ofHours(9));
    assertThat(otherNode.isOff(SITE)).isTrue();
  }

  @Test
  void howeverManyAskTheDatabaseIsAskedOnceASecondAndNeverByNobody() {
    for (int n = 0; n < 1_000; n++) {
      otherNode.isOff(COUNTERS);
    }
    assertThat(database.asked()).isEqualTo(1);
    pass(Duration.ofHours(1));
    assertThat(database.asked()).isEqualTo(1);
    otherNode.isOff(COUNTERS);
    otherNode.isOff(SIGNING);
    assertThat(database.asked()).isEqualTo(2);
  }

  @Test
  void whileOneWaitsForASlowDatabaseTheOthersGoOnWithWhatWasKnown() throws Exception {
    assertThat(otherNode.isOff(SIGNING)).isFalse();
    off(SIGNING, "");
    CountDownLatch answers = new CountDownLatch(1);
    database.answerAfter(answers);
    pass(Duration.ofSeconds(2));
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first = people.submit(() -> otherNode.isOff(SIGNING));
      while (database.asked() < 2) {
        Thread.onSpinWait(); // until the first one waits
      }
      for (int n = 0; n < 100; n++) {
        assertThat(people.submit(() -> otherNode.isOff(SIGNING)).get(10, SECONDS)).isFalse();
      }
      assertThat(first.isDone()).isFalse();
      answers.countDown();
      assertThat(first.get(10, SECONDS)).isTrue();
    }
    assertThat(database.asked()).isEqualTo(2);
    assertThat(otherNode.isOff(SIGNING)).isTrue();
  }

  @Test
  void whatSomebodyReadBeforeAFlipDoesNotOutliveIt() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    Switches node =
        new Switches(
            new SwitchRecords(JdbcClient.create(dataSource), audit, clock) {
              @Override
              Map<Switch, Off> off() {
                Map<Switch, Off> before = super.off();
                read.countDown();
                await(goesOn);
                return before;
              }
            },
            () -> nanos.get());
    Thread reader = Thread.ofVirtual().start(() -> node.isOff(SIGNING));
    await(read);
    off(SIGNING, "");
    Thread flip = Thread.ofPlatform().start(() -> node.hear(new SwitchFlipped(SIGNING)));
    while (flip.isAlive() && flip.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait(); // until it is done, or waits for the reader
    }
    goesOn.countDown();
    flip.join();
    reader.join();
    assertThat(node.isOff(SIGNING)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whileTheDatabaseIsAwayTheSwitchesStandAsBefore() {
    off(MAIL, "Soon.");
    assertThat(otherNode.isOff(MAIL)).isTrue();
    database.goAway();
    for (int second = 0; second < 5; second++) {
      pass(Duration.ofSeconds(2));
      assertThat(otherNode.off(MAIL)).map(Off::message).contains("Soon.");
      assertThat(otherNode.isOff(SIGNING)).isFalse();
    }
    otherNode.hear(new SwitchFlipped(MAIL)); // and it goes away right after a flip
    assertThat(otherNode.isOff(MAIL)).isTrue();

    off(SIGNING, "");
    database.comeBack();
    pass(Duration.ofSeconds(2));
    assertThat(otherNode.isOff(SIGNING)).isTrue();
  }

  @Test
  void aNodeThatNeverHeardOfThemLetsEverythingRun() {
    off(SIGNING, "");
    database.goAway();
    assertThat(otherNode.allOff()).isEmpty();
    database.comeBack();
    pass(Duration.ofSeconds(2));
    assertThat(otherNode.isOff(SIGNING)).isTrue();
  }

  /** A transaction that is there already neither sees an old state nor is lost. */
  @Test
  void askingInATransactionAsksOutsideOfIt() {
    TransactionTemplate frozen = new TransactionTemplate(transactions);
    frozen.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    frozen.executeWithoutResult(
        begun -> {
          assertThat(records.off()).isEmpty();
          flipElsewhere(SIGNING);
          assertThat(records.off()).containsKey(SIGNING);
        });
  }

  private void flipElsewhere(Switch which) {
    try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
      elsewhere.submit(() -> off(which, "")).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoFlipsAtTheSameTimeWaitsAndOneStateIsLeft() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      for (int n = 0; n < 8; n++) {
        int person = n;
        Future<?> _ =
            people.submit(
                () -> {
                  start.await();
                  return person % 2 == 0
                      ? records.switchOff(SOMEBODY, COUNTERS, "by " + person, "a test")
                      : records.switchOn(SOMEBODY, COUNTERS, "");
                });
      }
      start.countDown();
    }
    assertThat(records.all())
        .filteredOn(each -> each.which() == COUNTERS)
        .singleElement()
        .satisfies(counters -> assertThat(counters.last()).isPresent());
    off(COUNTERS, "the last word");
    assertThat(records.off()).containsOnlyKeys(COUNTERS);
    assertThat(records.off().values()).extracting(Off::message).containsExactly("the last word");
  }
}
