package org.chorus.local.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.chorus.local.CannotStart;

/**
 * Whether a signature that was acknowledged is there whatever dies: people sign, the app or
 * PostgreSQL is killed in the middle of it, and what they were told is compared with what is
 * stored. Nobody who got no answer is counted as acknowledged; many of them are stored all the
 * same, which is no fault.
 */
final class CrashBenchmark {

  private static final int ROUNDS = 20;
  private static final int SIGNERS = 32;
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final int LONGEST_MS = 3_000;
  private static final Duration RECOVERY = Duration.ofMinutes(2);

  private final House house;
  private final Progress progress;
  private final int rounds;
  private final Random random;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger networks = new AtomicInteger();

  CrashBenchmark(House house, BenchOptions options, Progress progress) {
    this.house = house;
    this.progress = progress;
    this.rounds = options.rounds().orElse(ROUNDS);
    this.random = new Random(options.seed());
  }

  Result run() throws InterruptedException {
    int killedApps = 0;
    for (int round = 1; round <= rounds; round++) {
      boolean app = random.nextBoolean();
      Duration until = SHORTEST.plusMillis(random.nextInt(LONGEST_MS));
      killedApps += app ? 1 : 0;
      int before = acknowledged.size();
      signAndKill(round, app, until);
      recover(app);
      progress.note(
          "round " + round,
          (app ? "app" : "PostgreSQL")
              + " killed after "
              + until.toMillis()
              + " ms, "
              + (acknowledged.size() - before)
              + " acknowledged, recovered");
    }
    return compare(killedApps);
  }

  private void signAndKill(int round, boolean app, Duration until) throws InterruptedException {
    String body = SignLoad.read(house.app().url()).bodyBeforeEmail();
    AtomicBoolean going = new AtomicBoolean(true);
    ExecutorService people = Executors.newFixedThreadPool(SIGNERS);
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build()) {
      for (int signer = 0; signer < SIGNERS; signer++) {
        String name = "bench-" + round + "-" + signer + "-";
        people.execute(() -> signOn(client, body, name, going));
      }
      LockSupport.parkNanos(until.toNanos());
      if (app) {
        house.app().kill();
      } else {
        house.postgres().kill();
      }
      going.set(false);
      people.shutdown();
      if (!people.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new CannotStart("An answer to somebody who signed did not come within a minute.");
      }
    } finally {
      going.set(false);
      people.shutdownNow();
    }
  }

  private void signOn(HttpClient client, String body, String name, AtomicBoolean going) {
    URI page = house.app().url().resolve(House.PAGE);
    for (int number = 0; going.get(); number++) {
      String person = name + number;
      HttpRequest request =
          HttpRequest.newBuilder(page)
              .timeout(Duration.ofSeconds(30))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-Forwarded-For", House.client(networks.incrementAndGet()))
              .POST(HttpRequest.BodyPublishers.ofString(body + person + "%40supporters.example"))
              .build();
      try {
        HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        if (thanks(answer)) {
          acknowledged.add(person + "@supporters.example");
        }
      } catch (IOException e) {
        // killed while we waited: nobody promised anything
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Leads on to where thanks are said, whatever fragment the address ends in. */
  private static boolean thanks(HttpResponse<?> answer) {
    return answer.statusCode() == 303
        && URI.create(answer.headers().firstValue("Location").orElse(""))
            .getPath()
            .endsWith("/thanks");
  }

  /** An app that lost its database has to heal by itself: it is not started anew. */
  private void recover(boolean app) throws InterruptedException {
    if (app) {
      house.app().start();
      return;
    }
    startPostgres();
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    while (!isSignable()) {
      if (System.nanoTime() - deadline > 0) {
        throw new CannotStart("The app did not recover from the death of its database.");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private boolean isSignable() throws InterruptedException {
    try {
      SignLoad.fetch(house.app().url());
      return house.appIsReady();
    } catch (CannotStart notYet) {
      return false;
    }
  }

  /** What the killed one left takes a moment to notice, and no second one may start before. */
  private void startPostgres() throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        house.postgres().start();
        return;
      } catch (CannotStart e) {
        if (attempt == 20) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  private Result compare(int killedApps) {
    List<String> stored = stored();
    Set<String> once = new HashSet<>(stored);
    long lost = acknowledged.stream().filter(email -> !once.contains(email)).count();
    long twice = (long) stored.size() - once.size();
    Ledger ledger = Ledger.read(house);
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("rounds", rounds);
    figures.put("app_killed", killedApps);
    figures.put("postgres_killed", rounds - killedApps);
    figures.put("acknowledged", acknowledged.size());
    figures.put("stored", stored.size());
    figures.put("lost", lost);
    figures.put("double", twice);
    figures.put("drift", ledger.drift());
    List<String> faults = new ArrayList<>();
    if (acknowledged.isEmpty()) {
      faults.add("nobody could sign");
    }
    if (lost > 0) {
      faults.add(lost + " acknowledged signatures are not stored");
    }
    if (twice > 0) {
      faults.add(twice + " people are stored more than once");
    }
    if (ledger.drift() > 0 || ledger.stored() != ledger.tally()) {
      faults.add("the tallies differ from a recount by " + ledger.drift());
    }
    return new Result(Benchmark.CRASH, figures, List.of(), faults);
  }

  private List<String> stored() {
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select email from signature where email like 'bench-%'")) {
      List<String> emails = new ArrayList<>();
      while (rows.next()) {
        emails.add(rows.getString("email"));
      }
      return emails;
    } catch (SQLException e) {
      throw new CannotStart("The signatures cannot be read: " + e.getMessage(), e);
    }
  }
}
