package org.chorus.local.bench;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.chorus.local.CannotStart;
import org.chorus.local.bench.Visitor.Answer;

/**
 * Reading a co-branded page as browsers do, compressed, against two answers of the same bytes that
 * nobody has to look up: a constant of the app's own server, behind the same filters, and a file of
 * nginx. The three take turns, each round in another order.
 */
final class PagesBenchmark {

  private static final int ROUNDS = 3;
  private static final int CONNECTIONS = 128;
  private static final int MAX_WARM_UPS = 6;
  private static final double NOTICEABLY = 1.05;

  /** nginx makes them by itself; the name of a request is for logs, and nginx keeps none here. */
  private static final Set<String> OWN_OF_NGINX =
      Set.of("content-type", "content-encoding", "content-length", "etag", "vary", "accept-ranges");

  /** Says in the form of a page when it was made, and so differs each second. */
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"[\\w-]*\"");

  private static final Set<String> FOLLOW_THE_TOKEN = Set.of("content-length", "etag");

  private final House house;
  private final BenchOptions options;
  private final Progress progress;

  PagesBenchmark(House house, BenchOptions options, Progress progress) {
    this.house = house;
    this.options = options;
    this.progress = progress;
  }

  private enum Side {
    PAGE,
    CONSTANT,
    NGINX
  }

  private record Round(Map<Side, Polling> sides) {
    Polling side(Side side) {
      return requireNonNull(sides.get(side));
    }

    double perSecond(Side side) {
      return side(side).perSecond();
    }

    double ratioTo(Side other) {
      return perSecond(Side.PAGE) / perSecond(other);
    }

    Map<String, Number> figures() {
      Map<String, Number> figures = new LinkedHashMap<>();
      figures.put("pages_per_s", perSecond(Side.PAGE));
      figures.put("constant_per_s", perSecond(Side.CONSTANT));
      figures.put("nginx_per_s", perSecond(Side.NGINX));
      figures.put("ratio_to_constant", ratioTo(Side.CONSTANT));
      figures.put("ratio_to_nginx", ratioTo(Side.NGINX));
      figures.put("p99_ms", side(Side.PAGE).p99Ms());
      figures.put("p99_ms_constant", side(Side.CONSTANT).p99Ms());
      return figures;
    }
  }

  Result run() throws InterruptedException {
    try (Visitor visitor = new Visitor()) {
      Answer page = visitor.get(page(), Map.of());
      List<String> faults = new ArrayList<>(faults(visitor, page));
      visitor.put(constant(), entityHeaders(page), page.body());
      demandEqual(page, visitor.get(constant(), Map.of()));
      try (Nginx nginx = Nginx.start(house, visitor, page, headersForNginx(page))) {
        Map<Side, URI> addresses =
            Map.of(Side.PAGE, page(), Side.CONSTANT, constant(), Side.NGINX, nginx.page());
        warmUp(addresses);
        List<Round> rounds = new ArrayList<>();
        for (int n = 1; n <= Math.max(ROUNDS, options.rounds().orElse(ROUNDS)); n++) {
          rounds.add(round(n, addresses));
          faults.addAll(faults(visitor, page));
        }
        long rss = house.appMaxRssMb();
        if (options.profile()) {
          profile(addresses);
        }
        return result(rounds, page, faults, rss);
      }
    }
  }

  private URI page() {
    return house.app().url().resolve(House.PAGE);
  }

  private URI constant() {
    return house.app().url().resolve(ConstantAnswer.PATH);
  }

  /** Whether readers get what they should, compressed or not, and nothing when they have it. */
  private List<String> faults(Visitor visitor, Answer first) throws InterruptedException {
    Answer compressed = visitor.get(page(), Map.of());
    Answer plain = visitor.get(page(), Map.of("Accept-Encoding", "identity"));
    Answer known = visitor.get(page(), Map.of("If-None-Match", compressed.header("ETag")));
    Answer other = visitor.get(page(), Map.of("If-None-Match", "W/\"of-another-day\""));
    List<String> faults = new ArrayList<>();
    if (compressed.status() != 200 || plain.status() != 200) {
      faults.add("the page answers " + compressed.status() + " and " + plain.status());
    }
    if (!headers(compressed).equals(headers(first))) {
      faults.add("the page came with other headers than the first time");
    }
    if (!compressed.isCompressed() || plain.isCompressed()) {
      faults.add("the page is not compressed for whoever takes it so, and only for them");
    }
    if (!read(compressed).equals(read(plain))) {
      faults.add("the compressed page is not the page");
    }
    if (known.status() != 304 || known.body().length > 0) {
      faults.add("who has the page is answered " + known.status());
    }
    if (other.status() != 200 || !read(other).equals(read(compressed))) {
      faults.add("who has another page is answered " + other.status());
    }
    return faults;
  }

  private static Map<String, String> headers(Answer page) {
    Map<String, String> headers = page.lastingHeaders();
    headers.keySet().removeAll(FOLLOW_THE_TOKEN);
    return headers;
  }

  private static String read(Answer page) {
    return TOKEN.matcher(new String(page.text(), StandardCharsets.UTF_8)).replaceFirst("");
  }

  private static Map<String, String> entityHeaders(Answer page) {
    Map<String, String> headers = new LinkedHashMap<>();
    ConstantAnswer.HEADERS.forEach(name -> headers.put(name, page.header(name)));
    return headers;
  }

  private static Map<String, String> headersForNginx(Answer page) {
    Map<String, String> headers = new TreeMap<>(page.lastingHeaders());
    headers.keySet().removeAll(OWN_OF_NGINX);
    return headers;
  }

  /** Else the one would be compared with a smaller other. */
  private static void demandEqual(Answer page, Answer constant) {
    if (!page.lastingHeaders().equals(constant.lastingHeaders())
        || !Arrays.equals(page.body(), constant.body())) {
      throw new CannotStart(
          "The constant is not like the page: "
              + constant.lastingHeaders()
              + ", not "
              + page.lastingHeaders()
              + ".");
    }
  }

  /** Java compiles what is run often. */
  private void warmUp(Map<Side, URI> addresses) throws InterruptedException {
    progress.note("warm-up", "the page until it becomes no faster, then the others");
    double best = 0;
    double latest = Double.MAX_VALUE;
    for (int run = 0; run < MAX_WARM_UPS && latest > best * NOTICEABLY; run++) {
      best = Math.max(best, run == 0 ? 0 : latest);
      latest = fetch(addresses, Side.PAGE).perSecond();
      double constant = fetch(addresses, Side.CONSTANT).perSecond();
      progress.note(
          "warm-up",
          String.format(Locale.ROOT, "%.0f pages/s, %.0f constants/s", latest, constant));
    }
    fetch(addresses, Side.NGINX);
  }

  private Round round(int number, Map<Side, URI> addresses) throws InterruptedException {
    String name = "round " + number;
    List<Side> order = new ArrayList<>(List.of(Side.values()));
    Collections.rotate(order, number - 1);
    Map<Side, Polling> sides = new EnumMap<>(Side.class);
    for (Side side : order) {
      progress.note(
          name, CONNECTIONS + " connections fetch: " + side.name().toLowerCase(Locale.ROOT));
      sides.put(side, fetch(addresses, side));
    }
    Round round = new Round(sides);
    progress.note(
        name,
        String.format(
            Locale.ROOT,
            "%.0f pages/s, %.2f of the constant, %.2f of nginx",
            round.perSecond(Side.PAGE),
            round.ratioTo(Side.CONSTANT),
            round.ratioTo(Side.NGINX)));
    return round;
  }

  private Polling fetch(Map<Side, URI> addresses, Side side) throws InterruptedException {
    return Polling.run(
        requireNonNull(addresses.get(side)),
        CONNECTIONS,
        Visitor.BROWSER,
        options.side(),
        house.directory().resolve("wrk.out"));
  }

  private void profile(Map<Side, URI> addresses) throws InterruptedException {
    Path recording = options.into().resolve("pages.jfr");
    progress.note("profile", "the page with the flight recorder on, into " + recording);
    FlightRecorder recorder = FlightRecorder.start(house, "pages");
    fetch(addresses, Side.PAGE);
    recorder.stop(recording);
  }

  private static Result result(List<Round> rounds, Answer page, List<String> faults, long rss) {
    List<Polling> all = rounds.stream().flatMap(round -> round.sides().values().stream()).toList();
    long errors = all.stream().mapToLong(side -> side.non2xx3xx() + side.broken()).sum();
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("pages_per_s", median(rounds, round -> round.perSecond(Side.PAGE)));
    figures.put("constant_per_s", median(rounds, round -> round.perSecond(Side.CONSTANT)));
    figures.put("nginx_per_s", median(rounds, round -> round.perSecond(Side.NGINX)));
    figures.put("ratio_to_constant", median(rounds, round -> round.ratioTo(Side.CONSTANT)));
    figures.put("ratio_to_nginx", median(rounds, round -> round.ratioTo(Side.NGINX)));
    figures.put("p50_ms", median(rounds, round -> round.side(Side.PAGE).p50Ms()));
    figures.put("p99_ms", median(rounds, round -> round.side(Side.PAGE).p99Ms()));
    figures.put("page_bytes", page.body().length);
    figures.put("non_2xx_3xx", errors);
    figures.put("app_max_rss_mb", rss);
    return new Result(
        Benchmark.PAGES, figures, rounds.stream().map(Round::figures).toList(), faults);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Median.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }
}
