package org.chorus.signature;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Work behind the signatures, on a clock that stands still. */
class FollowersTest {

  static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  static final int A_CROWD = 8;

  final AtomicLong nanos = new AtomicLong(-5); // the JDK's may be negative too
  final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
  final Followers followers = new Followers(events::add, nanos::get);

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  Duration untilTheNext() {
    Execution execution = new Execution(NOW, new TaskInstance<>("work", "recurring"));
    return Duration.between(
        NOW,
        followers.schedule().getNextExecutionTime(ExecutionComplete.success(execution, NOW, NOW)));
  }

  @Test
  void whileNobodySignsTheWorkIsDoneOnceAMinute() {
    assertThat(untilTheNext()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whilePeopleSignItIsDoneEachSecondUntilTheyHaveStoppedForAWhile() {
    followers.written(1);
    assertThat(untilTheNext()).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(4));
    assertThat(untilTheNext()).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(untilTheNext()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void theFirstToSignAfterASilenceBringsItForward() throws Exception {
    RecurringTask<Void> task = followers.task("work", () -> {});
    followers.written(1);
    followers.written(1);
    assertThat(events.poll(5, SECONDS)).isEqualTo(new Followers.Due(task));
    pass(Duration.ofSeconds(5));
    followers.written(1);
    assertThat(events.poll(5, SECONDS)).isEqualTo(new Followers.Due(task));
    assertThat(events).isEmpty();
  }

  @Test
  void itRestsForACrowdAndForNobodyElse() {
    Duration work = Duration.ofMillis(40);
    assertThat(followers.restAfter(work)).isZero();
    followers.written(A_CROWD - 1);
    assertThat(followers.restAfter(work)).isZero();
    followers.written(A_CROWD);
    assertThat(followers.restAfter(work)).isEqualTo(Duration.ofMillis(360));
    pass(Duration.ofSeconds(1));
    assertThat(followers.restAfter(work)).isZero();
  }

  @Test
  void itNeverRestsLongerThanFiveSeconds() {
    followers.written(A_CROWD);
    assertThat(followers.restAfter(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(5));
  }
}
