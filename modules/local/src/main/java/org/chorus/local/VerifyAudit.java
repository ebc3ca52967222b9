package org.chorus.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./chorus verify-audit}: proves the audit trail of a local stack, whether it runs or not.
 */
public final class VerifyAudit {
  private static final int CANNOT = 2;
  private static final String LOGGING = "logback.configurationFile";

  private VerifyAudit() {}

  static void main(String[] arguments) {
    System.setProperty(LOGGING, "org/chorus/local/logback-supervisor.xml");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      List<String> rest = new ArrayList<>(List.of(arguments));
      // The script names the data directory first, and a --data of the person's own after that.
      List<String> head = rest.stream().filter(argument -> argument.startsWith("--head=")).toList();
      rest.removeAll(head);
      Path data = UpOptions.parse(rest).data();
      System.exit(
          DataDirectory.isInUse(data)
              ? verify(Postgres.running(data), head, out)
              : startAndVerify(data, head, out));
    } catch (CannotStart e) {
      out.println("The audit trail was not verified. " + e.getMessage());
      System.exit(CANNOT);
    }
  }

  private static int startAndVerify(Path data, List<String> head, PrintStream out) {
    try (LocalStack stack = LocalStack.open(StackSettings.in(data), LocalStack.Progress.silent())) {
      stack.postgres().start();
      return verify(
          new Postgres.Address(stack.postgres().url(), stack.postgres().app()), head, out);
    }
  }

  private static int verify(Postgres.Address database, List<String> head, PrintStream out) {
    List<String> settings = new ArrayList<>(head);
    settings.add("--spring.datasource.url=" + database.url());
    settings.add("--spring.datasource.username=" + database.login().username());
    settings.add("--spring.datasource.password=" + database.login().password());
    System.clearProperty(LOGGING); // ours; the app has its own, and says so if both are there
    return org.chorus.app.VerifyAudit.run(settings, out);
  }
}
