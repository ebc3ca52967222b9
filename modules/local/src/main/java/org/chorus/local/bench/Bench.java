package org.chorus.local.bench;

import java.io.PrintStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.chorus.local.CannotStart;

/** The program behind {@code ./chorus bench}. */
public final class Bench {

  private static final int FELL_SHORT = 1;
  private static final int CANNOT = 2;

  private Bench() {}

  static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "org/chorus/local/logback-supervisor.xml");
    Thread.setDefaultUncaughtExceptionHandler(Bench::report);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      System.exit(run(List.of(arguments), out));
    } catch (CannotStart e) {
      out.println("Nothing was measured. " + e.getMessage());
      System.exit(CANNOT);
    } catch (InterruptedException e) {
      System.exit(CANNOT);
    }
  }

  /** The mail catcher's threads fall over apps that end while they hand mail over: no fault. */
  private static void report(Thread thread, Throwable fault) {
    if (!(fault.getCause() instanceof SocketException)) {
      System.err.println("Fault in " + thread.getName());
      fault.printStackTrace();
    }
  }

  /** The exit status: 0, or 1 when what was measured is wrong. */
  static int run(List<String> arguments, PrintStream out) throws InterruptedException {
    BenchOptions options = BenchOptions.parse(arguments);
    if (options.benchmark().isEmpty()) {
      out.println("Benchmarks, each ./chorus bench NAME:");
      for (Benchmark benchmark : Benchmark.values()) {
        out.printf("  %-8s %s%n", benchmark.label(), benchmark.promise());
      }
      return 0;
    }
    Benchmark benchmark = options.benchmark().get();
    benchmark.programs().forEach(Program::demand);
    Progress progress = new Progress(out, Clock.systemUTC());
    if (benchmark == Benchmark.SIGN_10M || benchmark == Benchmark.REPORT) {
      FullPoolBenchmark.demandRoom(options, progress);
    }
    Result result;
    try (House house = House.open(options, progress)) {
      result =
          switch (benchmark) {
            case SIGN -> new SignBenchmark(house, options, progress).run();
            case SIGN_10M -> new FullPoolBenchmark(house, options, progress).run();
            case CRASH -> new CrashBenchmark(house, options, progress).run();
            case PAGES -> new PagesBenchmark(house, options, progress).run();
            case COUNT -> new CountBenchmark(house, options, progress).run();
            case EXPORT -> new ExportBenchmark(house, options, progress).run();
            case MAIL -> new MailBenchmark(house, options, progress).run();
            case REPORT -> new ReportBenchmark(house, options, progress).run();
          };
    }
    result.print(out);
    out.println();
    out.println("Written to " + result.write(options.into()));
    result.faults().forEach(fault -> out.println("WRONG: " + fault));
    return result.faults().isEmpty() ? 0 : FELL_SHORT;
  }
}
