package org.chorus.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** {@code ./chorus up}: starts the stack, tells where everything is, and stays until stopped. */
public final class Up implements LocalStack.Progress {
  private final PrintStream out;
  private final Clock clock;
  private final Instant begin;
  private final CompletableFuture<String> fatal = new CompletableFuture<>();

  private Up(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.begin = clock.instant();
  }

  static void main(String[] arguments) {
    // Before the first logger wakes up; the children configure their own logging.
    System.setProperty("logback.configurationFile", "org/chorus/local/logback-supervisor.xml");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      new Up(out, Clock.systemUTC()).run(UpOptions.parse(List.of(arguments)));
    } catch (CannotStart e) {
      out.println();
      out.println("Chorus did not start. " + e.getMessage());
    }
    System.exit(1); // reached by failures only
  }

  /** Runs until a vital part dies; Ctrl-C ends the JVM, whose shutdown stops the stack. */
  private void run(UpOptions options) {
    try (LocalStack stack = LocalStack.open(StackSettings.of(options), this)) {
      out.println("Chorus starts in " + options.data() + ". Ctrl-C stops it.");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> out.println("Stopping."), "goodbye"));
      stack.start();
      line("Public site", stack.app().url().toString());
      line("Mail catcher", stack.mail().inboxUrl().toString());
      if (!stack.keycloak().isRunning()) {
        line("Keycloak", "still starting; the public site does not wait for it");
      }
      stack.awaitConsole();
      tellAddresses(stack);
      String part = fatal.join();
      throw new CannotStart(
          part
              + " ended by itself. The end of its log:\n\n"
              + stack.directory().tail(part, 25).orElse("(empty)").indent(4)
              + "\nAll of it: "
              + stack.directory().log(part));
    }
  }

  private void tellAddresses(LocalStack stack) {
    DemoOrganizations demo = DemoOrganizations.read();
    out.println();
    out.println("Ready after " + seconds() + " s.");
    out.println();
    line("Public site", stack.app().url().toString());
    line("Console", stack.app().url() + "/console");
    line("Mail catcher", stack.mail().inboxUrl().toString());
    line("One-time codes", stack.mail().codesUrl() + "  (second factor of the demo logins)");
    line(
        "Keycloak",
        stack.keycloak().url()
            + "/admin  (user "
            + KeycloakAdmin.USERNAME
            + ", password in "
            + stack.directory().secrets()
            + ")");
    line("PostgreSQL", "127.0.0.1:" + stack.postgres().port() + ", database chorus");
    line("Logs", stack.logs().toString());
    out.println();
    out.println("Demo logins, all with the password " + demo.password() + ":");
    for (DemoOrganizations.Organization organization : demo.organizations()) {
      out.println();
      out.println("  " + organization.name());
      organization.members().forEach(this::login);
    }
    out.println();
    out.println("  Nobody's member");
    demo.outsiders().forEach(this::login);
    out.println();
    out.flush();
  }

  private void login(DemoOrganizations.Person person) {
    out.printf(
        Locale.ROOT,
        "    %-26s %s %s, %s%n",
        person.email(),
        person.firstName(),
        person.lastName(),
        person.role());
  }

  private void line(String what, String where) {
    out.printf(Locale.ROOT, "  %-14s %s%n", what, where);
  }

  private long seconds() {
    return Duration.between(begin, clock.instant()).toSeconds();
  }

  @Override
  public synchronized void note(String part, String what) {
    out.printf(Locale.ROOT, "  %3d s  %-9s %s%n", seconds(), part, what);
  }

  @Override
  public synchronized void died(String part) {
    if (part.equals(Keycloak.NAME)) {
      // Supporters sign without it: the house stays open, staff cannot log in.
      note(part, "ended by itself; its log tells why. The public site goes on without it");
    } else {
      fatal.complete(part);
    }
  }
}
