package org.chorus.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chorus.access.AuditChain;
import org.chorus.access.AuditChain.Fault;
import org.chorus.access.AuditChain.Verdict;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * {@code verify-audit [--head=DIGEST]}: proves the audit trail of the database that {@code
 * spring.datasource} names, and starts nothing else. Tells the head of the chain, to be kept
 * somewhere else and named the next time.
 */
@Import(AuditChain.class)
public final class VerifyAudit {

  /** As the first argument of the app. */
  public static final String COMMAND = "verify-audit";

  private static final int INTACT = 0;
  private static final int BROKEN = 1;

  private VerifyAudit() {}

  /**
   * Verifies and tells what was found.
   *
   * @param arguments {@code --head=DIGEST} and settings of the data source, as the app takes them
   * @return the exit code: 0 for a trail that is as it was written, 1 for one that is not
   */
  public static int run(List<String> arguments, PrintStream out) {
    try (ConfigurableApplicationContext context = DatabaseOnly.open(VerifyAudit.class, arguments)) {
      Optional<String> head =
          Optional.ofNullable(context.getEnvironment().getProperty("head")).map(String::strip);
      Verdict verdict =
          context
              .getBean(AuditChain.class)
              .verify(
                  head, done -> out.printf(Locale.ROOT, "  %,d entries are as written%n", done));
      tell(verdict, out);
      return verdict instanceof Verdict.Intact ? INTACT : BROKEN;
    }
  }

  private static void tell(Verdict verdict, PrintStream out) {
    switch (verdict) {
      case Verdict.Intact(long entries, String head) -> {
        out.printf(Locale.ROOT, "The audit trail is intact: %,d entries.%n", entries);
        if (!head.isEmpty()) {
          out.println("Head: " + head);
          out.println(
              "Keep it somewhere else; --head=… finds out later whether it is still there.");
        }
      }
      case Verdict.Broken(long entry, var at, Fault fault) ->
          out.printf(
              Locale.ROOT,
              "BROKEN at entry %d%s: %s.%nEverything before it is as it was written.%n",
              entry,
              at.map(moment -> " of " + moment).orElse(""),
              words(fault));
      case Verdict.HeadMissing(long entries, String head) ->
          out.printf(
              Locale.ROOT,
              "BROKEN: %,d entries fit together, and the head that you named is not among them."
                  + " The end was cut off, or all of it was written anew.%nHead now: %s%n",
              entries,
              head);
    }
  }

  private static String words(Fault fault) {
    return switch (fault) {
      case CHANGED -> "it, or its link, says something else than when it was written";
      case REMOVED -> "it was removed, its link is there";
      case SLIPPED_IN -> "it has no link, so the app did not write it";
      case LINK_MISSING -> "an entry or a link before it was removed";
    };
  }
}
