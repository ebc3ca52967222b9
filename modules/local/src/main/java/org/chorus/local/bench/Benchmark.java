package org.chorus.local.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be measured. */
enum Benchmark {
  SIGN("signing over HTTP, against pgbench inserting the bare row"),
  SIGN_10M("signing with ten million signatures in the pool, against a pool without them"),
  CRASH("whether anything is lost or counted twice when the app or PostgreSQL is killed"),
  PAGES("reading a page, against a constant of the same server and a file of nginx"),
  COUNT("what a thousand open pages that ask for the number cost the database"),
  EXPORT("exporting a million contacts, against psql copying the same people into a file"),
  MAIL("how fast the mails that ask for confirmation reach the mail server, and whether once each"),
  REPORT("the dashboard of ten million signatures of a hundred partners, against a plain GROUP BY");

  private final String promise;

  Benchmark(String promise) {
    this.promise = promise;
  }

  static Optional<Benchmark> named(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String promise() {
    return promise;
  }

  /** What has to be installed for it. */
  List<Program> programs() {
    return switch (this) {
      case SIGN -> List.of(Program.WRK, Program.PGBENCH);
      case EXPORT -> List.of(Program.PSQL);
      case CRASH, REPORT -> List.of();
      case PAGES -> List.of(Program.WRK, Program.NGINX);
      case COUNT, MAIL, SIGN_10M -> List.of(Program.WRK);
    };
  }
}
