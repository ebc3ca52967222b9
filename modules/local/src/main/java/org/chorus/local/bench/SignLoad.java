package org.chorus.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chorus.local.CannotStart;

/** People who sign over HTTP: 128 connections that wait for nothing but their answer. */
final class SignLoad {

  /**
   * wrk hangs up when its time is over, and who is hung up on may be stored without having been
   * thanked. So nobody begins any more by then, and even a cold app answers everybody; but the app
   * closes connections that say nothing for 20 seconds, which would pass for errors.
   */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);

  /** Nobody reads a page and fills in its form sooner, and the app marks who says so. */
  private static final Duration READING = Duration.ofSeconds(3);

  private static final int MAX_WARM_UPS = 8;
  private static final double NOTICEABLY = 1.05;

  private final House house;
  private final Path wrk;
  private final Path script;
  private int runs;

  SignLoad(House house) {
    this.house = house;
    this.wrk = Program.WRK.demand();
    this.script = house.directory().resolve("sign.lua");
    try (InputStream lua = SignLoad.class.getResourceAsStream("sign.lua")) {
      if (lua == null) {
        throw new IllegalStateException("sign.lua is not in the build");
      }
      Files.copy(lua, script, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the form anew, as its readers do, and signs it for so long. */
  WrkSummary signFor(Duration time) throws InterruptedException {
    SignFields form = read(house.app().url());
    runs++;
    return WrkSummary.parse(
        Shell.run(
            List.of(
                wrk.toString(),
                "--threads",
                "2",
                "--connections",
                "128",
                "--duration",
                time.plus(LAST_ANSWERS).toSeconds() + "s",
                "--timeout",
                "30s",
                "--script",
                script.toString(),
                house.app().url().resolve(House.PAGE).toString(),
                "--",
                form.bodyBeforeEmail(),
                Integer.toString(runs),
                Long.toString(time.toSeconds())),
            Map.of(),
            house.directory().resolve("wrk.out"),
            time.plusSeconds(60)));
  }

  /**
   * Signs again and again until it becomes no faster: Java compiles what is run often, and on few
   * processors that takes minutes.
   */
  List<WrkSummary> untilNoFaster(Duration time, Progress progress) throws InterruptedException {
    List<WrkSummary> runs = new ArrayList<>();
    double best = 0;
    double latest = Double.MAX_VALUE;
    while (runs.size() < MAX_WARM_UPS && latest > best * NOTICEABLY) {
      best = Math.max(best, runs.isEmpty() ? 0 : latest);
      WrkSummary run = signFor(time);
      runs.add(run);
      latest = run.acknowledgedPerSecond();
      progress.note("warm-up", String.format(Locale.ROOT, "%.0f signatures/s", latest));
    }
    return runs;
  }

  /** Reads the form as a person does who signs it afterwards. */
  static SignFields read(URI app) throws InterruptedException {
    SignFields form = fetch(app);
    TimeUnit.NANOSECONDS.sleep(READING.toNanos());
    return form;
  }

  static SignFields fetch(URI app) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> page =
          client.send(
              HttpRequest.newBuilder(app.resolve(House.PAGE))
                  .timeout(Duration.ofSeconds(30))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (page.statusCode() != 200) {
        throw new CannotStart("The page to sign answers " + page.statusCode() + ".");
      }
      SignFields form = SignFields.of(page.body());
      if (form.consents() != House.CONSENTS) {
        throw new CannotStart(
            "The form asks for " + form.consents() + " consents, not " + House.CONSENTS + ".");
      }
      return form;
    } catch (IOException e) {
      throw new CannotStart("The page to sign does not answer.", e);
    }
  }
}
