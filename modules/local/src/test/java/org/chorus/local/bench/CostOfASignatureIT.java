package org.chorus.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.local.CaughtMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What one confirmed signature costs, from the page to the button in the mail: people who say yes
 * to three partners, in a house like that of the benchmarks.
 */
class CostOfASignatureIT {

  private static final int PEOPLE = 200;
  private static final int MAX_DYNAMIC_REQUESTS = 3;
  private static final int MAX_INDEX_ENTRIES = 20;

  /** Keys of a signature, its touch, three grants, confirmation and mail. */
  private static final int MIN_INDEX_ENTRIES = 9;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration QUIET = Duration.ofSeconds(12);
  private static final Pattern LINK = Pattern.compile("/confirm/[\\w-]{43}");

  private static final AtomicInteger people = new AtomicInteger();

  private static House house;
  private static HttpClient browser;

  @BeforeAll
  static void open() {
    house =
        House.open(
            BenchOptions.parse(List.of("sign", "--into", "target/cost")),
            new Progress(System.out, Clock.systemUTC()));
    browser = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() {
    browser.close();
    house.close();
  }

  @Test
  void threeRequestsThatNobodyElseCouldBeAnsweredWithAndTwentyIndexEntries() throws Exception {
    SignFields form = SignLoad.read(house.app().url());
    long before = indexEntriesOnceNothingHappens();
    long grantsBefore = statistics("contact_grant", "n_tup_ins");
    long signed = count("confirmed_at is null");

    int dynamic = 0;
    for (int n = 0; n < PEOPLE; n++) {
      dynamic += signs(form, "person-" + n + "@supporters.example");
    }
    await(() -> house.mail().messages().size() >= PEOPLE);
    for (CaughtMessage mail : house.mail().messages()) {
      dynamic += confirms(mail);
    }

    assertThat(count("confirmed_at is null")).isEqualTo(signed);
    assertThat(dynamic).isLessThanOrEqualTo(MAX_DYNAMIC_REQUESTS * PEOPLE);
    await(() -> statistics("contact_grant", "n_tup_ins") >= grantsBefore + 3L * PEOPLE);
    assertThat((indexEntriesOnceNothingHappens() - before) / (double) PEOPLE)
        .isGreaterThan(MIN_INDEX_ENTRIES)
        .isLessThanOrEqualTo(MAX_INDEX_ENTRIES);
  }

  /** Reads the page, signs, reads the thanks; says how many of the answers were this person's. */
  private static int signs(SignFields form, String email) throws Exception {
    String body = form.bodyBeforeEmail() + email.replace("@", "%40");
    HttpResponse<String> page = get(House.PAGE);
    HttpResponse<String> answer = post(House.PAGE, body);
    assertThat(answer.statusCode()).isEqualTo(303);
    return own(page) + own(answer) + own(get(location(answer)));
  }

  private static int confirms(CaughtMessage mail) throws Exception {
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).isTrue();
    HttpResponse<String> question = get(link.group());
    HttpResponse<String> answer = post(link.group(), "");
    assertThat(answer.statusCode()).isEqualTo(303);
    return own(question) + own(answer) + own(get(location(answer)));
  }

  /** One for an answer that no cache may keep for others. */
  private static int own(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isIn(200, 303);
    return answer.headers().firstValue("Cache-Control").orElse("").contains("public") ? 0 : 1;
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", House.client(people.incrementAndGet()))
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build(),
        BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return house.app().url().resolve(path);
  }

  /**
   * Written so far, as PostgreSQL counts rows: one for each index of the table with each new row,
   * and with each changed row that found no room beside the old one. The indexes of assists and of
   * what is held stay as they are: nobody here comes a second time, or looks suspicious.
   */
  private static long indexEntries() throws SQLException {
    return number(
        """
        select sum((n_tup_ins + n_tup_upd - n_tup_hot_upd)
                   * (select count(*)
                        from pg_index
                       where indrelid = relid
                         and indexrelid not in ('touch_assists_once'::regclass, 'signature_held'::regclass)))
          from pg_stat_user_tables
         where relname <> 'scheduled_tasks'
        """);
  }

  /**
   * What the demo's signatures still bring about, grants for instance, is not ours; sessions tell
   * their statistics within ten seconds.
   */
  private static long indexEntriesOnceNothingHappens() throws Exception {
    long entries = indexEntries();
    Instant since = Instant.now();
    while (Instant.now().isBefore(since.plus(QUIET))) {
      TimeUnit.MILLISECONDS.sleep(200);
      long now = indexEntries();
      if (now != entries) {
        entries = now;
        since = Instant.now();
      }
    }
    return entries;
  }

  private static long statistics(String table, String column) throws SQLException {
    return number(
        "select %s from pg_stat_user_tables where relname = '%s'".formatted(column, table));
  }

  private static long count(String condition) throws SQLException {
    return number("select count(*) from signature where " + condition);
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  /** Mail and statistics come by themselves, a little later. */
  private static void await(Condition condition) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("waited in vain").isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
